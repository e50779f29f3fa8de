package io.github.synctck.sim;

import io.github.synctck.sim.device.ClientCause;
import io.github.synctck.sim.device.SyncAttempt;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sync of one device, cut where another device can act: begin, pull, push. The simulation calls the phases at
 * their times; a phase of a sync that has ended does nothing.
 */
final class SyncRun {
    private static final Refused FRONT_ERROR = new Refused(500, "fault", "something in front of the server failed");
    private static final TransportFailure NOT_SENT = new TransportFailure(true, "the request was lost");

    private final Player player;
    private final Recorder recorder;
    private final Step.Sync step;
    private final SyncAttempt attempt;
    private final int from;
    private int basis = Operation.NONE;
    private Optional<PushRequest> push = Optional.empty();
    private @Nullable PushResponse pushAnswer;
    private boolean ended;
    private boolean pushed;
    private boolean begunAnew;
    private String death = "";

    SyncRun(Player player, Recorder recorder, Step.Sync step) {
        this.player = player;
        this.recorder = recorder;
        this.step = step;
        this.from = player.cursorFrom;
        this.attempt = player.device.beginSync();
        player.begin(this);
        if (attempt.isDone()) {
            end();
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether a push request left the device. */
    boolean hasPushed() {
        return pushed;
    }

    /** Whether the push was refused, so that a retry is due. */
    boolean wasRefused() {
        return ended && pushed && attempt.error() != null;
    }

    /** Whether the cursor was expired and the app dropped what it held. */
    boolean hasBegunAnew() {
        return begunAnew;
    }

    /** Whether the sync ended in an error. */
    boolean hasFailed() {
        return attempt.error() != null;
    }

    /** The app died: nothing of this sync happens any more. */
    void kill() {
        ended = true;
    }

    /** The server answers the pull and the device applies it. */
    void pullPhase() {
        if (ended) {
            return;
        }
        PullRequest request = attempt.pullRequest();
        Fate fate = step.pull().fate();
        long invoked = recorder.tick();
        PullResponse answer = pullAnswer(request, fate);
        if (fate == Fate.DUPLICATE_REQUEST) {
            record(request, player.server.pull(request), fate, invoked, false);
        }
        boolean heard = fate != Fate.DROP_REQUEST && fate != Fate.DROP_RESPONSE;
        if (!heard) {
            attempt.pullLost();
        } else if (step.crash() == CrashPoint.AFTER_APPLY) {
            attempt.pulledThenCrashed(answer);
        } else {
            attempt.pulled(answer);
            reset(answer);
        }
        boolean applied = heard && step.crash() != CrashPoint.AFTER_APPLY && attempt.error() == null;
        Operation.Pull pull = record(request, answer, fate, invoked, applied);
        if (applied) {
            player.cursorFrom = pull.index();
            basis = pull.index();
        }
        afterPull();
    }

    private void afterPull() {
        if (attempt.isDone()) {
            end();
        } else if (step.crash() == CrashPoint.BEFORE_PUSH) {
            crash("fault crash-before-push");
        } else {
            push = attempt.beginPush();
            if (push.isEmpty()) {
                end();
            }
        }
    }

    private PullResponse pullAnswer(PullRequest request, Fate fate) {
        return switch (fate) {
            case DROP_REQUEST -> NOT_SENT;
            case SERVER_ERROR -> FRONT_ERROR;
            case DELIVER, DROP_RESPONSE, DUPLICATE_REQUEST -> player.server.pull(request);
        };
    }

    private Operation.Pull record(PullRequest request, PullResponse answer, Fate fate, long invoked, boolean applied) {
        return recorder.add((index, at) ->
                new Operation.Pull(index, at, actor(), recorder.since(invoked), request, answer, fate, from, applied));
    }

    private Actor actor() {
        return new Actor(Role.DEVICE, player.user, player.index, "");
    }

    /** The server answers the push. */
    void pushPhase() {
        if (ended || push.isEmpty()) {
            return;
        }
        PushRequest request = push.get();
        Fate fate = step.push().fate();
        pushed = true;
        long invoked = recorder.tick();
        PushResponse answer = pushAnswer(request, fate);
        Operation.Push first = record(request, answer, fate, invoked);
        Optional<Operation.Push> second = Optional.empty();
        if (fate == Fate.DUPLICATE_REQUEST) {
            long again = recorder.tick();
            second = Optional.of(record(request, player.server.push(request), fate, again));
        }
        pushAnswer = answer;
        player.watch.pushed(first);
        second.ifPresent(player.watch::pushed);
    }

    /** The device hears the answer to its push and marks what was taken. */
    void heardPhase() {
        PushResponse answer = pushAnswer;
        if (ended || answer == null) {
            return;
        }
        Fate fate = step.push().fate();
        if (fate == Fate.DROP_REQUEST || fate == Fate.DROP_RESPONSE) {
            attempt.pushLost();
        } else if (step.crash() == CrashPoint.AFTER_PUSH) {
            crash("fault crash-after-push");
        } else {
            attempt.pushed(answer);
            reset(answer);
        }
        if (!ended) {
            end();
        }
    }

    private void reset(Object answer) {
        if (answer instanceof Refused refused && refused.isCursorExpired()) {
            player.end(this);
            begunAnew = player.beginAnew();
        }
    }

    private PushResponse pushAnswer(PushRequest request, Fate fate) {
        return switch (fate) {
            case DROP_REQUEST -> NOT_SENT;
            case SERVER_ERROR -> FRONT_ERROR;
            case DELIVER, DROP_RESPONSE, DUPLICATE_REQUEST -> player.server.push(request);
        };
    }

    private Operation.Push record(PushRequest request, PushResponse answer, Fate fate, long invoked) {
        return recorder.add((index, at) ->
                new Operation.Push(index, at, actor(), recorder.since(invoked), request, answer, fate, basis));
    }

    /** The app dies around its push: the client reports no error of its own, so the history says what happened. */
    private void crash(String what) {
        death = what;
        end();
        player.restart("crash");
    }

    private void end() {
        ended = true;
        player.end(this);
        String error = attempt.error() == null ? death : String.valueOf(attempt.error());
        List<String> causes = new ArrayList<>();
        for (ClientCause cause : player.device.takeCauses()) {
            causes.add(cause.toString());
        }
        List<String> log = attempt.log();
        recorder.add((index, at) -> new Operation.SyncEnd(index, at, player.index, error, log, causes));
    }
}
