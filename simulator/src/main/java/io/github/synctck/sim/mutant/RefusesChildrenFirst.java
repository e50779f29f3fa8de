package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.List;

/** Works through the tables in the order of the body, and fails on a child that stands before its parent. */
final class RefusesChildrenFirst extends Layer {
    RefusesChildrenFirst(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        List<String> order = List.copyOf(request.changes().tables().keySet());
        for (Table table : profile.schema().tables().values()) {
            for (Column column : table.references()) {
                Column.Reference parent = column.reference();
                boolean before = parent != null
                        && order.contains(table.name())
                        && order.indexOf(parent.table()) > order.indexOf(table.name());
                if (before && brings(request.changes(), table, column)) {
                    return Making.CRASH;
                }
            }
        }
        return super.push(request);
    }

    private static boolean brings(Changes changes, Table table, Column column) {
        return changes.table(table.name()).created().stream()
                .anyMatch(row -> row.get(column.name()) instanceof Value.Text);
    }
}
