package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;

/** Keeps a transaction open after a refusal, so that every later push fails. */
final class SulksAfterRefusal extends Layer {
    private boolean refused;

    SulksAfterRefusal(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = refused ? Making.CRASH : super.push(request);
        refused |= answer instanceof Refused;
        return answer;
    }
}
