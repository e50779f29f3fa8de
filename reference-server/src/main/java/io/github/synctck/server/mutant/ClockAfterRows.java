package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.server.SyncBackend;

/** Reads the rows, pauses, and then looks what the newest stamp is. */
final class ClockAfterRows extends PausedPull {
    ClockAfterRows(SyncBackend sound, long pauseMillis) {
        super(sound, pauseMillis);
    }

    @Override
    protected PullRequest second(PullRequest request) {
        return PullRequest.first(request.schemaVersion());
    }

    @Override
    protected PullResponse answer(PullResponse early, PullResponse late) {
        return early instanceof PullResponse.Accepted read && late instanceof PullResponse.Accepted now
                ? new PullResponse.Accepted(read.changes(), now.timestamp(), read.strategy())
                : early;
    }
}
