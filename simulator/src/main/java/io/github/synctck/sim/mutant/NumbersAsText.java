package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves large numbers as strings, as database drivers do with 64-bit integers. */
final class NumbersAsText extends Layer {
    NumbersAsText(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return map(
                row,
                (name, value) -> value instanceof Value.Num number && number.value() > Integer.MAX_VALUE
                        ? Value.of(number.json())
                        : value);
    }
}
