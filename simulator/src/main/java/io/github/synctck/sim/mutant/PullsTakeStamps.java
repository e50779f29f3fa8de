package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Answers each pull with a stamp that no push will get. */
final class PullsTakeStamps extends Dataset {
    PullsTakeStamps(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected PullResponse.Accepted answer(double since) {
        PullResponse.Accepted sound = super.answer(since);
        return new PullResponse.Accepted(sound.changes(), Cursor.of(nextStamp()), sound.strategy());
    }
}
