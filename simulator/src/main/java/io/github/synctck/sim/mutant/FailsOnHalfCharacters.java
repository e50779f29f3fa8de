package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.stream.Stream;

/** Fails on a text that holds one unit of a character of two. */
final class FailsOnHalfCharacters extends Layer {
    FailsOnHalfCharacters(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "fails-on-half-characters",
                "F35",
                Making.layer(FailsOnHalfCharacters::new),
                "The database's JSON type takes no text that was cut in the middle of an emoji.",
                "LIVE-05");
    }

    @Override
    public PushResponse push(PushRequest request) {
        boolean half = request.changes().tables().values().stream()
                .flatMap(table -> Stream.concat(table.created().stream(), table.updated().stream()))
                .flatMap(row -> row.columns().values().stream())
                .anyMatch(value -> value instanceof Value.Text text && holdsHalf(text.value()));
        return half ? Making.CRASH : super.push(request);
    }

    /** Whole characters are read as one number each, also those of two units; what is left alone is a half. */
    private static boolean holdsHalf(String text) {
        return text.codePoints()
                .anyMatch(point -> Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE);
    }
}
