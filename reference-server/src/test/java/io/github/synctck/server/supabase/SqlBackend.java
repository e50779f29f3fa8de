package io.github.synctck.server.supabase;

import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The SQL functions without anything before them; for one thread. */
final class SqlBackend implements SyncBackend, AutoCloseable {
    private final SupabaseDatabase database;
    private final Connection connection;

    SqlBackend(SupabaseDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.authenticator();
    }

    @Override
    public SyncServer forUser(String userId) {
        try {
            database.signUp(UUID.fromString(userId));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Caller.user(connection, userId);
    }

    /** As the target file has them: with the key of service_role. */
    @Override
    public ServerHooks hooks(String userId) {
        UUID user = UUID.fromString(userId);
        Caller service = Caller.role(connection, "service_role");
        return new ServerHooks() {
            @Override
            public List<ServerAction.Kind> offers() {
                return List.of(ServerAction.Kind.EDIT, ServerAction.Kind.DELETE, ServerAction.Kind.PURGE);
            }

            @Override
            public void perform(ServerAction action) {
                try {
                    if (action instanceof ServerAction.Edit edit) {
                        String record = JsonValues.write(edit.record()).toString();
                        service.call(false, "select public.sync_test_edit(?, ?, ?::jsonb)", user, edit.table(), record);
                    } else if (action instanceof ServerAction.Delete delete) {
                        // In the model a deletion that finds nothing takes a stamp too.
                        String sql = "select sync.take_stamp(?); delete from public.\"" + delete.table()
                                + "\" where user_id = ? and id = ?";
                        service.call(false, sql, user, user, delete.id());
                    } else {
                        service.call(false, "select public.sync_test_purge(?)", user);
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
