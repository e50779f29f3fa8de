package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Answers with 0 as long as there is no row to take a stamp from. */
final class TimestampOfZero extends Layer {
    TimestampOfZero(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected Cursor timestamp(PullRequest request, PullResponse.Accepted answer) {
        return all().isEmpty() ? Cursor.of(0) : answer.timestamp();
    }
}
