package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code docker-compose.yml} promises, read without an engine; {@link ServerContainerIT} starts its services. */
class ComposeFileTest {
    private final ComposeFile bare = ComposeFile.read(Map.of());
    private final ComposeFile complete =
            bare.with("SYNCTCK_JWT_SECRET", "a secret").with("SYNCTCK_DB_PASSWORD", "a password");

    @Test
    void secretsComeFromTheEnvironmentAndAreDemandedByName() {
        assertThatThrownBy(() -> bare.environment("postgres")).hasMessageContaining("SYNCTCK_DB_PASSWORD should be");
        assertThatThrownBy(() -> bare.with("SYNCTCK_DB_PASSWORD", "x").environment("server"))
                .hasMessageContaining("SYNCTCK_JWT_SECRET should be");
        assertThat(complete.environment("server"))
                .containsEntry("SYNCTCK_JWT_SECRET", "a secret")
                .containsEntry("SYNCTCK_JDBC_PASSWORD", "a password");
    }

    @Test
    void imagesAreTheOfficialOnesUnlessOthersAreNamed() throws IOException {
        assertThat(bare.databaseImage()).isEqualTo("postgres:18");
        assertThat(bare.runtimeImage()).isEqualTo("eclipse-temurin:17-jre");
        assertThat(Files.readAllLines(ComposeFile.ROOT.resolve("reference-server/Dockerfile")))
                .contains("ARG JRE_IMAGE=eclipse-temurin:17-jre");
        assertThat(bare.with("SYNCTCK_POSTGRES_IMAGE", "mine:1").databaseImage())
                .isEqualTo("mine:1");
    }

    @Test
    void onlyTheServerIsPublishedAndOnlyOnLoopback() {
        assertThat(bare.texts(bare.service("server").path("ports"))).containsExactly("127.0.0.1:8080:8080");
        assertThat(bare.service("postgres").has("ports")).isFalse();
    }

    @Test
    void theServerKnowsItsDatabaseAndWaitsForIt() {
        Map<String, String> database = complete.environment("postgres");
        Map<String, String> server = complete.environment("server");

        assertThat(server.get("SYNCTCK_JDBC_URL"))
                .isEqualTo("jdbc:postgresql://postgres:5432/" + database.get("POSTGRES_DB"));
        assertThat(server.get("SYNCTCK_JDBC_USER")).isEqualTo(database.get("POSTGRES_USER"));
        assertThat(server.get("SYNCTCK_JDBC_PASSWORD")).isEqualTo(database.get("POSTGRES_PASSWORD"));
        JsonNode condition = bare.service("server").path("depends_on").path("postgres");
        assertThat(condition.path("condition").asText()).isEqualTo("service_healthy");
        assertThat(bare.texts(bare.service("postgres").path("healthcheck").path("test")))
                .contains("--dbname=" + database.get("POSTGRES_DB"));
    }

    @Test
    void theCommandIsOneThatServeUnderstands() {
        List<String> words = new ArrayList<>(List.of("serve"));
        words.addAll(bare.texts(bare.service("server").path("command")));
        words.add("--help");

        assertThat(InProcess.run(words.toArray(String[]::new)).code()).isZero();
        assertThat(words).containsSubsequence("--store", "postgres", "--profile", "watermelondb");
    }
}
