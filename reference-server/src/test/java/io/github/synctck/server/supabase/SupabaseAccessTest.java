package io.github.synctck.server.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.spec.codec.JsonValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with the committed migrations, where the API opens everything that is not closed by name. */
class SupabaseAccessTest {
    private static final String DENIED = "42501";
    private static SupabaseDatabase database;
    private static Connection connection;

    private final String ann = UUID.randomUUID().toString();
    private final String bob = UUID.randomUUID().toString();

    @BeforeAll
    static void migrate() throws Exception {
        database = SupabaseDatabase.committed();
        connection = database.authenticator();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void annHasAFriend() throws SQLException {
        database.signUp(UUID.fromString(ann));
        database.signUp(UUID.fromString(bob));
        push(Caller.user(connection, ann), "{\"friends\":{\"created\":[{\"id\":\"f1\",\"name\":\"Bea\"}]}}", null);
    }

    private static Caller.Answer push(Caller caller, String changes, @Nullable Double cursor) throws SQLException {
        return caller.call(
                false, "select public.sync_push('" + changes.replace("'", "''") + "'::jsonb, " + cursor + ")");
    }

    private static com.fasterxml.jackson.databind.JsonNode pull(Caller caller, String cursor) throws SQLException {
        Caller.Answer answer = caller.call(true, "select public.sync_pull(" + cursor + ", 60, null)");
        assertThat(answer.status()).isEqualTo("200");
        return JsonValues.parse(String.valueOf(answer.body()));
    }

    private static void isDenied(Caller caller, String sql) {
        assertThatThrownBy(() -> caller.call(false, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }

    @Test
    void usersSeeAndChangeTheirOwnRowsOnly() throws SQLException {
        Caller hers = Caller.user(connection, ann);
        Caller his = Caller.user(connection, bob);

        assertThat(hers.call(true, "select count(*) from public.friends").body())
                .isEqualTo("1");
        for (String sql : List.of(
                "select count(*) from public.friends",
                "with u as (update public.friends set name = 'mine' returning 1) select count(*) from u",
                "with d as (delete from public.friends returning 1) select count(*) from d",
                "select count(*) from sync.clock where user_id <> auth.uid()")) {
            assertThat(his.call(false, sql).body()).as(sql).isEqualTo("0");
        }
        isDenied(his, "insert into public.friends (user_id, id) values ('" + ann + "', 'f2')");
        assertThat(pull(his, "null").at("/changes/friends/created")).isEmpty();
        assertThat(pull(hers, "null").at("/changes/friends/created/0/name").asText())
                .isEqualTo("Bea");
    }

    /** Stamps and tombstones are what pulls rely on; nobody writes them but the functions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into public.deleted_records (user_id, table_name, record_id, stamp) values (auth.uid(), 'friends', 'x', 1)",
                "update public.deleted_records set stamp = 1",
                "delete from public.deleted_records",
                "truncate public.friends",
                "update sync.clock set stamp = 1",
                "insert into sync.clock (user_id, stamp) values (auth.uid(), 1)",
                "update sync.settings set value = 'true' where name = 'enroll'",
                "select public.cleanup_old_tombstones()",
                "select public.sync_test_purge(auth.uid())",
                "select public.sync_test_edit(auth.uid(), 'friends', '{}')",
                "select public.sync_test_advance(1)",
                "select sync.purge_tombstones(now())",
                "drop table public.friends"
            })
    void usersWriteNeitherStampsNorTombstones(String sql) {
        isDenied(Caller.user(connection, ann), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select public.sync_pull()",
                "select public.sync_push('{}')",
                "select * from public.friends",
                "select * from public.deleted_records",
                "select * from sync.settings"
            })
    void nobodyIsLetInWithoutAUser(String sql) {
        isDenied(Caller.role(connection, "anon"), sql);
    }

    /** Whatever the platform grants by default, the functions that act for everybody stay closed. */
    @Test
    void onlyTheTwoFunctionsAreOpenToUsers() throws SQLException {
        List<String> open = new ArrayList<>();
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        select r.role || ' ' || p.proname from pg_catalog.pg_proc p
                        cross join (values ('anon'), ('authenticated')) r(role)
                        where p.pronamespace = 'public'::regnamespace and has_function_privilege(r.role, p.oid, 'execute')
                        order by 1""")) {
            while (row.next()) {
                open.add(row.getString(1));
            }
        }

        assertThat(open).containsExactly("authenticated sync_pull", "authenticated sync_push");
    }

    @Test
    void aTokenWithoutASubjectIsRefused() throws SQLException {
        Caller nobody = Caller.role(connection, "authenticated");

        assertThat(nobody.call(true, "select public.sync_pull()").status()).isEqualTo("401");
        assertThat(push(nobody, "{}", null).status()).isEqualTo("401");
    }

    /** On a project for tests, minted users need no sign-up; elsewhere nobody is made a user by a token. */
    @Test
    void pushesMakeUsersOnlyWhereTheOwnerSaysSo() throws SQLException {
        String changes = "{\"friends\":{\"created\":[{\"id\":\"f1\"}]}}";
        Caller minted = Caller.user(connection, UUID.randomUUID().toString());
        assertThatThrownBy(() -> push(minted, changes, null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("update sync.settings set value = 'true' where name = 'enroll'");

            assertThat(push(minted, changes, null).status()).isEqualTo("200");

            statement.execute("update sync.settings set value = 'false' where name = 'enroll'");
        }
    }

    @Test
    void aPullIsOneSnapshot() throws SQLException {
        Caller caller = Caller.user(connection, ann);

        assertThat(caller.call(true, "select provolatile::text from pg_proc where proname = 'sync_pull'")
                        .body())
                .isEqualTo("s");
    }

    /** The project's own jobs, with the key of service_role: no user, no stamp of their own. */
    @Test
    void whatJobsWriteIsPulledToo() throws SQLException {
        Caller job = Caller.role(connection, "service_role");
        Caller hers = Caller.user(connection, ann);
        String first = pull(hers, "null").path("timestamp").asText();

        job.call(false, "update public.friends set name = 'Eve', sync_changed = 1 where user_id = '" + ann + "'");
        var edited = pull(hers, first);
        job.call(false, "delete from public.friends where user_id = '" + ann + "'");
        var deleted = pull(hers, edited.path("timestamp").asText());

        assertThat(edited.at("/changes/friends/updated/0/name").asText()).isEqualTo("Eve");
        assertThat(deleted.at("/changes/friends/deleted/0").asText()).isEqualTo("f1");
        assertThat(deleted.path("timestamp").asLong())
                .isGreaterThan(edited.path("timestamp").asLong());
        assertThat(job.call(false, "select public.cleanup_old_tombstones()").body())
                .isEqualTo("0");
        isDenied(job, "select public.sync_pull()");
    }

    /** A write through the tables' own endpoints, as an app does that shows rows without syncing them. */
    @Test
    void whatUsersWritePastTheFunctionsIsStamped() throws SQLException {
        Caller his = Caller.user(connection, bob);
        String first = pull(his, "null").path("timestamp").asText();

        his.call(
                false,
                "insert into public.friends (id, name, sync_created, sync_birth, sync_changed)"
                        + " values ('f9', 'Zoe', 1, 1, 1)");

        assertThat(pull(his, first).at("/changes/friends/created/0/name").asText())
                .isEqualTo("Zoe");
    }

    @Test
    void numbersThatJsonLacksAreServedAsTheClientWouldKeepThem() throws SQLException {
        Caller his = Caller.user(connection, bob);
        his.call(
                false,
                "insert into public.friends (id, weave_score, tier_fit_score) values ('f9', 'NaN', '-Infinity')");

        var friend = pull(his, "null").at("/changes/friends/created/0");

        assertThat(friend.path("weave_score").isNumber()).isTrue();
        assertThat(friend.path("weave_score").doubleValue()).isZero();
        assertThat(friend.path("tier_fit_score").isNull()).isTrue();
    }

    /** Whoever has a token can call the functions with anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7",
                "null",
                "[]",
                "{\"friends\":7}",
                "{\"friends\":{\"created\":7}}",
                "{\"friends\":{\"created\":null}}",
                "{\"friends\":{\"upserted\":[]}}",
                "{\"friends\":{\"created\":[7]}}",
                "{\"friends\":{\"created\":[{}]}}",
                "{\"friends\":{\"created\":[{\"id\":7}]}}",
                "{\"friends\":{\"created\":[{\"id\":\"a/b\"}]}}",
                "{\"friends\":{\"updated\":[{\"id\":\"a\"}],\"deleted\":[\"a\"]}}",
                "{\"friends\":{\"deleted\":[7]}}",
                "{\"friends\":{\"deleted\":[[\"a\"]]}}",
                "{\"unknown\":{\"deleted\":7}}"
            })
    void pushesOfAnotherShapeAreRefused(String changes) throws SQLException {
        Caller.Answer answer = push(Caller.user(connection, ann), changes, null);

        assertThat(answer.status()).isEqualTo("400");
        assertThat(answer.body()).contains("\"malformed\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1, 60, null",
                "'NaN', 60, null",
                "'Infinity', 60, null",
                "null, 0, null",
                "null, 60, '7'",
                "null, 60, '[]'",
                "null, 60, '{\"from\":1}'",
                "null, 60, '{\"from\":\"1\",\"tables\":[],\"columns\":[]}'",
                "null, 60, '{\"from\":1.5,\"tables\":[],\"columns\":[]}'",
                "null, 60, '{\"from\":1,\"tables\":[7],\"columns\":[]}'",
                "null, 60, '{\"from\":1,\"tables\":[],\"columns\":[{\"table\":\"friends\"}]}'",
                "null, 60, '{\"from\":1,\"tables\":[],\"columns\":[{\"table\":\"friends\",\"columns\":[null]}]}'"
            })
    void pullsOfAnotherShapeAreRefused(String arguments) throws SQLException {
        Caller.Answer answer = Caller.user(connection, ann).call(true, "select public.sync_pull(" + arguments + ")");

        assertThat(answer.status()).isEqualTo("400");
        assertThat(answer.body()).contains("\"malformed\"");
    }

    @Test
    void arePushesCountedAsTheyArrived() throws SQLException {
        String changes = "{\"friends\":{\"created\":[{\"id\":\"f2\"},{\"id\":\"f3\"}],\"deleted\":[\"f9\"]},"
                + "\"unknown\":{\"updated\":[{\"id\":\"u\"}]}}";
        Caller hers = Caller.user(connection, ann);
        double cursor = pull(hers, "null").path("timestamp").asDouble();

        Caller.Answer answer = push(hers, changes, cursor);

        assertThat(JsonValues.parse(String.valueOf(answer.body())))
                .isEqualTo(
                        JsonValues.parse("{\"success\":true,\"stats\":{\"created\":2,\"updated\":1,\"deleted\":1}}"));
    }

    @Test
    void aDeletedUserLeavesNothing() throws SQLException {
        try (Connection platform = database.superuser();
                Statement statement = platform.createStatement()) {
            statement.execute("delete from auth.users where id = '" + ann + "'");
            for (String table : List.of("public.friends", "public.deleted_records", "sync.clock")) {
                try (ResultSet row =
                        statement.executeQuery("select count(*) from " + table + " where user_id = '" + ann + "'")) {
                    row.next();
                    assertThat(row.getLong(1)).as(table).isZero();
                }
            }
        }
    }
}
