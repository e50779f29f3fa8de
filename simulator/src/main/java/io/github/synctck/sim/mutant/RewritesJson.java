package io.github.synctck.sim.mutant;

import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Writes a text that is JSON in its own way. */
final class RewritesJson extends Layer {
    RewritesJson(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "rewrites-json",
                "F19",
                Making.layer(RewritesJson::new),
                "A column of JSON texts has the JSON type of the database, which keeps the content and not the text.",
                "LOSS-01");
    }

    @Override
    protected RawRecord pushedRecord(String table, RawRecord row) {
        return map(row, (name, value) -> value instanceof Value.Text text ? rewritten(text) : value);
    }

    private static Value rewritten(Value.Text text) {
        try {
            return text.value().startsWith("{")
                    ? Value.of(JsonValues.parse(text.value()).toString())
                    : text;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
