package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Cuts texts after 255 characters and says nothing. */
final class CutsLongText extends Layer {
    private static final int LENGTH_MAX = 255;

    CutsLongText(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(
                row,
                (name, value) ->
                        value instanceof Value.Text text && text.value().length() > LENGTH_MAX
                                ? Value.of(text.value().substring(0, LENGTH_MAX))
                                : value);
    }
}
