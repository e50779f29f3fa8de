package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import io.github.synctck.conformance.target.TokenMint;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** The image of the real Dockerfile beside a database, as {@code docker-compose.yml} sets them up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerContainerIT {
    /** Characters that mean something in URLs, shells and SQL. */
    private static final String PASSWORD = "p w&%=?'\"$x";

    private static final int GRACE_SECONDS = 10;
    private static final int MILLIS_MAX = 30_000;

    private final ComposeFile compose = ComposeFile.read(System.getenv())
            .with("SYNCTCK_JWT_SECRET", Tool.SECRET)
            .with("SYNCTCK_DB_PASSWORD", PASSWORD)
            .with("SYNCTCK_PROFILE", "weave");

    private @Nullable ServerContainers containers;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsAnEngine() {
        Optional<String> missing = Engine.missing(compose);
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
    }

    @AfterAll
    void stop() throws IOException {
        if (containers != null) {
            containers.close();
        }
    }

    private ServerContainers containers() {
        if (containers == null) {
            containers = new ServerContainers(compose);
        }
        return containers;
    }

    @Test
    void theSuiteFindsNothingOverTheMappedPort() {
        try (GenericContainer<?> server = containers().server()) {
            server.start();

            Tool.Ended ended = InProcess.run(
                    "run",
                    "--budget",
                    "1800",
                    "--url",
                    ServerContainers.url(server),
                    "--jwt-secret",
                    Tool.SECRET,
                    "--profile",
                    "weave",
                    "--out",
                    folder.resolve("out").toString());

            assertThat(ended.code())
                    .as(ended.out() + ended.err() + server.getLogs())
                    .isZero();
            assertThat(ended.lastLine()).startsWith("PASSED ").contains(" 0 failed, 0 unknown, ", "profile weave");
        }
    }

    @Test
    void runsWithoutRightsOnTheMachineAndInTheDatabase() throws IOException, InterruptedException {
        try (GenericContainer<?> server = containers().server()) {
            server.start();

            assertThat(server.isHealthy()).isTrue();
            assertThat(server.execInContainer("id", "-u").getStdout().trim()).isEqualTo("10001");
            assertThat(server.getLogs())
                    .contains("listening on http://0.0.0.0:8080")
                    .doesNotContain(Tool.SECRET, PASSWORD);
            String connected = "pg_stat_activity a join pg_roles r on r.rolname = a.usename "
                    + "where application_name = 'synctck'";
            assertThat(containers()
                            .ask("select distinct rolname, rolsuper, rolbypassrls, rolinherit, rolcreaterole from "
                                    + connected))
                    .isEqualTo("sync_synctck|f|f|f|f");
        }
    }

    @Test
    void anInterruptedServerAnswersWhatItHasBegun() throws IOException {
        String token = new TokenMint(Tool.SECRET).forNewUser();
        byte[] body = "{\"changes\":{},\"lastPulledAt\":1}".getBytes(StandardCharsets.UTF_8);
        String head = "POST /sync-push HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + token + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (GenericContainer<?> server = containers().server()) {
            server.start();
            DockerClient engine = server.getDockerClient();
            String id = server.getContainerId();
            URI url = URI.create(ServerContainers.url(server));
            try (Socket push = new Socket(url.getHost(), url.getPort())) {
                push.setSoTimeout(MILLIS_MAX);
                push.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                push.getOutputStream().write(body, 0, body.length / 2);
                assertThat(isServed(url)).isTrue();

                CompletableFuture<Void> stopped = CompletableFuture.runAsync(() ->
                        engine.stopContainerCmd(id).withTimeout(GRACE_SECONDS).exec());
                while (isServed(url)) {
                    Thread.onSpinWait();
                }
                push.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);

                byte[] answer = push.getInputStream().readNBytes("HTTP/1.1 200".length());
                assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
                stopped.join();
            }
            assertThat(engine.inspectContainerCmd(id).exec().getState().getExitCodeLong())
                    .isZero();
        }
    }

    private static boolean isServed(URI url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) url.resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(MILLIS_MAX);
            connection.setReadTimeout(MILLIS_MAX);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
