package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Reports a refused push as success, and lets the next pull overwrite the client's changes. */
final class ConflictAsSuccess extends Layer {
    ConflictAsSuccess(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = super.push(request);
        return answer instanceof Refused refused && refused.status() == 409 ? PushResponse.Accepted.ALL : answer;
    }
}
