package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.codec.SchemaReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that outlives the server: restarts, a database that is killed, and an app that gets new tables. */
class KeptDatabaseTest {
    private static final String FIRST = """
            version: 1
            tables:
              - name: friends
                columns:
                  - {name: name, type: string}
            """;
    private static final String SECOND = """
            version: 2
            tables:
              - name: friends
                columns:
                  - {name: name, type: string}
                  - {name: age, type: number, since: 2}
              - name: notes
                since: 2
                columns:
                  - {name: friend_id, type: string, references: friends, onDelete: cascade}
            """;
    private static final long WAIT_SECONDS = 60;

    private final String user = UUID.randomUUID().toString();

    private static Profile profile(String schema) throws Exception {
        DataSchema read = SchemaReader.read(schema, "test.yaml");
        return ProfileReader.named("watermelondb").withSchema(read);
    }

    private static PullResponse.Accepted pull(SyncServer server) {
        PullResponse response = server.pull(PullRequest.first(2));
        assertThat(response).isInstanceOf(PullResponse.Accepted.class);
        return (PullResponse.Accepted) response;
    }

    private static void push(SyncServer server, String id) {
        RawRecord record = RawRecord.of(id, Map.of("name", Value.of(id)));
        TableChanges friends = new TableChanges(List.of(record), List.of(), List.of());
        assertThat(server.push(new PushRequest(
                        new Changes(Map.of("friends", friends)), pull(server).timestamp())))
                .isEqualTo(PushResponse.Accepted.ALL);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterRestartsAndKills(@TempDir Path temp) throws Exception {
        Path folder = temp.resolve("data");
        double acknowledged;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                PostgresStore store = PostgresStore.open(database.jdbcUrl(), profile(FIRST), TestDatabase.options())) {
            push(store.forUser(user), "a");
            acknowledged = pull(store.forUser(user)).timestamp().number();
        }
        EmbeddedDatabase killed = EmbeddedDatabase.start(folder);
        PostgresStore lost = PostgresStore.open(killed.jdbcUrl(), profile(FIRST), TestDatabase.options());
        PullResponse.Accepted before = pull(lost.forUser(user));
        push(lost.forUser(user), "b");
        double last = pull(lost.forUser(user)).timestamp().number();
        kill(folder);
        assertThat(lost.isReady()).isFalse();
        lost.close();
        // Its processes are dead; this only gives back the lock that this JVM holds on the folder.
        killed.close();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                PostgresStore store = PostgresStore.open(database.jdbcUrl(), profile(SECOND), TestDatabase.options())) {
            PullResponse.Accepted after = pull(store.forUser(user));

            assertThat(before.timestamp().number()).isEqualTo(acknowledged);
            assertThat(after.timestamp().number()).isEqualTo(last);
            assertThat(after.changes().table("friends").created())
                    .extracting(RawRecord::id)
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(after.changes().table("friends").created().get(0).get("age"))
                    .isEqualTo(Value.of(0));
            assertThat(after.changes().tables()).containsKey("notes");
            assertThatThrownBy(() -> PostgresStore.open(
                            database.jdbcUrl(),
                            profile(FIRST.replace("name: name", "name: title")),
                            TestDatabase.options()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be brought to this schema");
        }
    }

    private static void kill(Path folder) throws Exception {
        String first = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(first.trim())).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
        for (ProcessHandle each : all) {
            each.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
