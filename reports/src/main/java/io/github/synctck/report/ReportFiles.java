package io.github.synctck.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Writes a report so that a reader sees the old one or the new one, never half of it. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes the text beside the file and moves it there; devices and pipes are written to directly. Half a character
     * becomes a question mark. The exception's message names the file.
     */
    public static void write(Path file, String text) throws IOException {
        boolean device = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
        Path part = Path.of(file.toAbsolutePath() + ".part");
        try {
            if (device) {
                Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            createFolder(part.getParent());
            Files.write(part, text.getBytes(StandardCharsets.UTF_8));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static void createFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    /** Why the file system refused something, in a few words. */
    public static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file is in the way";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
