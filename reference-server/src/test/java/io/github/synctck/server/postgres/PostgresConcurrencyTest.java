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
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once: nobody waits for a stranger, exactly one wins a row, and no pull skips anything. */
class PostgresConcurrencyTest {
    private static final Profile PROFILE =
            ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
    private static final int RACERS = 8;
    private static final int PUSHES = 25;
    private static final int BIG_PUSH = 2_000;
    private static final long WAIT_SECONDS = 120;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** A busy machine lets pushes wait long; how long they may is the subject of one test only. */
    private PostgresStore store = open(TestDatabase.options().withLockMillisMax(1_000 * WAIT_SECONDS));

    private static PostgresStore open(StoreOptions options) {
        return PostgresStore.open(TestDatabase.url(), PROFILE, options.withConnectionsMax(RACERS + 2));
    }

    @BeforeEach
    void isReady() {
        assertThat(store.isReady()).isTrue();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    private static String newUser() {
        return UUID.randomUUID().toString();
    }

    private static PullResponse.Accepted pull(SyncServer server, @Nullable Cursor since) {
        PullResponse response = server.pull(PullRequest.since(since, 1));
        assertThat(response).isInstanceOf(PullResponse.Accepted.class);
        return (PullResponse.Accepted) response;
    }

    private static RawRecord friend(String id, String name) {
        return RawRecord.of(id, Map.of("name", Value.of(name)));
    }

    private static PushRequest create(@Nullable Cursor since, List<RawRecord> records) {
        return new PushRequest(new Changes(Map.of("friends", new TableChanges(records, List.of(), List.of()))), since);
    }

    private static PushRequest update(Cursor since, RawRecord record) {
        return new PushRequest(
                new Changes(Map.of("friends", new TableChanges(List.of(), List.of(record), List.of()))), since);
    }

    /** Holds a user's counter, as a push does that is still at work. */
    private Connection heldBy(String user) throws Exception {
        Connection connection = store.owner().getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(
                "select set_config('request.jwt.claims', ?, true); select sync.lock_clock()")) {
            lock.setString(1, "{\"sub\":\"" + user + "\"}");
            lock.execute();
        }
        return connection;
    }

    @Test
    void aHeldPushDelaysNobodyElseAndNoPull() throws Exception {
        String held = newUser();
        SyncServer same = store.forUser(held);
        SyncServer other = store.forUser(newUser());
        try (Connection holder = heldBy(held)) {
            Future<PushResponse> waiting = threads.submit(() -> same.push(create(null, List.of(friend("a", "waits")))));

            assertThat(other.push(create(null, List.of(friend("a", "x"))))).isEqualTo(PushResponse.Accepted.ALL);
            assertThat(pull(other, null).changes().size()).isEqualTo(1);
            assertThat(pull(same, null).changes().isEmpty()).isTrue();
            assertThat(waiting.isDone()).isFalse();

            holder.commit();
            assertThat(waiting.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(PushResponse.Accepted.ALL);
        }
        assertThat(pull(same, null).changes().size()).isEqualTo(1);
    }

    @Test
    void aPushThatWaitsTooLongIsToldToTryAgain() throws Exception {
        store.close();
        store = open(TestDatabase.options().withLockMillisMax(300));
        String user = newUser();
        try (Connection holder = heldBy(user)) {
            PushResponse response = store.forUser(user).push(create(null, List.of(friend("a", "x"))));

            assertThat(response)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(503));
            holder.rollback();
        }
        assertThat(pull(store.forUser(user), null).changes().isEmpty()).isTrue();
    }

    /** Somebody who writes by SQL and takes row and counter in the other order than a push. */
    @Test
    void aDeadlockIsTriedAgainAndIsNoError() throws Exception {
        String user = newUser();
        SyncServer server = store.forUser(user);
        server.push(create(null, List.of(friend("a", "first"))));
        Cursor since = pull(server, null).timestamp();
        try (Connection other = store.owner().getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("set local deadlock_timeout = '60s'");
                statement.execute("select from public.friends where id = 'a' and user_id = '" + user + "' for update");
                Future<PushResponse> waiting = threads.submit(() -> server.push(update(since, friend("a", "second"))));
                untilSomebodyWaits();
                statement.execute("select from sync.clock where user_id = '" + user + "' for update");
                assertThat(waiting.isDone()).isFalse();
                other.commit();

                assertThat(waiting.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(PushResponse.Accepted.ALL);
            }
        }
        assertThat(pull(server, null).changes().table("friends").created())
                .extracting(each -> each.get("name"))
                .containsExactly(Value.of("second"));
    }

