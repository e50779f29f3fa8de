package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of servers that are well, and what of those that something has to be mended on. */
class DoctorTest {
    private static final int COLUMNS = 80;

    @TempDir
    private Path folder = Path.of("");

    private static List<String> heads(Tool.Ended ended) {
        return ended.lines().stream()
                .filter(line -> line.matches("(ok|warn|fail|skip) .*"))
                .map(line -> line.substring(0, 16).trim())
                .toList();
    }

    private static void mendsFirst(Tool.Ended ended, String sentence) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(69);
        assertThat(ended.err()).isEmpty();
        String last = ended.out().replaceAll("\\s+", " ").replaceFirst(".*(Mend this first: )", "$1");
        assertThat(last).startsWith("Mend this first: ").contains(sentence);
        assertThat(ended.out()).doesNotContain("Exception", "\tat ");
        assertThat(ended.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void soundServerIsFineAndItsRunIsForetold() {
        try (Tool.Server server = new Tool(folder).serve()) {
            Tool.Ended ended = new Tool(folder).run("doctor", "--url", server.url(), "--jwt-secret", Tool.SECRET);

            assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
            assertThat(heads(ended))
                    .containsExactly(
                            "ok    reachable",
                            "ok    encryption",
                            "ok    users",
                            "ok    clock",
                            "ok    first pull",
                            "ok    shape",
                            "ok    round trip",
                            "ok    cursor",
                            "ok    run");
            assertThat(ended.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
            assertThat(ended.out()).doesNotContain(Tool.SECRET).contains("came back and was deleted again");
            assertThat(ended.out().replaceAll("\\s+", " "))
                    .contains("Fine.", "./synctck run --url " + server.url(), "--jwt-secret \"$SYNCTCK_JWT_SECRET\"");
        }
    }

    @Test
    void skippedCasesAreThoseThatARunSkips() throws IOException {
        try (Tool.Server server = new Tool(folder).serve()) {
            String token =
                    new Tool(folder).run("token", "--jwt-secret", Tool.SECRET).lastLine();
            String[] target = {"--url", server.url(), "--token", token};

            Tool.Ended ended =
                    new Tool(folder).run("doctor", target[0], target[1], target[2], target[3], "--format", "json");
            JsonNode told = new ObjectMapper().readTree(ended.out());
            new Tool(folder).run("run", target[0], target[1], target[2], target[3], "--only", "iso,faq,size,pull-01");
            JsonNode result = new ObjectMapper().readTree(Files.readString(folder.resolve("synctck-out/result.json")));

            assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
            assertThat(told.path("mend").isNull()).isTrue();
            assertThat(told.path("checks")).hasSize(9);
            assertThat(ended.out()).doesNotContain(token);
            int compared = 0;
            for (JsonNode requirement : result.path("requirements")) {
                for (JsonNode played : requirement.path("cases")) {
                    String id = played.path("id").textValue();
                    String foretold = "";
                    for (JsonNode skip : told.path("skips")) {
                        foretold = skip.path("case").textValue().equals(id)
                                ? skip.path("reason").textValue()
                                : foretold;
                    }
                    boolean skipped = played.path("status").textValue().equals("skipped");
                    assertThat(foretold)
                            .as(id)
                            .isEqualTo(skipped ? played.path("message").textValue() : "");
                    compared += skipped ? 1 : 0;
                }
            }
            assertThat(compared).isPositive();
        }
    }

    @Test
    void refusedToken() {
        try (Tool.Server server = new Tool(folder).serve()) {
            Tool.Ended ended = new Tool(folder).run("doctor", "--url", server.url(), "--token", "eyJwrong.token.here");

            mendsFirst(ended, server.url() + " refused the token with 401");
            assertThat(heads(ended)).contains("ok    reachable", "fail  users", "skip  round trip", "skip  run");
            assertThat(ended.out()).doesNotContain("eyJwrong");
        }
    }

    @Test
    void serverThatIsNotThere() {
        Tool.Ended ended = new Tool(folder).run("doctor", "--url", "http://127.0.0.1:9", "--token", "A");

        mendsFirst(ended, "cannot reach http://127.0.0.1:9: the connection was refused");
        assertThat(heads(ended)).startsWith("fail  reachable").hasSize(9);
    }
}
