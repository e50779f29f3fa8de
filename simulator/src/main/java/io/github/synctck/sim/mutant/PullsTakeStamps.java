package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.function.LongSupplier;

/** Answers each pull with a stamp that no push will get. */
final class PullsTakeStamps extends Dataset {
    PullsTakeStamps(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    /** Stamps are unique over all users, or a user who pulls often would run ahead of the others (ISO-04). */
    static SyncBackend server(Profile profile, LongSupplier clockMillis) {
        return new ModelServer(profile, new Unique(clockMillis), PullsTakeStamps::new);
    }

    /** A clock that shows no time twice. */
    private static final class Unique implements LongSupplier {
        private final LongSupplier clockMillis;
        private long last;

        private Unique(LongSupplier clockMillis) {
            this.clockMillis = clockMillis;
        }

        @Override
        public synchronized long getAsLong() {
            last = Math.max(last + 1, clockMillis.getAsLong());
            return last;
        }
    }

    @Override
    protected PullResponse.Accepted answer(double since) {
        PullResponse.Accepted sound = super.answer(since);
        return new PullResponse.Accepted(sound.changes(), Cursor.of(nextStamp()), sound.strategy());
    }
}
