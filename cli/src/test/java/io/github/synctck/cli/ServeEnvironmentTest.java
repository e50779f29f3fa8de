package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container needs of the server: settings by the environment, and somebody who asks whether it is well. */
class ServeEnvironmentTest {
    @TempDir
    private Path folder = Path.of("");

    private static String healthCheck(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HealthCheck.class.getName(),
                        url)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + said.trim();
    }

    @Test
    void theHealthCheckTellsAServerThatAnswersFromOneThatDoesNot() throws IOException, InterruptedException {
        String url;
        try (Tool.Server server = new Tool(folder).serve()) {
            url = server.url();
            assertThat(healthCheck(url + "/health")).isEqualTo("0: " + url + "/health answers 200");
            assertThat(healthCheck(url + "/nothing")).isEqualTo("1: " + url + "/nothing answers 404");
        }
        try (ServerSocket free = new ServerSocket(0)) {
            url = "http://127.0.0.1:" + free.getLocalPort() + "/health";
        }
        assertThat(healthCheck(url)).startsWith("1: " + url + " does not answer: ");
    }

    @Test
    void aDatabaseInTheEnvironmentIsNeverIgnored() {
        Tool.Ended ended = new Tool(folder)
                .env("SYNCTCK_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/sync")
                .run("serve", "--port", "0");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err())
                .isEqualTo("synctck: --jdbc-url, SYNCTCK_JDBC_URL and --data go with --store postgres\n");
    }

    @Test
    void thePasswordOfTheEnvironmentIsNotInTheComplaint() {
        Tool.Ended ended = new Tool(folder)
                .env("SYNCTCK_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/sync")
                .env("SYNCTCK_JDBC_USER", "owner")
                .env("SYNCTCK_JDBC_PASSWORD", "unspeakable")
                .run("serve", "--port", "0", "--store", "postgres");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).startsWith("synctck: cannot use the database: ").hasLineCount(1);
        assertThat(ended.out() + ended.err()).doesNotContain("unspeakable");
    }
}
