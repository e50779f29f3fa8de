package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * A server whose foreign keys name no user: a child that one user hangs on another's record keeps its owner from
 * deleting it.
 */
final class ForeignChildren {
    private ForeignChildren() {}

    /** The broken server. */
    static SyncBackend server(Profile profile, LongSupplier clockMillis) {
        SyncBackend sound = new ModelServer(profile, clockMillis);
        Map<String, TreeSet<String>> usersByParent = new TreeMap<>();
        return user -> new Layer(profile, sound.forUser(user)) {
            @Override
            public PushResponse push(PushRequest request) {
                synchronized (usersByParent) {
                    for (Map.Entry<String, TableChanges> table :
                            request.changes().tables().entrySet()) {
                        for (String id : table.getValue().deleted()) {
                            TreeSet<String> users = new TreeSet<>(
                                    usersByParent.getOrDefault(table.getKey() + "/" + id, new TreeSet<>()));
                            users.remove(user);
                            if (!users.isEmpty()) {
                                return new Refused(409, "foreign_key", "the record is still referred to");
                            }
                        }
                    }
                    request.changes().tables().forEach((name, table) -> remember(name, table, user));
                }
                return super.push(request);
            }

            private void remember(String name, TableChanges changes, String writer) {
                Table table = profile.schema().table(name);
                if (table == null) {
                    return;
                }
                for (Column column : table.references()) {
                    Column.Reference reference = column.reference();
                    for (RawRecord row : changes.created()) {
                        if (reference != null && row.get(column.name()) instanceof Value.Text parent) {
                            usersByParent
                                    .computeIfAbsent(reference.table() + "/" + parent.value(), key -> new TreeSet<>())
                                    .add(writer);
                        }
                    }
                }
            }
        };
    }
}
