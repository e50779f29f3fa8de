package io.github.synctck.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.synctck.report.Results;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static JsonNode red() throws Exception {
        return new ObjectMapper().readTree(new JsonReport().write(Results.red()));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void keysAreThoseThatOthersRead() throws Exception {
        JsonNode red = red();

        assertThat(names(red))
                .contains(
                        "schemaVersion",
                        "suite",
                        "target",
                        "profile",
                        "seed",
                        "summary",
                        "requirements",
                        "notRun",
                        "exitCode");
        assertThat(names(red.path("target"))).containsExactly("url", "description");
        assertThat(names(red.path("summary")))
                .containsExactly("passed", "failed", "unknown", "skipped", "untested", "errors", "deviates");
        assertThat(names(red.path("requirements").get(0))).contains("id", "level", "status", "cases");
        assertThat(names(red.path("requirements").get(0).path("cases").get(0)))
                .contains("id", "status", "message", "evidence", "replay");
        assertThat(red.path("seed").isTextual()).isTrue();
        assertThat(red.path("schemaVersion").intValue()).isEqualTo(1);
    }

    @Test
    void countsAreOfRequirements() throws Exception {
        JsonNode red = red();

        assertThat(red.path("summary").toString())
                .isEqualTo("{\"passed\":1,\"failed\":2,\"unknown\":1,\"skipped\":1,\"untested\":1,\"errors\":0,"
                        + "\"deviates\":1}");
        assertThat(red.path("exitCode").intValue()).isEqualTo(1);
        assertThat(red.path("requirements")).hasSize(6);
    }

    @Test
    void failureHoldsItsEvidenceAndTextsUnchanged() throws Exception {
        JsonNode failed = red().path("requirements").get(4).path("cases").get(0);

        assertThat(failed.path("id").textValue()).isEqualTo("push-05/case-of-fail");
        assertThat(failed.path("evidence").toString()).isEqualTo("[1,2]");
        assertThat(failed.path("replay").textValue()).isEqualTo(Results.REPLAY);
        assertThat(failed.path("message").textValue()).contains("\u001b[31mred");
    }
}
