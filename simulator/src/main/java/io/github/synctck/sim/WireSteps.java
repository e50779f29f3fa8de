package io.github.synctck.sim;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Actor;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps without a device: pulls, pushes and raw requests straight at the endpoints. */
final class WireSteps {
    private final Network network;
    private final List<SyncServer> servers;
    private final IdBinding binding;
    private final Recorder recorder;
    private final int schemaVersion;
    private final Map<String, Cursor> cursorByLabel = new TreeMap<>();
    private final Map<String, Integer> pullByLabel = new TreeMap<>();

    WireSteps(Network network, List<SyncServer> servers, IdBinding binding, Recorder recorder, int schemaVersion) {
        this.network = network;
        this.servers = servers;
        this.binding = binding;
        this.recorder = recorder;
        this.schemaVersion = schemaVersion;
    }

    void play(Step step) {
        if (step instanceof Step.Pull pull) {
            pull(pull);
        } else if (step instanceof Step.Push push) {
            push(push);
        } else if (step instanceof Step.Http http) {
            http(http);
        } else {
            throw new AssertionError(step);
        }
    }

    private void pull(Step.Pull step) {
        if (isCut(step.since(), step.label())) {
            return;
        }
        int version = step.schemaVersion() == 0 ? schemaVersion : step.schemaVersion();
        PullRequest request = new PullRequest(cursor(step.since()), version, step.migration());
        long invoked = recorder.tick();
        PullResponse answer = servers.get(step.user()).pull(request);
        Operation.Pull pull = recorder.add((index, at) -> new Operation.Pull(
                index,
                at,
                actor(step.user(), step.label()),
                recorder.since(invoked),
                request,
                answer,
                Fate.DELIVER,
                origin(step.since()),
                answer instanceof PullResponse.Accepted));
        if (answer instanceof PullResponse.Accepted accepted) {
            cursorByLabel.put(step.label(), accepted.timestamp());
            pullByLabel.put(step.label(), pull.index());
        }
    }

    private void push(Step.Push step) {
        if (isCut(step.since(), step.label())) {
            return;
        }
        PushRequest request = new PushRequest(step.changes(), cursor(step.since()));
        long invoked = recorder.tick();
        PushResponse answer = servers.get(step.user()).push(request);
        recorder.add((index, at) -> new Operation.Push(
                index,
                at,
                actor(step.user(), step.label()),
                recorder.since(invoked),
                request,
                answer,
                Fate.DELIVER,
                origin(step.since())));
    }

    private void http(Step.Http step) {
        RawExchange raw = network.raw(step.user());
        if (raw == null) {
            recorder.mark(Operation.NONE, "no HTTP for " + step.label());
            return;
        }
        Map<String, String> cursors = new TreeMap<>();
        cursorByLabel.forEach((label, cursor) -> cursors.put(label, cursor.text()));
        RawExchange.Request asked = step.request();
        RawExchange.Request request = new RawExchange.Request(
                asked.push(),
                asked.method(),
                asked.credentials(),
                asked.headers(),
                binding.fill(asked.body(), cursors));
        RawExchange.Answer answer = raw.send(request);
        recorder.add((index, at) -> new Operation.Http(index, at, step.label(), step.user(), request, answer));
    }

    private static Actor actor(int user, String label) {
        return new Actor(Role.WIRE, user, Operation.NONE, label);
    }

    /** A step whose cursor was never given cannot be played; the judge sees that its operation is missing. */
    private boolean isCut(CursorRef ref, String label) {
        boolean cut = !ref.label().isEmpty() && !cursorByLabel.containsKey(ref.label());
        if (cut) {
            recorder.mark(Operation.NONE, label + " was left out: " + ref.label() + " gave no cursor");
        }
        return cut;
    }

    private int origin(CursorRef ref) {
        return ref.offset() == 0 ? pullByLabel.getOrDefault(ref.label(), Operation.NONE) : Operation.NONE;
    }

    private @Nullable Cursor cursor(CursorRef ref) {
        if (ref.isNever()) {
            return null;
        }
        Cursor given = cursorByLabel.get(ref.label());
        if (given == null) {
            return Cursor.of(Double.parseDouble(ref.text()));
        }
        return ref.offset() == 0 ? given : Cursor.of(given.number() + ref.offset());
    }
}
