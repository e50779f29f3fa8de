package io.github.synctck.server.postgres;

import io.github.synctck.server.postgres.PullSql.Bucket;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.EmptyTables;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Writes the answer to one pull from the snapshot of a transaction. */
final class PullAnswer {
    private final Profile profile;
    private final PullSql sql;
    private final Connection connection;
    private final JsonSink json;

    PullAnswer(Profile profile, Connection connection, OutputStream out) {
        this.profile = profile;
        this.sql = new PullSql(profile.schema());
        this.connection = connection;
        this.json = new JsonSink(out);
    }

    /** Everything since then that the app can keep, and the counter as the next cursor. */
    void write(PullRequest request, Since since, long timestamp, boolean replaces) throws SQLException, IOException {
        List<Boolean> changed = changedTables(since);
        boolean omits = profile.policies().declares(EmptyTables.OMIT);
        json.put("{\"changes\":{");
        boolean follows = false;
        int index = 0;
        for (Table table : profile.schema().tables().values()) {
            boolean rows = changed.get(index);
            boolean tombstones = changed.get(index + 1) && listsTombstones(since);
            index += 2;
            AddedForApp added = AddedForApp.of(table, request, profile);
            boolean empty = omits && !rows && !tombstones && !hasUnchanged(table, since, added);
            if (!AddedForApp.isServed(table, request, profile) || empty) {
                continue;
            }
            json.put((follows ? "," : "") + JsonText.quote(table.name()) + ":{");
            follows = true;
            rows(table, rows, since, added);
            json.put(",\"deleted\":[");
            if (tombstones) {
                tombstones(table, since);
            }
            json.put("]}");
        }
        json.put("},\"timestamp\":" + timestamp);
        json.put(replaces ? ",\"experimentalStrategy\":\"replacement\"}" : "}");
        json.flush();
    }

    private boolean hasUnchanged(Table table, Since since, AddedForApp added) throws SQLException {
        if (added.isNothing() || since.isFirst()) {
            return false;
        }
        String statement = sql.hasUnchanged(table, added.selecting(), since.exclusive());
        try (PreparedStatement query = connection.prepareStatement(statement);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private boolean listsTombstones(Since since) {
        return !since.isFirst() || profile.policies().firstPullTombstones() == FirstPullTombstones.ALL;
    }

    private List<Boolean> changedTables(Since since) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql.changedTables(since.isFirst()))) {
            int tables = profile.schema().tables().size();
            for (int parameter = 1; !since.isFirst() && parameter <= 2 * tables; parameter++) {
                query.setLong(parameter, since.exclusive());
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                List<Boolean> changed = new ArrayList<>();
                for (int column = 1; column <= 2 * tables; column++) {
                    changed.add(row.getBoolean(column));
                }
                return changed;
            }
        }
    }

    private void rows(Table table, boolean any, Since since, AddedForApp added) throws SQLException, IOException {
        Policies policies = profile.policies();
        boolean updatedOnly = policies.buckets() == Buckets.UPDATED_ONLY;
        boolean createdOnly = since.isFirst() && !updatedOnly;
        boolean birthCounts = policies.buckets() == Buckets.SPLIT;
        json.put("\"created\":[");
        if (any && !updatedOnly) {
            copy(table, sql.copy(table, createdOnly ? Bucket.ALL : Bucket.CREATED, since, birthCounts), false);
        }
        json.put("],\"updated\":[");
        boolean follows = false;
        if (any && !createdOnly) {
            Bucket bucket = !updatedOnly ? Bucket.UPDATED : since.isFirst() ? Bucket.ALL : Bucket.CHANGED;
            follows = copy(table, sql.copy(table, bucket, since, birthCounts), false);
        }
        if (!added.isNothing() && !since.isFirst()) {
            copy(table, sql.copyUnchanged(table, added.selecting(), since.exclusive()), follows);
        }
        json.put("]");
    }

    /** Writes the rows, with a comma before the first where others precede them; whether any stand there now. */
    private boolean copy(Table table, String statement, boolean precede) throws SQLException, IOException {
        List<Column> columns = sql.served(table);
        ColumnType[] types = new ColumnType[columns.size() + 1];
        byte[][] keys = new byte[columns.size() + 1][];
        types[0] = ColumnType.STRING;
        keys[0] = JsonSink.ascii("{\"id\":");
        for (int i = 0; i < columns.size(); i++) {
            types[i + 1] = columns.get(i).type();
            keys[i + 1] = JsonSink.ascii("," + JsonText.quote(columns.get(i).name()) + ":");
        }
        CopyOut rows = start(statement);
        boolean follows = precede;
        for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
            if (follows) {
                json.put(",");
            }
            follows = true;
            json.record(row, keys, types);
        }
        return follows;
    }

    private void tombstones(Table table, Since since) throws SQLException, IOException {
        CopyOut ids = start(sql.copyTombstones(table, since.exclusive()));
        boolean follows = false;
        for (byte[] row = ids.readFromCopy(); row != null; row = ids.readFromCopy()) {
            if (follows) {
                json.put(",");
            }
            follows = true;
            json.text(row);
        }
    }

    private CopyOut start(String statement) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
    }
}
