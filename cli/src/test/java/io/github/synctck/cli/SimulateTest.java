package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns from the command line. */
class SimulateTest {
    @TempDir
    private Path folder = Path.of("");

    /** Waits until a text appears on the process's standard output and returns all of it so far. */
    private static String until(Process process, String text) throws IOException {
        StringBuilder out = new StringBuilder();
        int next = process.getInputStream().read();
        while (next >= 0) {
            out.append((char) next);
            if (out.indexOf(text) >= 0) {
                return out.toString();
            }
            next = process.getInputStream().read();
        }
        throw new AssertionError("ended without '" + text + "': " + out);
    }

    @Test
    void campaignShowsItsRateAndKeepsWhatItHasWhenItIsInterrupted() throws Exception {
        Tool tool = new Tool(folder).env("SYNCTCK_TTY", "1").env("TERM", "xterm");
        Process process = tool.start("simulate", "--seeds", "1..900000");

        assertThat(until(process, " a second")).matches("(?s).*[0-9]+ of 900000, [0-9]+ a second");
        // Takes the same way as Ctrl-C, which a build in the background has told its processes to ignore.
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        Tool.Ended ended = tool.end(process);

        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(ended.out())
                .containsPattern("[0-9]+ scenarios, [0-9]+ operations, 0 violations; [0-9]+ a second on [0-9]+ threads")
                .containsPattern("digest [0-9a-f]{64}")
                .containsPattern("interrupted after [0-9]+");
    }

    @Test
    void failuresAreFoundMadeSimpleAndReplayed() throws IOException {
        Tool tool = new Tool(folder);

        Tool.Ended ended = tool.run(
                "simulate",
                "--seeds",
                "1..50",
                "--shrink",
                "2",
                "--mutant",
                "no-conflict-check",
                "--mutant",
                "forgets-tombstones",
                "--out",
                "simple");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out())
                .containsPattern("no-conflict-check: 2 failures in [0-9]+ scenarios; median [1-5] steps, [12] devices")
                .containsPattern(
                        "forgets-tombstones: 2 failures in [0-9]+ scenarios; median [1-5] steps, [12] devices");
        Path simple = folder.resolve("simple/no-conflict-check/seed-0x2");
        assertThat(Files.readString(simple.resolve("diagram.txt"))).contains("server");
        Tool.Ended judged = tool.run("recheck", simple.toString());
        assertThat(judged.code()).as(judged.out()).isEqualTo(1);
        assertThat(judged.out()).contains("PUSH-05 fail");
        assertThat(tool.run("replay", simple.toString()).lastLine()).isEqualTo("FIXED");
        assertThat(tool.run("simulate", "--seeds", "1..2", "--mutant", "no-such")
                        .code())
                .isEqualTo(64);
    }
}
