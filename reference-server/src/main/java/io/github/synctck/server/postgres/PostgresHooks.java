package io.github.synctck.server.postgres;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the database's owner does to one user's data: by the same function as a push, with all of it seen. */
final class PostgresHooks implements ServerHooks {
    private static final String ACT = """
            select set_config('request.jwt.claims', ?, true), set_config('sync.by_server', 'yes', true);
            select (public.sync_push(?::jsonb, (sync.lock_clock()).stamp) ->> 'status')::int""";
    private static final int ACCEPTED = 200;
    private static final String LOCK = "select stamp from sync.clock where user_id = ? for update";
    private static final String PURGE = """
            with gone as (
                delete from public.deleted_records where user_id = ? returning user_id, stamp
            ), horizon as (
                select user_id, max(stamp) as stamp from gone group by user_id
            )
            update sync.clock c set purged_through = greatest(c.purged_through, h.stamp)
            from horizon h where c.user_id = h.user_id""";
    private static final String ADVANCE = """
            update sync.settings set value = (value::bigint + ?)::text where name = 'clock_offset_millis'""";

    private final DataSource owner;
    private final DataSchema schema;
    private final UUID user;

    PostgresHooks(DataSource owner, DataSchema schema, UUID user) {
        this.owner = owner;
        this.schema = schema;
        this.user = user;
    }

    @Override
    public List<ServerAction.Kind> offers() {
        return List.of(
                ServerAction.Kind.EDIT, ServerAction.Kind.DELETE, ServerAction.Kind.PURGE, ServerAction.Kind.ADVANCE);
    }

    @Override
    public void perform(ServerAction action) {
        if (action instanceof ServerAction.Edit edit) {
            act(edit.table(), new TableChanges(List.of(edit.record()), List.of(), List.of()));
        } else if (action instanceof ServerAction.Delete delete) {
            act(delete.table(), new TableChanges(List.of(), List.of(), List.of(delete.id())));
        } else if (action instanceof ServerAction.Purge) {
            run(LOCK + ";" + PURGE, statement -> {
                statement.setObject(1, user);
                statement.setObject(2, user);
            });
        } else if (action instanceof ServerAction.Advance advance) {
            run(ADVANCE, statement -> statement.setLong(1, advance.millis()));
        } else {
            throw new IllegalArgumentException("this server offers no " + action.kind());
        }
    }

    private void act(String table, TableChanges changes) {
        if (schema.table(table) == null) {
            return;
        }
        String json = PushJson.write(schema, new Changes(Map.of(table, changes)));
        run(ACT, statement -> {
            statement.setString(1, "{\"sub\":\"" + user + "\"}");
            statement.setString(2, json);
        });
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void run(String sql, Parameters parameters) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                statement.execute();
                if (sql.equals(ACT)) {
                    check(statement);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not do it: " + e.getMessage(), e);
        }
    }

    /** Reads what the push function says, the second of two results. */
    private static void check(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            row.next();
            if (row.getInt(1) != ACCEPTED) {
                throw new IllegalArgumentException("the database refuses it with " + row.getInt(1));
            }
        }
    }
}
