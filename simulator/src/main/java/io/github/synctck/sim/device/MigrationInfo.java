package io.github.synctck.sim.device;

import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pull says about schema upgrades.
 *
 * @param migration what to send, or null
 * @param storesVersion whether the schema version is stored once the pull is applied
 * @param error the client's error code where it throws before any request, or null
 */
record MigrationInfo(
        @Nullable Migration migration,
        boolean storesVersion,
        @Nullable String error) {

    static MigrationInfo of(LocalStore store, @Nullable Integer enabledAt) {
        int current = store.schema().version();
        Integer last = store.pulledVersion;
        if (StoredCursor.read(store.storedCursor) == null) {
            return new MigrationInfo(null, true, null);
        }
        if (enabledAt == null) {
            return new MigrationInfo(null, false, null);
        }
        if (enabledAt > current || (last != null && last > current)) {
            return new MigrationInfo(null, false, "other");
        }
        if (last != null && last == current) {
            return new MigrationInfo(null, false, null);
        }
        int from = last == null ? enabledAt : last;
        return from == current
                ? new MigrationInfo(null, false, null)
                : new MigrationInfo(since(store.schema(), from), true, null);
    }

    private static Migration since(DataSchema schema, int from) {
        List<String> tables = new ArrayList<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (Table table : schema.tables().values()) {
            if (table.since() > from) {
                tables.add(table.name());
                continue;
            }
            List<String> added = new ArrayList<>();
            for (Column column : table.columns().values()) {
                if (column.since() > from) {
                    added.add(column.name());
                }
            }
            if (!added.isEmpty()) {
                columns.put(table.name(), added);
            }
        }
        return new Migration(from, tables, columns);
    }
}
