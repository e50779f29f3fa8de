package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves tables and rows in reverse. */
final class ReversedOrder extends Layer {
    ReversedOrder(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        List<String> names = new ArrayList<>(answer.changes().tables().keySet());
        Collections.reverse(names);
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        names.forEach(name -> tables.put(name, reversed(answer.changes().table(name))));
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    private static TableChanges reversed(TableChanges changes) {
        return new TableChanges(reversed(changes.created()), reversed(changes.updated()), reversed(changes.deleted()));
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
