package io.github.synctck.cli;

import io.github.synctck.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files that are written one after the other; one that cannot be written does not keep the others from it. */
final class Written {
    private @Nullable IOException trouble;

    /** Writes it, where somebody asked for it. */
    void add(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            ReportFiles.write(file, text);
        } catch (IOException e) {
            trouble = trouble == null ? e : trouble;
        }
    }

    /** Throws what went wrong first. */
    void end() throws IOException {
        if (trouble != null) {
            throw trouble;
        }
    }
}
