package io.github.synctck.cli;

import io.github.synctck.server.postgres.EmbeddedDatabase;
import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.StoreOptions;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the served data is kept. */
final class StoreChoice {
    /** The stores there are. */
    enum Kind {
        memory,
        postgres
    }

    @Option(
            names = "--store",
            paramLabel = "memory|postgres",
            description = "Where the data is kept (default: memory).")
    private Kind kind = Kind.memory;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "The database of --store postgres, with a user that owns it and may make roles; "
                    + "without it an embedded PostgreSQL is started. Also SYNCTCK_JDBC_URL, and "
                    + "SYNCTCK_JDBC_USER and SYNCTCK_JDBC_PASSWORD beside the URL.")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the embedded PostgreSQL's data here; without it they end with the server.")
    private @Nullable Path data;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "The most connections to the database (default: 10).")
    private int connections = 10;

    @Option(
            names = "--connection-timeout",
            paramLabel = "MILLIS",
            description = "How long a request waits for a free one of them before 503 (default: 5000).")
    private long waitMillis = 5_000;

    @Option(
            names = "--lock-timeout",
            paramLabel = "MILLIS",
            description = "How long a push waits for another one of the same user before 503 (default: 5000).")
    private long lockMillis = 5_000;

    @Option(
            names = "--statement-timeout",
            paramLabel = "MILLIS",
            description = "How long the database may work at a push before 503 (default: 25000).")
    private long statementMillis = 25_000;

    @Option(
            names = "--pull-timeout",
            paramLabel = "MILLIS",
            description = "How long a pull may hold its snapshot, also while nobody reads (default: 60000).")
    private long pullMillis = 60_000;

    /** A backend and what has to be closed after it. */
    record Opened(
            SyncBackend backend,
            @Nullable PostgresStore store,
            @Nullable EmbeddedDatabase database) implements AutoCloseable {
        static Opened inMemory(SyncBackend backend) {
            return new Opened(backend, null, null);
        }

        @Override
        public void close() {
            if (store != null) {
                store.close();
            }
            if (database != null) {
                database.close();
            }
        }
    }

    boolean isMemory() {
        return kind == Kind.memory;
    }

    /** Opens the store; throws {@link IllegalStateException} with one sentence where that fails. */
    Opened open(Profile profile, String secret) {
        Optional<String> given = new JdbcUrl(jdbcUrl, System.getenv()).complete();
        if (isMemory()) {
            if (given.isPresent() || data != null) {
                throw Complaint.usage("--jdbc-url, SYNCTCK_JDBC_URL and --data go with --store postgres");
            }
            return Opened.inMemory(new ModelServer(profile, System::currentTimeMillis));
        }
        if (given.isPresent() && data != null) {
            throw Complaint.usage("say either --jdbc-url (or SYNCTCK_JDBC_URL) or --data");
        }
        StoreOptions options = options(secret);
        EmbeddedDatabase database = given.isPresent() ? null : EmbeddedDatabase.start(data);
        String url = database == null ? given.orElseThrow() : database.jdbcUrl();
        try {
            PostgresStore store = PostgresStore.open(url, profile, options);
            return new Opened(store, store, database);
        } catch (IllegalStateException | IllegalArgumentException e) {
            if (database != null) {
                database.close();
            }
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    private StoreOptions options(String secret) {
        ServeLimits.positive("--connections", connections);
        ServeLimits.positive("--lock-timeout", lockMillis);
        ServeLimits.positive("--statement-timeout", statementMillis);
        ServeLimits.positive("--pull-timeout", pullMillis);
        if (waitMillis < StoreOptions.WAIT_MILLIS_MIN) {
            throw Complaint.usage("--connection-timeout should be at least " + StoreOptions.WAIT_MILLIS_MIN);
        }
        return StoreOptions.standard(password(secret))
                .withConnectionsMax(connections)
                .withWaitMillisMax(waitMillis)
                .withLockMillisMax(lockMillis)
                .withStatementMillisMax(statementMillis)
                .withPullMillisMax(pullMillis);
    }

    /** All servers with one secret share the database's role; nobody has to be told another password. */
    private static String password(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(("database " + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
