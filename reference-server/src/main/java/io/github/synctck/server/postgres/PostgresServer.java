package io.github.synctck.server.postgres;

import io.github.synctck.server.http.StreamingServer;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.profile.Policies.NewerSchema;
import io.github.synctck.spec.profile.Policies.StaleCursor;
import io.github.synctck.spec.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One user's endpoints. Every request is one transaction, run as that user with nothing but a user's rights. */
final class PostgresServer implements StreamingServer {
    private static final int ATTEMPTS_MAX = 4;
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only;\n";
    private static final String BECOME = """
            select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ?, true),
                set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)""";
    private static final String COUNTER = """
            select coalesce(c.stamp, i.stamp), coalesce(c.purged_through, 0)
            from sync.installation i left join sync.clock c on c.user_id = auth.uid()""";
    private static final String PUSH = """
            select (r ->> 'status')::int, r ->> 'code', r ->> 'message'
            from public.sync_push(?::jsonb, ?) r""";

    private final DataSource pool;
    private final StoreOptions options;
    private final Profile profile;
    private final UUID user;

    PostgresServer(DataSource pool, StoreOptions options, Profile profile, UUID user) {
        this.pool = pool;
        this.options = options;
        this.profile = profile;
        this.user = user;
    }

    @Override
    public PullResponse pull(PullRequest request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            Optional<Refused> refused = pull(request, body);
            return refused.isPresent()
                    ? refused.get()
                    : WireCodec.readPullAnswer(200, body.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Refused> pull(PullRequest request, OutputStream body) throws IOException {
        Cursor cursor = request.lastPulledAt();
        if (cursor != null && Double.isNaN(cursor.number())) {
            return Optional.of(Refused.malformed("lastPulledAt is not a number"));
        }
        if (request.schemaVersion() > profile.schema().version()
                && profile.policies().declares(NewerSchema.REFUSE)) {
            return Optional.of(new Refused(400, "schema_too_new", "the app is newer than this server"));
        }
        try (Connection connection = pool.getConnection()) {
            become(connection, SNAPSHOT, options.pullMillisMax());
            Optional<Refused> refused = answer(connection, request, body);
            connection.rollback();
            return refused;
        } catch (SQLException e) {
            return Optional.of(SqlTrouble.refusal(e)
                    .orElseThrow(() -> new IllegalStateException("a pull failed: " + e.getMessage(), e)));
        }
    }

    private Optional<Refused> answer(Connection connection, PullRequest request, OutputStream body)
            throws SQLException, IOException {
        long stamp;
        long purgedThrough;
        try (PreparedStatement query = connection.prepareStatement(COUNTER);
                ResultSet row = query.executeQuery()) {
            row.next();
            stamp = row.getLong(1);
            purgedThrough = row.getLong(2);
        }
        Policies policies = profile.policies();
        Since since = Since.NEVER;
        boolean replaces = false;
        Cursor cursor = request.lastPulledAt();
        if (cursor != null) {
            long seen = (long) Math.floor(cursor.number());
            boolean expired = Math.ceil(cursor.number()) > stamp || seen < purgedThrough;
            replaces = expired && policies.declares(StaleCursor.REPLACE);
            if (expired && !replaces) {
                return Optional.of(Refused.cursorExpired("the cursor is not one that this server gave, or is too old"));
            } else if (!replaces) {
                since = new Since(seen, policies.declares(Equality.REDELIVER) ? seen - 1 : seen);
            }
        }
        new PullAnswer(profile, connection, body).write(request, since, stamp, replaces);
        return Optional.empty();
    }

    @Override
    public PushResponse push(PushRequest request) {
        Cursor cursor = request.lastPulledAt();
        if (cursor != null && Double.isNaN(cursor.number())) {
            return Refused.malformed("lastPulledAt is not a number");
        }
        String changes = PushJson.write(profile.schema(), request.changes());
        for (int attempt = 1; ; attempt++) {
            try {
                return pushOnce(changes, cursor);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS_MAX || !SqlTrouble.isRetried(e)) {
                    return SqlTrouble.refusal(e)
                            .orElseThrow(() -> new IllegalStateException("a push failed: " + e.getMessage(), e));
                }
            }
        }
    }

    private PushResponse pushOnce(String changes, @Nullable Cursor cursor) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            become(connection, "", options.statementMillisMax());
            PushResponse response = call(connection, changes, cursor);
            connection.commit();
            return response;
        }
    }

    private static PushResponse call(Connection connection, String changes, @Nullable Cursor cursor)
            throws SQLException {
        try (PreparedStatement push = connection.prepareStatement(PUSH)) {
            push.setString(1, changes);
            if (cursor == null) {
                push.setNull(2, Types.DOUBLE);
            } else {
                push.setDouble(2, cursor.number());
            }
            try (ResultSet row = push.executeQuery()) {
                row.next();
                int status = row.getInt(1);
                return status == 200
                        ? PushResponse.Accepted.ALL
                        : new Refused(status, row.getString(2), row.getString(3));
            }
        }
    }

    /** Until the transaction ends, the connection is the user and nobody else. */
    private void become(Connection connection, String before, long millisMax) throws SQLException {
        try (PreparedStatement become = connection.prepareStatement(before + BECOME)) {
            become.setString(1, "{\"sub\":\"" + user + "\",\"role\":\"authenticated\"}");
            become.setString(2, String.valueOf(options.lockMillisMax()));
            become.setString(3, String.valueOf(millisMax));
            become.execute();
        }
    }
}
