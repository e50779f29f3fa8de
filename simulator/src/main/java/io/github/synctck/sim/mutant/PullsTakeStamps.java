package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Answers each pull with a stamp that no push will get. */
final class PullsTakeStamps extends Dataset {
    PullsTakeStamps(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    /** Stamps are unique over all users, or a user who pulls often would run ahead of the others (ISO-04). */
    static SyncBackend server(Profile profile, LongSupplier clockMillis) {
        AtomicLong last = new AtomicLong();
        return new ModelServer(
                profile,
                () -> last.updateAndGet(before -> Math.max(before + 1, clockMillis.getAsLong())),
                PullsTakeStamps::new);
    }

    @Override
    protected PullResponse.Accepted answer(double since) {
        PullResponse.Accepted sound = super.answer(since);
        return new PullResponse.Accepted(sound.changes(), Cursor.of(nextStamp()), sound.strategy());
    }
}
