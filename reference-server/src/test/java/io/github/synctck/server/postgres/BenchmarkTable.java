package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The table {@code interactions} of a store, as a benchmark fills it and as bare JDBC reads and writes it. */
public final class BenchmarkTable {
    private static final String NAME = "interactions";

    private final PostgresStore store;
    private final Table table;
    private final List<Column> columns;

    /** The table of that store. */
    public BenchmarkTable(PostgresStore store, Profile profile) {
        this.store = store;
        this.table = Objects.requireNonNull(profile.schema().table(NAME), NAME);
        this.columns = SqlNames.stored(profile.schema(), table);
    }

    private String names() {
        return columns.stream()
                .map(column -> ", " + SqlNames.quoted(column.name()))
                .collect(Collectors.joining());
    }

    /** Rows of a user, 200 to 300 bytes each, as pushes would have left them; their stamps are in the past. */
    public void fill(UUID user, int rows) throws SQLException {
        String values = columns.stream()
                .map(column -> switch (column.type()) {
                    case NUMBER -> ", 1767571200000 + n";
                    case BOOLEAN -> ", n % 2 = 0";
                    case STRING ->
                        column.optional() ? ", case when n % 3 = 0 then 'some text ' || n end" : ", 'word ' || n % 7";
                })
                .collect(Collectors.joining());
        try (Connection owner = store.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("insert into auth.users (id) values ('" + user + "') on conflict do nothing");
            // Triggers would stamp each row; the copy has its stamps already.
            statement.execute("set local session_replication_role = replica");
            statement.execute("insert into " + SqlNames.qualified(table) + " (user_id, id" + names()
                    + ", sync_created, sync_birth, sync_changed) select '" + user + "', 'row' || n" + values
                    + ", 1, 1, 1 from generate_series(1, " + rows + ") n");
            statement.execute("insert into sync.clock (user_id, stamp) select '" + user
                    + "', stamp from sync.installation on conflict do nothing");
            owner.commit();
            owner.setAutoCommit(true);
            statement.execute("vacuum analyze " + SqlNames.qualified(table));
        }
    }

    /** Reads all rows of a user by {@code COPY ... TO STDOUT}, with the user's rights; returns the bytes. */
    public long copy(UUID user) throws Exception {
        try (Connection connection = become(user)) {
            long[] bytes = {0};
            OutputStream sink = new OutputStream() {
                @Override
                public void write(int octet) {
                    bytes[0]++;
                }

                @Override
                public void write(byte[] octets, int from, int length) {
                    bytes[0] += length;
                }
            };
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select user_id, id" + names() + " from " + SqlNames.qualified(table) + ") to stdout",
                            sink);
            connection.rollback();
            return bytes[0];
        }
    }

    /** Inserts rows of a user as one JDBC batch, with the user's rights, and commits. */
    public void insert(UUID user, int rows) throws SQLException {
        String holes = ", ?".repeat(columns.size());
        try (Connection connection = become(user);
                PreparedStatement insert = connection.prepareStatement("insert into " + SqlNames.qualified(table)
                        + " (user_id, id" + names() + ") values ('" + user + "', ?" + holes + ")")) {
            for (int row = 0; row < rows; row++) {
                insert.setString(1, "row" + row);
                for (int i = 0; i < columns.size(); i++) {
                    set(insert, i + 2, columns.get(i), row);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void set(PreparedStatement insert, int index, Column column, int row) throws SQLException {
        switch (column.type()) {
            case NUMBER -> insert.setDouble(index, 1767571200000.0 + row);
            case BOOLEAN -> insert.setBoolean(index, row % 2 == 0);
            case STRING -> insert.setString(index, text(column, row));
        }
    }

    private static String text(Column column, int row) {
        return column.optional() ? "some text " + row : "word " + row % 7;
    }

    /** A push's body that creates the rows of {@link #insert}. */
    public String push(int rows) {
        StringBuilder body = new StringBuilder("{\"lastPulledAt\":null,\"changes\":{\"" + NAME + "\":{\"created\":[");
        for (int row = 0; row < rows; row++) {
            body.append(row == 0 ? "" : ",").append("{\"id\":\"row").append(row).append('"');
            for (Column column : columns) {
                body.append(",\"").append(column.name()).append("\":");
                switch (column.type()) {
                    case NUMBER -> body.append(1767571200000L + row);
                    case BOOLEAN -> body.append(row % 2 == 0);
                    case STRING -> body.append('"').append(text(column, row)).append('"');
                }
            }
            body.append('}');
        }
        return body.append("],\"updated\":[],\"deleted\":[]}}}").toString();
    }

    /** A push's body that updates the first rows of {@link #fill}. */
    public static String touch(int rows, String cursor) {
        StringBuilder body = new StringBuilder("{\"lastPulledAt\":" + cursor + ",\"changes\":{\"" + NAME
                + "\":{\"created\":[],\"deleted\":[],\"updated\":[");
        for (int row = 1; row <= rows; row++) {
            body.append(row == 1 ? "" : ",").append("{\"id\":\"row").append(row).append("\",\"note\":\"touched\"}");
        }
        return body.append("]}}}").toString();
    }

    private Connection become(UUID user) throws SQLException {
        Connection connection = store.connection();
        try (PreparedStatement become = connection.prepareStatement(
                "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ?, true)")) {
            become.setString(1, "{\"sub\":\"" + user + "\"}");
            become.execute();
        }
        return connection;
    }

    /** Lets a user exist who has pushed nothing. */
    public void enroll(UUID user) throws SQLException {
        try (Connection owner = store.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("insert into auth.users (id) values ('" + user + "') on conflict do nothing");
        }
    }
}
