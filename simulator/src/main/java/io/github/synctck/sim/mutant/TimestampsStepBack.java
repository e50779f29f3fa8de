package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.Dataset;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import java.util.function.LongSupplier;

/** Answers a pull without changes with a timestamp below the one that it was asked with. */
final class TimestampsStepBack extends Dataset {
    TimestampsStepBack(Profile profile, String userId, LongSupplier clockMillis) {
        super(profile, userId, clockMillis);
    }

    @Override
    protected PullResponse.Accepted answer(double since) {
        PullResponse.Accepted sound = super.answer(since);
        boolean quiet = since != NEVER && sound.changes().isEmpty();
        return quiet ? new PullResponse.Accepted(sound.changes(), Cursor.of(since - 1)) : sound;
    }
}
