package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import org.jspecify.annotations.Nullable;

/** Remembers on the server how far a user has pulled, whatever cursor the device sends. */
final class CursorPerUser extends Layer {
    private @Nullable Cursor last;

    CursorPerUser(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PullResponse pull(PullRequest request) {
        Cursor asked = request.lastPulledAt();
        Cursor kept = last;
        boolean behind = asked != null && kept != null && asked.number() < kept.number();
        PullResponse response =
                forward(behind ? new PullRequest(kept, request.schemaVersion(), request.migration()) : request);
        if (response instanceof PullResponse.Accepted accepted) {
            last = accepted.timestamp();
        }
        return response;
    }
}
