package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports that a run writes on demand. */
class ReportsTest {
    @TempDir
    private Path folder = Path.of("");

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void failureIsOnThePageAndInTheCommentAndNoSecretIs() throws IOException {
        Tool tool = new Tool(folder);
        try (Tool.Server broken = tool.serve("--mutant", "forgets-tombstones")) {
            Tool.Ended ended = tool.run(
                    "run",
                    "--url",
                    broken.url(),
                    "--jwt-secret",
                    Tool.SECRET,
                    "--only",
                    "TIPS-02",
                    "--html",
                    "a/run.html",
                    "--markdown",
                    "run.md");

            assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
            assertThat(text("a/run.html"))
                    .containsSubsequence(
                            "FAILED",
                            broken.url(),
                            "tips-02/deletion-is-listed",
                            "<svg",
                            "\u2020 friends/f1",
                            "repro.sh")
                    .doesNotContain(Tool.SECRET, "eyJ");
            assertThat(text("run.md"))
                    .containsSubsequence("FAILED", "**TIPS-02** (MUST)", "friends/f1 is not listed", "./synctck replay")
                    .doesNotContain(Tool.SECRET, "eyJ");
        }
    }

    /** A server that answers with what it was sent, as some do in error pages; at 400 the run ends, at 500 it judges. */
    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void tokenThatTheServerSendsBackIsNotShown(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = ("{\"error\":\"no such thing: " + token + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            Tool.Ended ended = new Tool(folder)
                    .run(
                            "run",
                            "--url",
                            url,
                            "--jwt-secret",
                            Tool.SECRET,
                            "--only",
                            "SHAPE,HTTP",
                            "--html",
                            "run.html");

            boolean judged = status == 500;
            assertThat(ended.code()).isEqualTo(judged ? 2 : 69);
            String told = ended.out() + ended.err() + (judged ? text("run.html") : "");
            assertThat(told).contains(judged ? url : "[secret]").doesNotContain("eyJ", Tool.SECRET);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void fileThatCannotBeWrittenEndsWithSeventyAndTheOthersAreWritten() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this machine has no /dev/full");
        Files.writeString(folder.resolve("file"), "in the way");
        Tool tool = new Tool(folder);

        Tool.Ended full = tool.run("run", "--only", "SHAPE-01", "--html", "/dev/full", "--markdown", "run.md");
        Tool.Ended blocked =
                tool.run("selftest", "--in-process", "--only", "only-first-pulls", "--html", "file/page.html");

        assertThat(full.code()).isEqualTo(70);
        assertThat(full.err().lines()).containsExactly("synctck: cannot write /dev/full: No space left on device");
        assertThat(text("run.md")).contains("PASSED");
        assertThat(folder.resolve("synctck-out/result.json")).isNotEmptyFile();
        assertThat(blocked.code()).isEqualTo(70);
        assertThat(blocked.err().lines()).containsExactly("synctck: cannot write file/page.html: a file is in the way");
    }
}
