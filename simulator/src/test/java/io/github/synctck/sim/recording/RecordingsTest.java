package io.github.synctck.sim.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {
    private static final int RECORDINGS_MIN = 48;

    static List<Path> recordings() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(RecordingsTest.class.getResource("/recordings"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static DataSchema schema() throws IOException, URISyntaxException, BadFileException {
        Path file = Path.of(Objects.requireNonNull(RecordingsTest.class.getResource("/recordings/schema.json"))
                .toURI());
        return RecordingSchema.read(Files.readString(file), "schema.json");
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void deviceDoesWhatTheRealClientDid(Path file) throws Exception {
        Recording recording = Recording.read(Files.readString(file), file.toString());

        assertThat(new RecordingPlayer(schema()).play(recording)).isEmpty();
        assertThat(recording.steps()).isNotEmpty();
    }

    @Test
    void everyRecordingIsThere() throws Exception {
        assertThat(recordings()).hasSizeGreaterThanOrEqualTo(RECORDINGS_MIN);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void oneFlippedCharacterIsSeen(Path file) throws Exception {
        String text = Files.readString(file);
        int lastState = text.lastIndexOf("\"t\":\"state\"");
        int flipped = text.lastIndexOf("\"lastPulledAt\":", lastState) + "\"lastPulledAt\":".length();
        char other = text.charAt(flipped) == '9' ? '8' : '9';
        String changed =
                text.substring(0, flipped) + other + text.substring(flipped + 1).replaceFirst("^ull", "");

        Recording recording = Recording.read(changed, file.toString());

        assertThat(new RecordingPlayer(schema()).play(recording)).isPresent();
    }
}
