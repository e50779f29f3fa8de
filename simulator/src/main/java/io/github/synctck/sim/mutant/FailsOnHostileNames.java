package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.stream.Stream;

/** Puts the names of pushed columns into its queries as they come. */
final class FailsOnHostileNames extends Layer {
    FailsOnHostileNames(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        boolean hostile = request.changes().tables().values().stream()
                .flatMap(table -> Stream.concat(table.created().stream(), table.updated().stream()))
                .flatMap(row -> row.columns().keySet().stream())
                .anyMatch(name -> name.indexOf('"') >= 0 || name.indexOf('\'') >= 0 || name.indexOf(';') >= 0);
        boolean table = request.changes().tables().keySet().stream()
                .anyMatch(name -> name.indexOf('"') >= 0 || name.indexOf('\'') >= 0 || name.indexOf(';') >= 0);
        return hostile || table ? Making.CRASH : super.push(request);
    }
}
