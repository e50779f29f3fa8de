package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.text.Normalizer;

/** Puts letters and their accents together. */
final class ComposesLetters extends Layer {
    ComposesLetters(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "composes-letters",
                "F19",
                Making.layer(ComposesLetters::new),
                "Texts are brought into one Unicode form, so that a search finds them.",
                "LOSS-01");
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(
                row,
                (name, value) -> value instanceof Value.Text text
                        ? Value.of(Normalizer.normalize(text.value(), Normalizer.Form.NFC))
                        : value);
    }
}
