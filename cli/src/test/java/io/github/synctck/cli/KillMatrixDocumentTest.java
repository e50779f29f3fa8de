package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The matrix of the release is about the servers of the release. Playing all of them takes too long for a test;
 * {@code ./synctck selftest --markdown docs/kill-matrix.md} renews it.
 */
class KillMatrixDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/kill-matrix.md");

    @Test
    void tellsThatEveryBrokenServerWasKilledWhereItIsBroken() throws IOException {
        List<String> expected = BrokenServer.all().stream()
                .map(server -> "| " + server.name() + " | " + server.failureClass() + " | "
                        + server.fails().get(0).value() + " | killed |")
                .toList();

        assertThat(rowsOf("## Broken servers"))
                .zipSatisfy(expected, (row, start) -> assertThat(row).startsWith(start));
    }

    @Test
    void tellsThatNoSoundServerWasBlamed() throws IOException {
        Profile profile = ProfileReader.named("watermelondb");
        List<String> expected = SoundServer.all().stream()
                .map(server -> "| " + server.name() + " | "
                        + server.declared().apply(profile).name() + " | quiet |")
                .toList();

        assertThat(rowsOf("## Sound variants"))
                .zipSatisfy(expected, (row, start) -> assertThat(row).startsWith(start));
    }

    /** The rows of the table below that heading, without those of its head. */
    private static List<String> rowsOf(String heading) throws IOException {
        Stream<String> below = Files.readAllLines(DOCUMENT).stream().dropWhile(line -> !line.equals(heading));
        return below.skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .toList();
    }
}
