package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;

/** Serves times as ISO strings, as the database driver prints them. */
final class TimesAsText extends Layer {
    TimesAsText(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        return map(
                row,
                (name, value) ->
                        name.endsWith("_at") && value instanceof Value.Num ? Value.of("2026-01-05T00:00:00Z") : value);
    }
}
