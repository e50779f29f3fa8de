package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoakTest {
    private static final List<String> SHORT =
            List.of("soak", "--devices", "10", "--users", "2", "--rate", "200", "--rows", "100", "--out");

    @TempDir
    private Path folder = Path.of("");

    private String out() {
        return folder.resolve("out").toString();
    }

    private Tool.Ended soak(String... words) {
        List<String> all = new ArrayList<>(SHORT);
        all.add(out());
        all.addAll(List.of(words));
        return InProcess.run(all.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("out/soak.json")));
    }

    private List<String> failed() throws IOException {
        List<String> failed = new ArrayList<>();
        json().path("requirements").forEach(each -> {
            if (each.path("status").asText().equals("fail")) {
                failed.add(each.path("id").asText());
            }
        });
        return failed;
    }

    @Test
    void theReferencePassesThroughAClockThatIsSetBack() throws IOException {
        Tool.Ended ended = soak("--duration", "8s", "--clock-step", "4s=-1h");

        assertThat(ended.out() + ended.err()).contains("PASSED");
        assertThat(ended.code()).isZero();
        JsonNode counts = json().path("counts");
        assertThat(counts.path("pushes").path("accepted").asInt()).isPositive();
        assertThat(counts.path("failures")).isEmpty();
        assertThat(json().path("incidents").path(0).path("trouble").asText()).isEmpty();
        assertThat(folder.resolve("out/history.jsonl")).isNotEmptyFile();

        Tool.Ended again = InProcess.run("recheck", out());
        assertThat(again.code()).isEqualTo(64);
        assertThat(again.err()).contains("is of a soak, which was judged while it went on");
    }

    @ParameterizedTest
    @CsvSource({
        "checks-before-it-writes, LIVE-04, LIVE-04",
        "no-conflict-check, PUSH-05, LIVE-04",
        "forgets-tombstones, LIVE-01, LIVE-01"
    })
    void aBrokenServerIsFound(String mutant, String requirement, String other) throws IOException {
        try (Tool.Server server = new Tool(folder).serve("--mutant", mutant)) {
            Tool.Ended ended = soak("--duration", "12s", "--url", server.url(), "--jwt-secret", Tool.SECRET);

            assertThat(failed()).as(ended.out()).containsAnyOf(requirement, other);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.lastLine()).startsWith("FAILED");
        }
    }

    @Test
    void anIncidentThatFailsIsToldAndEndsWithSeventy() throws IOException {
        Tool.Ended ended = soak("--duration", "2s", "--incident", "500ms=echo it did not work; exit 3");

        assertThat(ended.out()).contains("ended with 3, see incident-1.log");
        assertThat(ended.code()).isEqualTo(70);
        assertThat(Files.readString(folder.resolve("out/incident-1.log"))).contains("it did not work");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--duration 3",
                "--duration 6h",
                "--devices 2 --users 3",
                "--incident later=true",
                "--incident 5s",
                "--duration 2s --incident 5s=true",
                "--profile pull-only"
            })
    void mistakesEndInOneSentence(String words) {
        Tool.Ended ended = soak(words.split(" "));

        assertThat(ended.err()).startsWith("synctck: ");
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.code()).isEqualTo(64);
    }
}
