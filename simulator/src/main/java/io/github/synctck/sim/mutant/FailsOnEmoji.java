package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.stream.Stream;

/** Keeps texts in three bytes per character, and fails on those that need four. */
final class FailsOnEmoji extends Layer {
    FailsOnEmoji(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        boolean astral = request.changes().tables().values().stream()
                .flatMap(table -> Stream.concat(table.created().stream(), table.updated().stream()))
                .flatMap(row -> row.columns().values().stream())
                .anyMatch(value -> value instanceof Value.Text text
                        && text.value().chars().anyMatch(unit -> Character.isSurrogate((char) unit)));
        return astral ? Making.CRASH : super.push(request);
    }
}
