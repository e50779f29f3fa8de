package io.github.synctck.sim.mutant;

import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.model.Rows;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the created records of a push whose parents are neither there nor come with it. */
final class Orphans {
    private final DataSchema schema;
    private final Rows rows;
    private final Changes changes;
    private final Set<RecordKey> orphans = new TreeSet<>();

    private Orphans(DataSchema schema, Rows rows, Changes changes) {
        this.schema = schema;
        this.rows = rows;
        this.changes = changes;
    }

    /** The keys of the orphans, those below other orphans included. */
    static Set<RecordKey> in(Changes changes, DataSchema schema, Rows rows) {
        Orphans of = new Orphans(schema, rows, changes);
        for (Table table : schema.parentsFirst()) {
            for (RawRecord child : changes.table(table.name()).created()) {
                if (table.references().stream().anyMatch(column -> of.lacksParent(column, child))) {
                    of.orphans.add(new RecordKey(table.name(), child.id()));
                }
            }
        }
        return of.orphans;
    }

    private boolean lacksParent(Column column, RawRecord child) {
        Column.Reference reference = column.reference();
        Table parents = reference == null ? null : schema.table(reference.table());
        Value sent = child.get(column.name());
        Value parent = sent == null ? column.defaultValue() : column.sanitize(sent);
        if (parents == null || !(parent instanceof Value.Text id) || rows.row(parents, id.value()) != null) {
            return false;
        }
        boolean pushed = Stream.concat(
                        changes.table(parents.name()).created().stream(),
                        changes.table(parents.name()).updated().stream())
                .anyMatch(row -> row.id().equals(id.value()));
        return !pushed || orphans.contains(new RecordKey(parents.name(), id.value()));
    }
}
