package io.github.synctck.server.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The role that the server logs in as: it owns nothing, and its only right is to become a user. */
final class LoginRole {
    private static final List<String> STATEMENTS = List.of(
            "alter role %1$I with login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password %2$L",
            "grant authenticated to %1$I",
            "grant connect on database %3$I to %1$I",
            "grant usage on schema sync to %1$I",
            "grant select on sync.installation to %1$I");

    private LoginRole() {}

    /** Makes the role of this database, or gives it that password; returns its name. */
    static String make(Connection owner, String password) throws SQLException {
        String database = one(owner, "select current_database()");
        String role = one(owner, "select left('sync_' || ?, 63)", database);
        String known = one(owner, "select count(*)::text from pg_catalog.pg_roles where rolname = ?", role);
        if (known.equals("0")) {
            run(owner, one(owner, "select format('create role %I', ?)", role));
        }
        for (String template : STATEMENTS) {
            run(owner, one(owner, "select format(?, ?, ?, ?)", template, role, password, database));
        }
        return role;
    }

    private static String one(Connection owner, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void run(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
