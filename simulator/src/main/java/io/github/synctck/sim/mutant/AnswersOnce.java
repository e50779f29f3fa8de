package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;

/** Remembers which cursors it has served, and serves each only once. */
final class AnswersOnce extends Layer {
    private final List<Cursor> served = new ArrayList<>();

    AnswersOnce(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Cursor cursor = request.lastPulledAt();
        boolean again = cursor != null && served.contains(cursor);
        if (cursor != null) {
            served.add(cursor);
        }
        return again ? new PullResponse.Accepted(Changes.NONE, answer.timestamp()) : answer;
    }
}
