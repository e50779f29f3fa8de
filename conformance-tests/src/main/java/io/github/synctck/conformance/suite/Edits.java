package io.github.synctck.conformance.suite;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a push together: records and ids by table and bucket. */
final class Edits {
    private final Map<String, TableChanges> tables = new LinkedHashMap<>();

    static Edits of() {
        return new Edits();
    }

    /** A record in {@code created}. */
    Edits created(String table, String id, Map<String, Value> columns) {
        TableChanges before = table(table);
        List<RawRecord> created = new ArrayList<>(before.created());
        created.add(RawRecord.of(id, columns));
        return with(table, new TableChanges(created, before.updated(), before.deleted()));
    }

    /** A record in {@code updated}. */
    Edits updated(String table, String id, Map<String, Value> columns) {
        TableChanges before = table(table);
        List<RawRecord> updated = new ArrayList<>(before.updated());
        updated.add(RawRecord.of(id, columns));
        return with(table, new TableChanges(before.created(), updated, before.deleted()));
    }

    /** An id in {@code deleted}. */
    Edits deleted(String table, String id) {
        TableChanges before = table(table);
        List<String> deleted = new ArrayList<>(before.deleted());
        deleted.add(id);
        return with(table, new TableChanges(before.created(), before.updated(), deleted));
    }

    private TableChanges table(String name) {
        return tables.getOrDefault(name, TableChanges.NONE);
    }

    private Edits with(String name, TableChanges changes) {
        tables.put(name, changes);
        return this;
    }

    /** The changes object, tables in the order in which they were first named. */
    Changes changes() {
        return new Changes(tables);
    }

    /** Columns by name. */
    static Map<String, Value> columns(Object... namesAndValues) {
        Map<String, Value> columns = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return columns;
    }
}
