package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections, waits and statements have an end, and what ends so is told to try again. */
class PostgresLimitsTest {
    private static final Profile PROFILE =
            ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
    private static final long PATIENCE_SECONDS = 120;
    private static final long SHORT_MILLIS = 400;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String url = TestDatabase.url();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private PostgresStore open(StoreOptions options) {
        return PostgresStore.open(url, PROFILE, options);
    }

    private static SyncServer newUser(PostgresStore store) {
        return store.forUser(UUID.randomUUID().toString());
    }

    private static PushRequest push() {
        TableChanges friends =
                new TableChanges(List.of(RawRecord.of("a", new java.util.TreeMap<>())), List.of(), List.of());
        return new PushRequest(new Changes(Map.of("friends", friends)), null);
    }

    private static void isBusy(Object response) {
        assertThat(response)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(503));
    }

    /** The only connection is held by somebody who reads slowly. */
    @Test
    void requestWithoutAConnectionIsToldToTryAgain() throws Exception {
        try (PostgresStore store =
                open(TestDatabase.options().withConnectionsMax(1).withWaitMillisMax(SHORT_MILLIS))) {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            OutputStream slow = new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    reading.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            };
            PostgresServer reader = (PostgresServer) newUser(store);
            Future<?> held = threads.submit(() -> reader.pull(PullRequest.first(3), slow));
            assertThat(reading.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            isBusy(newUser(store).push(push()));
            isBusy(newUser(store).pull(PullRequest.first(3)));

            release.countDown();
            held.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(newUser(store).push(push())).isEqualTo(PushResponse.Accepted.ALL);
        }
    }

    /** A trigger of the operator's own takes its time. */
    @Test
    void statementThatTakesTooLongIsEndedAndLeavesNothing() throws Exception {
        StoreOptions options = TestDatabase.options().withStatementMillisMax(SHORT_MILLIS);
        try (PostgresStore store = open(options)) {
            SyncServer user = newUser(store);
            try (Connection owner = store.owner().getConnection();
                    Statement statement = owner.createStatement()) {
                statement.execute("create function public.dawdle() returns trigger language plpgsql as "
                        + "$$ begin perform pg_sleep(600); return new; end $$");
                statement.execute("create trigger dawdle after insert on public.friends for each row "
                        + "execute function public.dawdle()");

                isBusy(user.push(push()));

                statement.execute("drop trigger dawdle on public.friends");
            }
            try (PostgresStore patient = open(TestDatabase.options())) {
                assertThat(((PullResponse.Accepted) newUser(patient).pull(PullRequest.first(3)))
                                .changes()
                                .isEmpty())
                        .isTrue();
                assertThat(newUser(patient).push(push())).isEqualTo(PushResponse.Accepted.ALL);
            }
        }
    }

    /** A process that hangs in the middle of a transaction holds no lock and no snapshot for ever. */
    @Test
    void transactionThatHangsIsEnded() throws Exception {
        try (PostgresStore store = open(TestDatabase.options().withPullMillisMax(60_000 + SHORT_MILLIS))) {
            assertThat(newUser(store).push(push())).isEqualTo(PushResponse.Accepted.ALL);
            String session = "select count(*) from pg_stat_activity where usename = session_user";
            try (Connection connection = store.connection();
                    Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("60400ms");
                }
                try (ResultSet row = statement.executeQuery(session)) {
                    row.next();
                    assertThat(row.getInt(1))
                            .isLessThanOrEqualTo(TestDatabase.options().connectionsMax());
                }
                connection.rollback();
            }
        }
    }
}
