package io.github.synctck.sim;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.server.SyncServer;
import org.jspecify.annotations.Nullable;

/**
 * The read-only pullers of one user. They never write, so no client algorithm can excuse what they miss: an eager
 * one, a lagging one, one that repeats its requests, one that makes first pulls, and the audit of each accepted push.
 */
final class Watch {
    /** The lagging observer pulls after every so many accepted pushes. */
    private static final int LAG_PUSHES = 5;

    private final boolean on;
    private final int user;
    private final int schemaVersion;
    private final SyncServer server;
    private final Recorder recorder;
    private final Chain eager = new Chain();
    private final Chain lagging = new Chain();
    private int accepted;

    /** The cursor of one observer and the pull that gave it. */
    private static final class Chain {
        private @Nullable Cursor cursor;
        private int from = Operation.NONE;
    }

    /** With {@code on} false nobody looks. */
    Watch(boolean on, int user, int schemaVersion, SyncServer server, Recorder recorder) {
        this.on = on;
        this.user = user;
        this.schemaVersion = schemaVersion;
        this.server = server;
        this.recorder = recorder;
    }

    /** Begins both chains, before anything is written. */
    void begin() {
        if (on) {
            advance(eager, Role.EAGER);
            advance(lagging, Role.LAGGING);
        }
    }

    /** Looks after a push; only an accepted one changes anything. */
    void pushed(Operation.Push push) {
        if (!on || !(push.outcome() instanceof PushResponse.Accepted)) {
            return;
        }
        accepted++;
        audit(push);
        advance(eager, Role.EAGER);
        if (push.request().changes().tables().values().stream()
                .anyMatch(t -> !t.deleted().isEmpty())) {
            first();
        }
        if (accepted % LAG_PUSHES == 0) {
            lag();
        }
    }

    /** Looks once more when everything is quiet. */
    void end() {
        if (on) {
            advance(eager, Role.EAGER);
            lag();
            first();
        }
    }

    private void lag() {
        Cursor cursor = lagging.cursor;
        int from = lagging.from;
        advance(lagging, Role.LAGGING);
        pull(Role.REPLAYER, Operation.NONE, cursor, from);
    }

    private void first() {
        pull(Role.FRESH, Operation.NONE, null, Operation.NONE);
    }

    private void audit(Operation.Push push) {
        if (push.request().lastPulledAt() != null && push.basis() != Operation.NONE) {
            pull(Role.AUDIT, push.actor().device(), push.request().lastPulledAt(), push.basis());
        }
    }

    /** An observer whose cursor is expired begins a new chain. */
    private void advance(Chain chain, Role role) {
        Operation.Pull pull = pull(role, Operation.NONE, chain.cursor, chain.from);
        if (chain.cursor != null && pull.outcome() instanceof Refused refused && refused.isCursorExpired()) {
            pull = pull(role, Operation.NONE, null, Operation.NONE);
        }
        if (pull.outcome() instanceof PullResponse.Accepted answer) {
            chain.cursor = answer.timestamp();
            chain.from = pull.index();
        }
    }

    private Operation.Pull pull(Role role, int device, @Nullable Cursor cursor, int from) {
        PullRequest request = PullRequest.since(cursor, schemaVersion);
        long invoked = recorder.tick();
        PullResponse response = server.pull(request);
        Actor actor = new Actor(role, user, device, "");
        boolean applied = response instanceof PullResponse.Accepted;
        return recorder.add((index, at) -> new Operation.Pull(
                index, at, actor, recorder.since(invoked), request, response, Fate.DELIVER, from, applied));
    }
}
