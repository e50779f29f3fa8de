package io.github.synctck.sim.model;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.MigrationSource;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collection;
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

    static PullResponse.Accepted fit(PullResponse.Accepted answer, PullRequest request, Profile profile, Rows rows) {
        DataSchema schema = profile.schema();
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
                if (table.since() <= request.schemaVersion()) {
                    Added added = profile.policies().declares(MigrationSource.VERSIONS)
                            ? Added.since(table, migration.from(), request.schemaVersion())
                            : Added.named(table, migration);
                    TableChanges before = tables.getOrDefault(table.name(), TableChanges.NONE);
                    TableChanges changes = migrated(before, added, rows.live(table));
                    if (tables.containsKey(table.name()) || !changes.isEmpty()) {
                        tables.put(table.name(), changes);
                    }
                }
            }
        }
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    private static TableChanges migrated(TableChanges changes, Added added, Collection<StoredRow> live) {
        TreeSet<String> named = new TreeSet<>(changes.deleted());
        changes.created().forEach(record -> named.add(record.id()));
        changes.updated().forEach(record -> named.add(record.id()));
        List<RawRecord> updated = new ArrayList<>(changes.updated());
        for (StoredRow row : live) {
            RawRecord record = row.record();
            if (added.concerns(record) && !named.contains(record.id())) {
                updated.add(record);
            }
        }
        return new TableChanges(changes.created(), updated, changes.deleted());
    }

    /** What of a table is new to the app: all of it, or those columns. */
    private record Added(boolean whole, List<Column> columns) {

        /** By the schema's own history. */
        static Added since(Table table, int from, int to) {
            List<Column> columns = new ArrayList<>(table.columns().values());
            columns.removeIf(column -> column.since() <= from || column.since() > to);
            return new Added(table.since() > from, columns);
        }

        /** By what the migration names, as far as it is there. */
        static Added named(Table table, Migration migration) {
            List<Column> columns = new ArrayList<>(table.columns().values());
            List<String> names = migration.columns().getOrDefault(table.name(), List.of());
            columns.removeIf(column -> !names.contains(column.name()));
            return new Added(migration.tables().contains(table.name()), columns);
        }

        boolean concerns(RawRecord record) {
            return whole
                    || columns.stream().anyMatch(column -> {
                        Value value = record.get(column.name());
                        return value != null && !value.equals(column.defaultValue());
                    });
        }
    }
}
