package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.StoredRow;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Replaces a changed parent by deleting and inserting it, which its children report as their deletion. */
final class ListsMovedAsDeleted extends Dataset {
    ListsMovedAsDeleted(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected List<String> deleted(Table table, double since) {
        List<String> ids = new ArrayList<>(super.deleted(table, since));
        for (Column column : table.references()) {
            Column.Reference reference = column.reference();
            Table parents = reference == null ? null : profile.schema().table(reference.table());
            if (parents == null || since == NEVER) {
                continue;
            }
            for (StoredRow row : rows.live(table)) {
                boolean replaced =
                        row.record().get(column.name()) instanceof Value.Text id && changed(parents, id.value(), since);
                if (replaced
                        && row.changed() <= since
                        && !ids.contains(row.record().id())) {
                    ids.add(row.record().id());
                }
            }
        }
        return ids;
    }

    private boolean changed(Table parents, String id, double since) {
        StoredRow parent = rows.row(parents, id);
        return parent != null && parent.changed() > since && parent.created() <= since;
    }
}
