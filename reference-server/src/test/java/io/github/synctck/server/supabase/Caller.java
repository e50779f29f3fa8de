package io.github.synctck.server.supabase;

import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.server.SyncServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who calls SQL as PostgREST does: one transaction per request, in a role, with the claims of a token. */
final class Caller implements SyncServer {
    private static final String BECOME =
            "select set_config('role', ?, true), set_config('request.jwt.claims', ?, true), set_config('response.status', '', true)";
    private static final String STATUS = "select nullif(current_setting('response.status', true), '')";
    private static final String OK = "200";

    private final Connection connection;
    private final String role;
    private final String claims;

    private Caller(Connection connection, String role, String claims) {
        this.connection = connection;
        this.role = role;
        this.claims = claims;
    }

    /** A user, on a connection of the authenticator that one caller at a time may use. */
    static Caller user(Connection connection, String id) {
        return new Caller(connection, "authenticated", "{\"sub\":\"" + id + "\",\"role\":\"authenticated\"}");
    }

    /** One of the roles that is no user: {@code anon} or {@code service_role}. */
    static Caller role(Connection connection, String role) {
        return new Caller(connection, role, "{\"role\":\"" + role + "\"}");
    }

    /**
     * What PostgREST would answer.
     *
     * @param status the HTTP status that the function set, 200 where it set none
     * @param body the first column of the first row, or null
     */
    record Answer(String status, @Nullable String body) {}

    /** Runs one statement in a transaction of its own; a read-only one where the function promises it. */
    Answer call(boolean reads, String sql, @Nullable Object... parameters) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement access = connection.prepareStatement(
                        "set transaction isolation level read committed, " + (reads ? "read only" : "read write"));
                PreparedStatement become = connection.prepareStatement(BECOME)) {
            access.execute();
            become.setString(1, role);
            become.setString(2, claims);
            become.execute();
            String body = first(sql, List.of(parameters).toArray());
            String status = first(STATUS);
            connection.commit();
            return new Answer(status == null ? OK : status, body);
        } finally {
            connection.rollback();
        }
    }

    private @Nullable String first(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return String.valueOf(statement.getUpdateCount());
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static String number(@Nullable Cursor cursor) {
        return cursor == null ? "null" : cursor.text();
    }

    @Override
    public PullResponse pull(PullRequest request) {
        Migration migration = request.migration();
        String arguments = "{\"last_pulled_at\":" + number(request.lastPulledAt()) + ",\"schema_version\":"
                + request.schemaVersion() + ",\"migration\":"
                + (migration == null ? "null" : JsonValues.write(migration)) + "}";
        try {
            Answer answer = call(true, """
                    select public.sync_pull(last_pulled_at, schema_version, migration)
                    from json_to_record(?::json)
                        as a(last_pulled_at double precision, schema_version integer, migration jsonb)""", arguments);
            return answer.status().equals(OK)
                    ? WireCodec.readPullAnswer(200, String.valueOf(answer.body()))
                    : refused(answer);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PushResponse push(PushRequest request) {
        String arguments = "{\"changes\":" + JsonValues.write(request.changes()) + ",\"last_pulled_at\":"
                + number(request.lastPulledAt()) + "}";
        try {
            Answer answer = call(false, """
                    select public.sync_push(changes, last_pulled_at)
                    from json_to_record(?::json) as a(changes jsonb, last_pulled_at double precision)""", arguments);
            return answer.status().equals(OK)
                    ? WireCodec.readPushAnswer(String.valueOf(answer.body()))
                    : refused(answer);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refused refused(Answer answer) {
        var told = JsonValues.parse(String.valueOf(answer.body()));
        return new Refused(
                Integer.parseInt(answer.status()),
                told.path("code").asText(),
                told.path("error").asText());
    }
}
