package io.github.synctck.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.report.Results;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.RawExchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionSourcesTest {
    private static final String HOSTILE = Results.HOSTILE + " */ \\u002a/ ${x} `id` $(id) ' @test@";

    private static Reproducer reproducer() {
        RawExchange.Request exchange = new RawExchange.Request(
                true,
                "POST",
                RawExchange.Credentials.VALID,
                new TreeMap<>(Collections.singletonMap("Content-Type", "application/json")),
                "{\"id\":\"{id:f1}\",\"name\":\""
                        + HOSTILE.replaceAll("\\p{Cntrl}", "")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"") + "\"}");
        WireExcerpt.Request request = new WireExcerpt.Request(4, 0, exchange, HOSTILE);
        Verdict verdict =
                Verdict.fail(RequirementId.of("PUSH-05"), HOSTILE, new Verdict.Contrast(HOSTILE, HOSTILE), List.of(4));
        Reproduction reproduction = new Reproduction(List.of(request), new TreeSet<>(), new Probe(0, "accepted", true));
        return new Reproducer(HOSTILE, verdict, "http://127.0.0.1:1/it's", reproduction, new StandardDialect());
    }

    @Test
    void nothingThatAServerSaysLeavesItsCommentOrItsString() {
        String source = JavaTest.write(reproducer());

        List<String> comments = source.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("* ") || line.startsWith("//"))
                .toList();
        assertThat(comments)
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.chars().allMatch(c -> c >= 32 && c < 127))
                .noneMatch(line -> line.contains("\\u"));
        assertThat(comments).filteredOn(line -> line.startsWith("*")).noneMatch(line -> line.contains("*/"));
        assertThat(source).doesNotContain("\u001b", "\u202e").contains("ask(");
    }

    /** The script is run with a curl that only answers. */
    @Test
    void nothingThatAServerSaysIsRunByTheShell(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("repro.sh");
        ReportFiles.write(script, "curl() { cat >/dev/null; printf '{}\\n200'; }\n" + CurlScript.write(reproducer()));
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        builder.environment().put("TOKEN_A", "a secret token");

        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isEqualTo(1);
        assertThat(out)
                .endsWith("WRONG: op 4: the server accepts it\n")
                .doesNotContain("uid=", "a secret token", "\u001b");
    }
}
