package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a database must be before anything is served from it. */
final class DatabaseCheck {
    private static final int VERSION_MIN = 15;

    private DatabaseCheck() {}

    /**
     * A commit that is visible before it is durable breaks the stamps: after a crash, stamps that were answered are
     * given again.
     */
    static void isDurable(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < VERSION_MIN) {
            throw new IllegalStateException("the database is older than PostgreSQL " + VERSION_MIN);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show synchronous_commit")) {
            row.next();
            if (row.getString(1).equals("off")) {
                throw new IllegalStateException("the database has synchronous_commit off: a crash would take back "
                        + "pushes that were acknowledged; set it to on");
            }
        }
    }

    /** A login that owns the tables, or is a superuser, would see the rows of everybody. */
    static void isHarmless(Connection login, DataSchema schema) throws SQLException {
        try (Statement statement = login.createStatement();
                ResultSet row = statement.executeQuery(
                        "select rolsuper or rolbypassrls or rolinherit from pg_catalog.pg_roles where rolname = session_user")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new IllegalStateException("the server's role could bypass the rules of access");
            }
        }
        try (PreparedStatement query = login.prepareStatement("""
                select c.relrowsecurity and not pg_has_role(session_user, c.relowner, 'MEMBER')
                from pg_catalog.pg_class c where c.oid = ?::regclass""")) {
            for (Table table : schema.tables().values()) {
                query.setString(1, SqlNames.qualified(table));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        throw new IllegalStateException(
                                "the server's role could bypass the rules of access to " + table.name());
                    }
                }
            }
        }
    }
}
