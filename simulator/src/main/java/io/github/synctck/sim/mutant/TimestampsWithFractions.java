package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Answers with seconds as a decimal number, down to the microsecond, times a thousand. */
final class TimestampsWithFractions extends Layer {
    TimestampsWithFractions(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected Cursor timestamp(PullRequest request, PullResponse.Accepted answer) {
        return Cursor.of(answer.timestamp().number() + 0.25);
    }
}
