package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Profile;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL for all tests of a JVM; each store gets a database of its own. */
public final class TestDatabase {
    private static final String PASSWORD = "only for tests";
    private static final EmbeddedDatabase SERVER = started();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestDatabase() {}

    private static EmbeddedDatabase started() {
        EmbeddedDatabase server = EmbeddedDatabase.start(null);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** A new, empty database's URL. */
    public static String url() {
        return SERVER.newDatabase("t" + DATABASES.incrementAndGet());
    }

    public static StoreOptions options() {
        return StoreOptions.standard(PASSWORD);
    }

    /** A store on a database of its own. */
    public static PostgresStore store(Profile profile) {
        return PostgresStore.open(url(), profile, options());
    }
}