    private void untilSomebodyWaits() throws Exception {
        try (Connection watcher = store.owner().getConnection();
                Statement statement = watcher.createStatement()) {
            boolean waits = false;
            while (!waits) {
                try (ResultSet row = statement.executeQuery("select exists (select from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock')")) {
                    row.next();
                    waits = row.getBoolean(1);
                }
            }
        }
    }

    private List<PushResponse> race(SyncServer server, PushRequest request) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<PushResponse>> racing = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racing.add(threads.submit(() -> {
                start.await();
                return server.push(request);
            }));
        }
        start.countDown();
        List<PushResponse> responses = new ArrayList<>();
        for (Future<PushResponse> each : racing) {
            responses.add(each.get(WAIT_SECONDS, TimeUnit.SECONDS));
        }
        return responses;
    }

    private static void oneWon(List<PushResponse> responses) {
        assertThat(responses).filteredOn(PushResponse.Accepted.ALL::equals).hasSize(1);
        assertThat(responses)
                .filteredOn(response -> response instanceof Refused refused && refused.status() == 409)
                .hasSize(RACERS - 1);
    }

    @Test
    void exactlyOneOfManyPushesWinsARow() throws Exception {
        SyncServer server = store.forUser(newUser());
        Cursor before = pull(server, null).timestamp();

        oneWon(race(server, create(before, List.of(friend("a", "first")))));
        Cursor after = pull(server, before).timestamp();
        oneWon(race(server, update(after, friend("a", "second"))));

        assertThat(after.number()).isGreaterThan(before.number());
    }

    @Test
    void chainsOfPullsMissNothingOfWhatIsPushedMeanwhile() throws Exception {
        SyncServer server = store.forUser(newUser());
        Cursor begin = pull(server, null).timestamp();
        AtomicBoolean done = new AtomicBoolean();
        List<Future<Map<String, RawRecord>>> chains = new ArrayList<>();
        for (int chain = 0; chain < 2; chain++) {
            chains.add(threads.submit(() -> follow(server, begin, done)));
        }
        List<Future<Integer>> pushers = new ArrayList<>();
        for (int pusher = 0; pusher < 3; pusher++) {
            String name = "p" + pusher;
            pushers.add(threads.submit(() -> pushMuch(server, begin, name)));
        }
        int pushed = 0;
        for (Future<Integer> pusher : pushers) {
            pushed += pusher.get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
        done.set(true);

        TreeMap<String, RawRecord> full = new TreeMap<>();
        pull(server, null).changes().table("friends").created().forEach(each -> full.put(each.id(), each));
        assertThat(full).hasSize(pushed);
        for (Future<Map<String, RawRecord>> chain : chains) {
            assertThat(chain.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(full);
        }
    }

    /** Ids of its own, so that an old cursor is no conflict. */
    private static int pushMuch(SyncServer server, Cursor since, String name) {
        int pushed = 0;
        for (int i = 0; i < PUSHES; i++) {
            int size = i == PUSHES / 2 ? BIG_PUSH : 3;
            List<RawRecord> records = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                records.add(friend(name + "-" + i + "-" + row, name));
            }
            assertThat(server.push(create(since, records))).isEqualTo(PushResponse.Accepted.ALL);
            pushed += size;
        }
        return pushed;
    }

    private static Map<String, RawRecord> follow(SyncServer server, Cursor begin, AtomicBoolean done) {
        TreeMap<String, RawRecord> rows = new TreeMap<>();
        Cursor since = begin;
        boolean last;
        do {
            last = done.get();
            PullResponse.Accepted answer = pull(server, since);
            assertThat(answer.timestamp().number()).isGreaterThanOrEqualTo(since.number());
            TableChanges friends = answer.changes().table("friends");
            friends.created().forEach(each -> rows.put(each.id(), each));
            friends.updated().forEach(each -> rows.put(each.id(), each));
            since = answer.timestamp();
        } while (!last);
        return rows;
    }

    @Test
    void stampsRiseWhenTheClockIsSetBack() {
        String user = newUser();
        SyncServer server = store.forUser(user);
        TreeSet<Double> stamps = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            store.hooks(user).perform(new ServerAction.Advance(-3_600_000));
            assertThat(server.push(create(null, List.of(friend("f" + i, "x"))))).isEqualTo(PushResponse.Accepted.ALL);
            assertThat(stamps.add(pull(server, null).timestamp().number())).isTrue();
            assertThat(stamps.last()).isEqualTo(pull(server, null).timestamp().number());
        }
        store.hooks(user).perform(new ServerAction.Advance(4 * 3_600_000));
    }
}
