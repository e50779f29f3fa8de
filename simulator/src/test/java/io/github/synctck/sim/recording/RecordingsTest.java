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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {
    private static final int RECORDINGS_MIN = 115;

    static List<Path> recordings() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(RecordingsTest.class.getResource("/recordings"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static SortedMap<Integer, DataSchema> schemas() throws IOException, URISyntaxException, BadFileException {
        TreeMap<Integer, DataSchema> schemas = new TreeMap<>();
        for (String name : List.of("schema.json", "schema.v2.json")) {
            Path file = Path.of(Objects.requireNonNull(RecordingsTest.class.getResource("/recordings/" + name))
                    .toURI());
            DataSchema schema = RecordingSchema.read(Files.readString(file), name);
            schemas.put(schema.version(), schema);
        }
        return schemas;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void deviceDoesWhatTheRealClientDid(Path file) throws Exception {
        Recording recording = Recording.read(Files.readString(file), file.toString());

        assertThat(new RecordingPlayer(schemas()).play(recording)).isEmpty();
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
        boolean malformed = text.contains("\"malformed\":true");
        String changed = malformed ? otherOutcome(text) : otherDigit(text);

        Recording recording = Recording.read(changed, file.toString());

        assertThat(new RecordingPlayer(schemas()).play(recording)).isPresent();
    }

    private static String otherDigit(String text) {
        int lastState = text.lastIndexOf("\"t\":\"state\"");
        int flipped = text.lastIndexOf("\"lastPulledAt\":", lastState) + "\"lastPulledAt\":".length();
        char other = text.charAt(flipped) == '9' ? '8' : '9';
        return text.substring(0, flipped) + other + text.substring(flipped + 1).replaceFirst("^ull", "");
    }

    /** Where a recording holds pulls that no correct server sends, only outcomes are compared. */
    private static String otherOutcome(String text) {
        int last = text.lastIndexOf("\"ok\":true,\"op\":\"sync\"");
        return text.substring(0, last) + "\"ok\":false" + text.substring(last + "\"ok\":true".length());
    }
}
