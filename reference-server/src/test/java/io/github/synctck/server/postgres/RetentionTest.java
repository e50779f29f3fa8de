package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tombstones are kept for 30 days; whoever has missed one that is gone has to start anew, and nobody else. */
class RetentionTest {
    private static final Profile PROFILE =
            ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));

    private final PostgresStore store = TestDatabase.store(PROFILE);
    private final String user = UUID.randomUUID().toString();
    private final SyncServer server = store.forUser(user);

    @AfterEach
    void close() {
        store.close();
    }

    private static Cursor pulled(SyncServer server, @Nullable Cursor since) {
        PullResponse response = server.pull(PullRequest.since(since, 1));
        assertThat(response).isInstanceOf(PullResponse.Accepted.class);
        return ((PullResponse.Accepted) response).timestamp();
    }

    private static PushResponse push(
            SyncServer server, @Nullable Cursor since, List<RawRecord> created, List<String> deleted) {
        TableChanges friends = new TableChanges(created, List.of(), deleted);
        return server.push(new PushRequest(new Changes(Map.of("friends", friends)), since));
    }

    private static RawRecord friend(String id) {
        return RawRecord.of(id, Map.of("name", Value.of(id)));
    }

    private static void isExpired(Object response) {
        assertThat(response).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(410);
            assertThat(refused.code()).isEqualTo("cursor_expired");
        });
    }

    /** How many tombstones the scheduled job removed. */
    private long cleanUp() throws SQLException {
        try (Connection connection = store.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select public.cleanup_old_tombstones()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void age(String id, int days) throws SQLException {
        try (Connection connection = store.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update public.deleted_records set deleted_at = now() - interval '" + days
                    + " days' where record_id = '" + id + "'");
        }
    }

    @Test
    void whoMissedAPurgedTombstoneStartsAnewAndWhoSawItGoesOn() throws SQLException {
        push(server, null, List.of(friend("a"), friend("b")), List.of());
        Cursor before = pulled(server, null);
        push(server, before, List.of(), List.of("a"));
        Cursor after = pulled(server, before);
        push(server, after, List.of(), List.of("b"));
        age("a", 31);
        age("b", 29);

        assertThat(cleanUp()).isEqualTo(1);

        isExpired(server.pull(PullRequest.since(before, 1)));
        isExpired(push(server, before, List.of(friend("c")), List.of()));
        PullResponse later = server.pull(PullRequest.since(after, 1));
        assertThat(later)
                .isInstanceOfSatisfying(
                        PullResponse.Accepted.class,
                        accepted -> assertThat(
                                        accepted.changes().table("friends").deleted())
                                .containsExactly("b"));
        assertThat(push(server, after, List.of(friend("c")), List.of())).isEqualTo(PushResponse.Accepted.ALL);
        assertThat(cleanUp()).isZero();
    }

    /** Age alone expires nothing: a quiet user's cursor is as old as the last push. */
    @Test
    void cursorsOfUsersWithoutPurgedTombstonesNeverExpire() throws SQLException {
        SyncServer quiet = store.forUser(UUID.randomUUID().toString());
        Cursor ofQuiet = pulled(quiet, null);
        push(server, null, List.of(friend("a")), List.of());
        Cursor before = pulled(server, null);
        push(server, before, List.of(), List.of("a"));
        age("a", 400);

        assertThat(cleanUp()).isEqualTo(1);

        assertThat(pulled(quiet, ofQuiet)).isEqualTo(ofQuiet);
        assertThat(push(quiet, ofQuiet, List.of(friend("x")), List.of())).isEqualTo(PushResponse.Accepted.ALL);
        isExpired(server.pull(PullRequest.since(before, 1)));
    }

    /** From a future that a restore has taken back. */
    @Test
    void cursorAboveTheCounterIsExpired() {
        push(server, null, List.of(friend("a")), List.of());
        Cursor beyond = Cursor.of(pulled(server, null).number() + 1);

        isExpired(server.pull(PullRequest.since(beyond, 1)));
        isExpired(push(server, beyond, List.of(friend("b")), List.of()));
    }
}
