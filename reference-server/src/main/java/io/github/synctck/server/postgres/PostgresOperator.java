package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.Operator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the database's owner does to everybody's data; counters are locked first, in one order, as pushes do. */
final class PostgresOperator implements Operator {
    /** Only one user's rows, or all where none is named. */
    private static final String CONCERNED = " where user_id = coalesce(?::uuid, user_id)";

    private static final String LOCK =
            "select count(*) from (select from sync.clock" + CONCERNED + " order by user_id for update) locked";
    private static final String FORGET_TOMBSTONES = "delete from public.deleted_records" + CONCERNED;
    /** Both columns get the same number, so the clock is asked once. */
    private static final String EXPIRE = "with next as materialized (select user_id as owner, greatest(stamp + 1, "
            + "sync.now_ms()) as stamp from sync.clock" + CONCERNED + ") update sync.clock c "
            + "set stamp = n.stamp, purged_through = n.stamp from next n where c.user_id = n.owner";

    private static final String PURGE = """
            with gone as (
                delete from public.deleted_records where user_id = coalesce(?::uuid, user_id) and stamp < ?
                returning user_id, stamp
            ), horizon as (
                select user_id, max(stamp) as stamp, count(*) as amount from gone group by user_id
            ), remembered as (
                update sync.clock c set purged_through = greatest(c.purged_through, h.stamp)
                from horizon h where c.user_id = h.user_id returning h.amount
            )
            select coalesce(sum(amount), 0) from remembered""";

    private final DataSource owner;
    private final DataSchema schema;

    PostgresOperator(DataSource owner, DataSchema schema) {
        this.owner = owner;
        this.schema = schema;
    }

    @Override
    public void reset(@Nullable String userId) {
        if (isNobody(userId)) {
            return;
        }
        List<Table> childrenFirst = new ArrayList<>(schema.parentsFirst());
        Collections.reverse(childrenFirst);
        run(connection -> {
            query(connection, LOCK, userId);
            for (Table table : childrenFirst) {
                update(connection, "delete from " + SqlNames.qualified(table) + CONCERNED, userId);
            }
            update(connection, FORGET_TOMBSTONES, userId);
            update(connection, EXPIRE, userId);
            return 0;
        });
    }

    @Override
    public long purge(@Nullable String userId, long beforeMillis) {
        if (isNobody(userId)) {
            return 0;
        }
        return run(connection -> {
            query(connection, LOCK, userId);
            return query(connection, PURGE, userId, beforeMillis);
        });
    }

    /** A name that can be no user's has nothing. */
    private static boolean isNobody(@Nullable String userId) {
        return userId != null && !PostgresStore.isUser(userId);
    }

    private interface Work {
        long on(Connection connection) throws SQLException;
    }

    private long run(Work work) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            long result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not do it: " + e.getMessage(), e);
        }
    }

    private static long query(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void update(Connection connection, String sql, @Nullable String userId) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, userId)) {
            statement.executeUpdate();
        }
    }

    /** The first parameter is a user or null. */
    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        Object user = parameters[0];
        statement.setObject(1, user == null ? null : UUID.fromString(String.valueOf(user)), java.sql.Types.OTHER);
        for (int i = 1; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
