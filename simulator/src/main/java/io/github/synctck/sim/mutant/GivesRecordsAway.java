package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Loses a record whose edit names another owner. */
final class GivesRecordsAway extends Layer {
    GivesRecordsAway(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "gives-records-away",
                "F44",
                Making.layer(GivesRecordsAway::new),
                "The owner column is one of those that an update writes.",
                "ISO-06");
    }

    private final Set<String> given = new TreeSet<>();

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = super.push(request);
        String owner = profile.schema().ownerColumn();
        if (owner != null && answer instanceof PushResponse.Accepted) {
            request.changes()
                    .tables()
                    .forEach((name, table) -> table.updated().stream()
                            .filter(row ->
                                    row.get(owner) instanceof Value.Text other && !isOurs(name, row.id(), owner, other))
                            .forEach(row -> given.add(name + "/" + row.id())));
        }
        return answer;
    }

    private boolean isOurs(String table, String id, String owner, Value.Text other) {
        TableChanges rows = all().table(table);
        return Stream.concat(rows.created().stream(), rows.updated().stream())
                .filter(row -> row.id().equals(id))
                .anyMatch(row -> other.equals(row.get(owner)));
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return new TableChanges(kept(name, changes.created()), kept(name, changes.updated()), changes.deleted());
    }

    private List<RawRecord> kept(String table, List<RawRecord> rows) {
        return rows.stream()
                .filter(row -> !given.contains(table + "/" + row.id()))
                .toList();
    }
}
