package io.github.synctck.server.postgres;

import io.github.synctck.spec.message.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;

/** What a database's error means to a client. */
final class SqlTrouble {
    private static final List<String> RETRIED = List.of("40001", "40P01");
    private static final List<String> BUSY = List.of("55P03", "57014", "25P03", "53300", "57P01", "57P02", "57P03");

    /** Connections that broke or were never made. */
    private static final List<String> CONNECTION_CLASSES = List.of("08");

    /** Data that cannot be stored: bad values, broken constraints, limits. */
    private static final List<String> DATA_CLASSES = List.of("22", "23", "54");

    private static final String FOREIGN_KEY = "23503";
    private static final String NOT_PERMITTED = "42501";

    private SqlTrouble() {}

    /** Whether the same transaction may succeed when it is tried again. */
    static boolean isRetried(SQLException e) {
        return RETRIED.contains(state(e));
    }

    /** The refusal that the client is told, or empty where the error is our own mistake. */
    static Optional<Refused> refusal(SQLException e) {
        String state = state(e);
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        if (e instanceof SQLTransientConnectionException
                || RETRIED.contains(state)
                || BUSY.contains(state)
                || CONNECTION_CLASSES.contains(kind)) {
            return Optional.of(new Refused(503, "busy", "the database is busy or away; try again"));
        }
        if (state.equals(FOREIGN_KEY) || state.equals(NOT_PERMITTED)) {
            return Optional.of(new Refused(401, "unauthorized", "the token names a user that is not known"));
        }
        if (DATA_CLASSES.contains(kind)) {
            return Optional.of(Refused.malformed("the changes hold a value that cannot be stored"));
        }
        return Optional.empty();
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
