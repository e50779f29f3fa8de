package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Refuses a record that takes the place of one that the same push deletes. */
final class UniqueBeforeDeletions extends Layer {
    UniqueBeforeDeletions(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "unique-before-deletions",
                "F39",
                Making.layer(UniqueBeforeDeletions::new),
                "What is unique is checked after each statement, and deletions come last.",
                "LIVE-06");
    }

    @Override
    public PushResponse push(PushRequest request) {
        Changes before = all();
        boolean taken = request.changes().tables().entrySet().stream()
                .anyMatch(table -> replaces(before.table(table.getKey()), table.getValue()));
        return taken ? new Refused(409, "duplicate", "there is such a record already") : super.push(request);
    }

    private static boolean replaces(TableChanges before, TableChanges pushed) {
        return pushed.created().stream()
                .anyMatch(row -> Twins.of(before, row)
                        .filter(twin -> pushed.deleted().contains(twin.id()))
                        .isPresent());
    }
}
