package io.github.synctck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @Test
    void foldersAreMadeAndOldFilesReplaced(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a/b/result.json");

        ReportFiles.write(file, "one");
        ReportFiles.write(file, "two");

        assertThat(file).hasContent("two");
        try (Stream<Path> files = Files.list(folder.resolve("a/b"))) {
            assertThat(files).as("nothing half written stays").containsExactly(file);
        }
    }

    @Test
    void failureNamesTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path below = file.resolve("result.json");

        assertThatThrownBy(() -> ReportFiles.write(below, "text"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + below + ": ");
    }
}
