package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Cuts one kind of text after 65,535 characters and says nothing. */
final class CutsTextAt64K extends Layer {
    private static final int LENGTH_MAX = 65_535;

    CutsTextAt64K(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "cuts-text-at-64k",
                "F35",
                Making.layer(CutsTextAt64K::new),
                "One column is a TEXT of MySQL where all others are a LONGTEXT.",
                "SIZE-04");
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(
                row,
                (name, value) -> name.equals("content")
                                && value instanceof Value.Text text
                                && text.value().length() > LENGTH_MAX
                        ? Value.of(text.value().substring(0, LENGTH_MAX))
                        : value);
    }
}
