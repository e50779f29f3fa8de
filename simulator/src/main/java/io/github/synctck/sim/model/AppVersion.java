package io.github.synctck.sim.model;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fits an answer to the version of the app that asked. An older app gets the tables that it has; columns that it does
 * not know do no harm. An app that was upgraded also gets what it could not keep before: all records of new tables,
 * and those with something in a new column, always as updated.
 */
final class AppVersion {
    private AppVersion() {}

    static PullResponse.Accepted fit(PullResponse.Accepted answer, PullRequest request, DataSchema schema, Rows rows) {
        Migration migration = request.migration();
        if (migration == null && request.schemaVersion() >= schema.version()) {
            return answer;
        }
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes().tables().forEach((name, changes) -> {
            Table table = schema.table(name);
            if (table == null || table.since() <= request.schemaVersion()) {
                tables.put(name, changes);
            }
        });
        if (migration != null) {
            for (Table table : schema.tables().values()) {
                TableChanges changes = tables.get(table.name());
                if (changes != null) {
                    tables.put(table.name(), migrated(table, changes, migration.from(), request.schemaVersion(), rows));
                }
            }
        }
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    private static TableChanges migrated(Table table, TableChanges changes, int from, int to, Rows rows) {
        TreeSet<String> named = new TreeSet<>(changes.deleted());
        changes.created().forEach(record -> named.add(record.id()));
        changes.updated().forEach(record -> named.add(record.id()));
        List<RawRecord> updated = new ArrayList<>(changes.updated());
        for (StoredRow row : rows.live(table)) {
            RawRecord record = row.record();
            boolean isNew = table.since() > from || hasNewValue(table, record, from, to);
            if (isNew && !named.contains(record.id())) {
                updated.add(record);
            }
        }
        return new TableChanges(changes.created(), updated, changes.deleted());
    }

    private static boolean hasNewValue(Table table, RawRecord record, int from, int to) {
        for (Column column : table.columns().values()) {
            Value value = record.get(column.name());
            boolean added = column.since() > from && column.since() <= to;
            if (added && value != null && !value.equals(column.defaultValue())) {
                return true;
            }
        }
        return false;
    }
}
