package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.Operator;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.Optional;
import java.util.UUID;

/** A store with a database of its own, which begins empty and ends with it. */
public final class EmbeddedStore implements SyncBackend, AutoCloseable {
    private final PostgresStore store;
    private final EmbeddedDatabase database;

    private EmbeddedStore(PostgresStore store, EmbeddedDatabase database) {
        this.store = store;
        this.database = database;
    }

    /**
     * Starts a database and opens it.
     *
     * @throws IllegalStateException with one sentence where the database does not start or the profile's tables cannot
     *     be made
     */
    public static EmbeddedStore open(Profile profile) {
        EmbeddedDatabase database = EmbeddedDatabase.start(null);
        try {
            StoreOptions options = StoreOptions.standard(UUID.randomUUID().toString());
            return new EmbeddedStore(PostgresStore.open(database.jdbcUrl(), profile, options), database);
        } catch (IllegalStateException | IllegalArgumentException e) {
            database.close();
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the database is, for its owner. */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    @Override
    public SyncServer forUser(String userId) {
        return store.forUser(userId);
    }

    @Override
    public ServerHooks hooks(String userId) {
        return store.hooks(userId);
    }

    @Override
    public Optional<Operator> operator() {
        return store.operator();
    }

    @Override
    public boolean isReady() {
        return store.isReady();
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
