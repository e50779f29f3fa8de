package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.StoreOptions;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The server in this process, on a PostgreSQL that is not the embedded one. */
class PostgresContainerIT {
    private final ComposeFile compose = ComposeFile.read(System.getenv());

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsAnEngine() {
        Optional<String> missing = Engine.missing(compose);
        assumeTrue(missing.isEmpty(), () -> "not run: " + missing.orElseThrow());
    }

    @Test
    void theSuiteFindsNothingOnADatabaseOfTheOfficialImage() {
        DockerImageName image = DockerImageName.parse(compose.databaseImage()).asCompatibleSubstituteFor("postgres");
        Profile profile = ProfileReader.named("watermelondb");
        try (PostgreSQLContainer database = new PostgreSQLContainer(image)) {
            database.start();
            String url = new JdbcUrl(
                            database.getJdbcUrl(),
                            Map.of(
                                    "SYNCTCK_JDBC_USER", database.getUsername(),
                                    "SYNCTCK_JDBC_PASSWORD", database.getPassword()))
                    .complete()
                    .orElseThrow();
            try (PostgresStore store = PostgresStore.open(url, profile, StoreOptions.standard("only for tests"));
                    SyncHttpServer server = SyncHttpServer.start(
                            store, ServerOptions.standard(0, new JwtVerifier(Tool.SECRET, Clock.systemUTC())))) {
                Tool.Ended ended = InProcess.run(
                        "run",
                        "--budget",
                        "1800",
                        "--url",
                        server.baseUrl(),
                        "--jwt-secret",
                        Tool.SECRET,
                        "--out",
                        folder.resolve("out").toString());

                assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
                assertThat(ended.lastLine()).startsWith("PASSED ").contains(" 0 failed, 0 unknown, ");
            }
        }
    }
}
