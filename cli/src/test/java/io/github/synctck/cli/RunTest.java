package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs, from the command line to the exit code. */
class RunTest {
    private static final int STEPS_MAX = 8;

    @TempDir
    private Path folder = Path.of("");

    private JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("synctck-out/result.json").toFile());
    }

    private static Map<String, String> statuses(JsonNode result) {
        Map<String, String> statuses = new TreeMap<>();
        result.path("requirements")
                .forEach(each -> statuses.put(
                        each.path("id").textValue(), each.path("status").textValue()));
        return statuses;
    }

    private static List<JsonNode> cases(JsonNode result, String status) {
        return StreamSupport.stream(result.path("requirements").spliterator(), false)
                .flatMap(each -> StreamSupport.stream(each.path("cases").spliterator(), false))
                .filter(each -> each.path("status").textValue().equals(status))
                .toList();
    }

    @Test
    void withoutArgumentsTheReferenceIsJudgedAndPasses() throws IOException {
        Tool.Ended ended = new Tool(folder).run("run");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.lastLine()).startsWith("PASSED ");
        JsonNode summary = result().path("summary");
        assertThat(summary.path("passed").intValue()).isGreaterThanOrEqualTo(16);
        assertThat(summary.path("failed").intValue()).isZero();
        assertThat(summary.path("unknown").intValue()).isZero();
        assertThat(summary.path("skipped").intValue()).isZero();
        assertThat(summary.path("errors").intValue()).isZero();
        assertThat(folder.resolve("synctck-out/junit.xml")).isNotEmptyFile();
        assertThat(folder.resolve("synctck-out/failures")).doesNotExist();
        assertThat(folder.resolve("synctck-out/running")).doesNotExist();
        assertThat(ended.out()).doesNotContain("\u001b");
    }

    @Test
    void staticTokensSkipByNameWhatNeedsAFreshAccount() throws IOException {
        String families = "SHAPE,PULL,TIPS,DEL,CUR,ISO,MIG,HTTP";
        Tool tool = new Tool(folder);
        try (Tool.Server server = tool.serve()) {
            Tool.Ended minted = tool.run("run", "--url", server.url(), "--jwt-secret", Tool.SECRET, "--only", families);
            Map<String, String> expected = statuses(result());
            String a = tool.run("token", "--jwt-secret", Tool.SECRET).lastLine();
            String b = tool.run("token", "--jwt-secret", Tool.SECRET).lastLine();
            Tool.Ended pooled = tool.run("run", "--url", server.url(), "--token", a, "--token", b, "--only", families);

            assertThat(minted.code()).as(minted.out()).isZero();
            assertThat(pooled.code()).as(pooled.out() + pooled.err()).isZero();
            Map<String, String> actual = statuses(result());
            List<JsonNode> skipped = cases(result(), "skipped");
            assertThat(skipped)
                    .isNotEmpty()
                    .allSatisfy(
                            each -> assertThat(each.path("message").textValue()).containsAnyOf("account", "hook"));
            expected.forEach((id, status) -> assertThat(actual.get(id)).as(id).isIn(status, "skipped"));
            assertThat(actual.keySet().stream()
                            .filter(id -> "skipped".equals(actual.get(id)) && !"skipped".equals(expected.get(id)))
                            .count())
                    .isLessThanOrEqualTo(skipped.size());
            assertThat(pooled.out() + Files.readString(folder.resolve("synctck-out/result.json")))
                    .as("no token is ever shown")
                    .doesNotContain(a, b);
        }
    }

    @Test
    void declaredDeviationIsShownAndNeverPasses() throws IOException {
        Tool.Ended ended = new Tool(folder).run("run", "--profile", "weave", "--only", "PUSH-05,DEL-01");

        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(statuses(result())).containsEntry("PUSH-05", "skipped");
        assertThat(result().path("summary").path("deviates").intValue()).isGreaterThanOrEqualTo(1);
        assertThat(ended.out()).contains("deviates: not promised by this profile", "Declared loss");
    }

    @ParameterizedTest
    @CsvSource({
        "no-conflict-check, PUSH-05, 'push-05/stale-update-is-rejected,PULL-02a'",
        "forgets-tombstones, TIPS-02, TIPS-02",
        "stamps-with-client-cursor, DERIVED-12, DERIVED-12",
    })
    void mutantFailsWhereItIsDeclaredAndReplaySaysWhetherItIsFixed(String mutant, String intended, String only)
            throws IOException {
        Tool tool = new Tool(folder);
        String replayed;
        try (Tool.Server broken = tool.serve("--mutant", mutant)) {
            Tool.Ended ended = tool.run("run", "--url", broken.url(), "--jwt-secret", Tool.SECRET, "--only", only);

            assertThat(ended.code()).as(ended.out()).isEqualTo(1);
            List<String> failed = StreamSupport.stream(
                            result().path("requirements").spliterator(), false)
                    .filter(each -> each.path("status").textValue().equals("fail"))
                    .map(each -> each.path("id").textValue())
                    .toList();
            assertThat(failed).containsExactly(intended);
            JsonNode first = result().path("failures").get(0);
            assertThat(first.path("requirement").textValue()).isEqualTo(intended);
            assertThat(ended.lastLine())
                    .startsWith("./synctck replay ")
                    .contains(first.path("id").textValue());
            replayed = "synctck-out/failures/" + first.path("id").textValue();
            JsonNode scenario = new ObjectMapper()
                    .readTree(folder.resolve(replayed).resolve("scenario.json").toFile());
            assertThat(scenario.path("steps")).hasSizeLessThanOrEqualTo(STEPS_MAX);

            saysTheSameWithoutTheKit(replayed, broken.url(), tool);
            Tool.Ended again = tool.run("replay", replayed, "--url", broken.url(), "--jwt-secret", Tool.SECRET);
            assertThat(again.lastLine()).isEqualTo("FAILED");
            assertThat(again.code()).isEqualTo(1);
        }
        Tool.Ended good = tool.run("replay", replayed);
        assertThat(good.lastLine()).isEqualTo("FIXED");
        assertThat(good.code()).isZero();
        Tool.Ended gone = tool.run("replay", replayed, "--url", "http://127.0.0.1:9", "--jwt-secret", Tool.SECRET);
        assertThat(gone.lastLine()).isEqualTo("ERROR");
        assertThat(gone.code()).isEqualTo(69);
    }

    /** The folder of a failure holds what people need: a diagram, a script that only needs curl, a history to judge. */
    private void saysTheSameWithoutTheKit(String failure, String url, Tool tool) throws IOException {
        assertThat(folder.resolve(failure).resolve("diagram.txt")).content().contains("server", " !");
        ProcessBuilder script =
                new ProcessBuilder(folder.resolve(failure).resolve("repro.sh").toString());
        script.environment()
                .put("TOKEN_A", tool.run("token", "--jwt-secret", Tool.SECRET).lastLine());
        script.environment().put("SYNC_URL", url);
        script.redirectError(folder.resolve("script-errors").toFile());
        Tool.Ended curl = tool.end(script.start());
        Tool.Ended judged = tool.run("recheck", failure);

        assertThat(curl.code())
                .as(curl.out() + Files.readString(folder.resolve("script-errors")))
                .isEqualTo(1);
        assertThat(curl.lastLine()).startsWith("WRONG: op ");
        assertThat(judged.code()).as(judged.out()).isEqualTo(1);
        assertThat(judged.lastLine()).contains(" fail: op ");
    }

    @Test
    void killedRunLeavesAHistoryThatCanBeJudged() throws Exception {
        Tool tool = new Tool(folder);
        Process process = tool.start("run", "--only", "LIVE-01");
        Path history = folder.resolve("synctck-out/running/history.jsonl");
        while (process.isAlive() && (!Files.exists(history) || Files.size(history) < 2_000)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        process.destroyForcibly().waitFor();

        Tool.Ended judged = tool.run("recheck", "synctck-out");

        assertThat(judged.code()).as(judged.err()).isZero();
        assertThat(judged.lines().get(0)).matches("live-01/generated-histories/seed-0x[0-9a-f]+: [0-9]+ operations");
        assertThat(judged.lines()).hasSizeGreaterThan(5);
    }

    /** Interrupts a process once it has said that; returns what it said after it. */
    private static List<String> interrupt(Process process, String once) throws Exception {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.contains(once)) {
            line = out.readLine();
        }
        // Takes the same way as Ctrl-C, which a build in the background has told its processes to ignore.
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        List<String> rest = out.lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return rest;
    }

    @Test
    void interruptedSelftestSaysNothingOfTheServerThatItCutShort() throws Exception {
        Process process = new Tool(folder).start("selftest", "--only", "no-conflict-check,keeps-orphans");

        List<String> rest = interrupt(process, "KILLED  ");

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(rest)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("INTERRUPTED  1 killed, 0 failed elsewhere, 0 survived")
                .endsWith("; 1 not judged");
    }

    @Test
    void interruptedRunWritesDownWhatItHas() throws Exception {
        Process process = new Tool(folder).start("run");

        List<String> rest = interrupt(process, "SHAPE-01");

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(rest.get(rest.size() - 1)).startsWith("INTERRUPTED ");
        assertThat(result().path("exitCode").intValue()).isEqualTo(130);
        assertThat(result().path("notRun")).isNotEmpty();
    }

    @Test
    void readerThatWentAwayDoesNotChangeTheVerdict() throws Exception {
        Tool tool = new Tool(folder);
        Process process = tool.start("run", "--only", "SHAPE-01");
        process.getInputStream().close();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(result().path("exitCode").intValue()).isZero();
    }

    @Test
    void serverEndsWithZeroWhenItIsTold() throws Exception {
        try (Tool.Server server = new Tool(folder).serve()) {
            new ProcessBuilder("kill", "-TERM", String.valueOf(server.process().pid()))
                    .start()
                    .waitFor();

            assertThat(server.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(server.process().exitValue()).isZero();
        }
    }
}
