package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import java.util.TreeSet;

/** Takes a cursor that it did not give to this user for an up-to-date one. */
final class KnowsItsOwnCursorsOnly extends Layer {
    private static final double SMALL = 1_000;
    private final TreeSet<Double> given = new TreeSet<>();

    KnowsItsOwnCursorsOnly(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    protected PullResponse answered(PullRequest request, PullResponse.Accepted answer) {
        Cursor cursor = request.lastPulledAt();
        boolean foreign = cursor != null && cursor.number() > SMALL && !given.contains(cursor.number());
        given.add(answer.timestamp().number());
        return foreign ? new PullResponse.Accepted(Changes.NONE, answer.timestamp()) : answer;
    }
}
