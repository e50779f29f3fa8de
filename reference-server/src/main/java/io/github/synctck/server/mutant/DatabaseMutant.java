package io.github.synctck.server.mutant;

import io.github.synctck.server.postgres.EmbeddedStore;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
    public EmbeddedStore open(Profile profile) {
        EmbeddedStore store = EmbeddedStore.open(profile);
        try (Connection owner = DriverManager.getConnection(store.jdbcUrl());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
            return store;
        } catch (SQLException e) {
            store.close();
            throw new IllegalStateException(name + " is made for the Weave tables", e);
        }
    }
}
