package io.github.synctck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

    @Test
    void fullDiskIsNamedAndDevicesStayDevices() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this machine has no /dev/full");

        assertThatThrownBy(() -> ReportFiles.write(full, "text"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write /dev/full: No space left on device");
        assertThat(Files.isRegularFile(full)).isFalse();
    }
}
