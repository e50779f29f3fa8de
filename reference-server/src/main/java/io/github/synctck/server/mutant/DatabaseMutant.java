package io.github.synctck.server.mutant;

import io.github.synctck.server.postgres.EmbeddedDatabase;
import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.StoreOptions;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.Operator;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The reference server on PostgreSQL, with one thing in the database that is not as it should be.
 *
 * @param name what it does wrong, in lower-kebab
 * @param failureClass the class of failure that it belongs to, such as {@code F44}. Source: failure-classes.yaml
 * @param fails the requirement that it breaks, then those that may fail as a consequence
 * @param sentence how real databases come to it
 * @param sql what breaks a database of the Weave tables, run by its owner once the migrations are through
 */
public record DatabaseMutant(String name, String failureClass, List<RequirementId> fails, String sentence, String sql) {
    public DatabaseMutant {
        fails = List.copyOf(fails);
    }

    /** The first of the requirements is the intended one. */
    static DatabaseMutant of(String name, String failureClass, String sentence, String sql, String... fails) {
        List<RequirementId> ids = Stream.of(fails).map(RequirementId::of).toList();
        return new DatabaseMutant(name, failureClass, ids, sentence, sql);
    }

    /**
     * Starts a database of its own, breaks it and opens it.
     *
     * @throws IllegalStateException with one sentence where the database does not start or the profile's tables are
     *     not those that are broken here
     */
    public Opened open(Profile profile) {
        EmbeddedDatabase database = EmbeddedDatabase.start(null);
        try {
            String password = UUID.randomUUID().toString();
            PostgresStore store = PostgresStore.open(database.jdbcUrl(), profile, StoreOptions.standard(password));
            Opened opened = new Opened(store, database);
            damage(opened);
            return opened;
        } catch (IllegalStateException e) {
            database.close();
            throw e;
        }
    }

    private void damage(Opened opened) {
        try (Connection owner = DriverManager.getConnection(opened.database.jdbcUrl());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            opened.store.close();
            throw new IllegalStateException(name + " is made for the Weave tables", e);
        }
    }

    /** The broken store; its database ends with it. */
    public static final class Opened implements SyncBackend, AutoCloseable {
        private final PostgresStore store;
        private final EmbeddedDatabase database;

        private Opened(PostgresStore store, EmbeddedDatabase database) {
            this.store = store;
            this.database = database;
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
}
