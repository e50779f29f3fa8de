package io.github.synctck.conformance.suite;

import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.RawExchange.Credentials;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Writes a directed scenario, a step per line and a second apart. Wire steps carry a label, by which the judge finds
 * what they did and later steps find the cursor that they were given.
 */
final class Script {
    static final long STEP_MILLIS = 1_000;

    private final String name;
    private final Profile profile;
    private final List<Integer> devices = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private int users = 1;

    Script(String name, Profile profile) {
        this.name = name;
        this.profile = profile;
    }

    /** The number of users; one unless told. */
    Script users(int count) {
        users = count;
        return this;
    }

    /** Simulated devices of the first user. */
    Script devices(int count) {
        for (int i = 0; i < count; i++) {
            devices.add(0);
        }
        return this;
    }

    /** Throws {@link Inapplicable} with that reason where the profile declares something else. */
    Script where(Predicate<Policies> declared, String reason) {
        if (!declared.test(profile.policies())) {
            throw new Inapplicable(reason);
        }
        return this;
    }

    private SimTime at() {
        return new SimTime(STEP_MILLIS * (steps.size() + 1L));
    }

    private Script add(Step step) {
        steps.add(step);
        return this;
    }

    /** The first user pulls for the first time. */
    Script firstPull(String label) {
        return pull(label, 0, CursorRef.NEVER);
    }

    /** The first user pulls from the cursor of an earlier pull. */
    Script pull(String label, String since) {
        return pull(label, 0, CursorRef.of(since));
    }

    /** A user pulls. */
    Script pull(String label, int user, CursorRef since) {
        return add(new Step.Pull(at(), label, user, since));
    }

    /** The first user pulls after an update of the app. */
    Script upgrade(String label, String since, Migration migration) {
        return add(new Step.Pull(at(), label, 0, CursorRef.of(since), 0, migration));
    }

    /** The first user pulls with an app that is a version ahead of the profile. */
    Script newerApp(String label, String since) {
        int newer = profile.schema().version() + 1;
        return add(new Step.Pull(at(), label, 0, CursorRef.of(since), newer, null));
    }

    /** The first user pushes with the cursor of an earlier pull. */
    Script push(String label, String since, Changes changes) {
        return push(label, 0, CursorRef.of(since), changes);
    }

    /** A user pushes. */
    Script push(String label, int user, CursorRef since, Changes changes) {
        return add(new Step.Push(at(), label, user, since, changes));
    }

    /** The first user sends a raw body to the pull endpoint. */
    Script rawPull(String label, String body) {
        return raw(label, false, body);
    }

    /** The first user sends a raw body to the push endpoint. */
    Script rawPush(String label, String body) {
        return raw(label, true, body);
    }

    private Script raw(String label, boolean push, String body) {
        return http(label, push, Credentials.VALID, "application/json", body);
    }

    /** The first user sends a body of some type, with or without a good token. */
    Script http(String label, boolean push, Credentials credentials, String contentType, String body) {
        SortedMap<String, String> headers = new TreeMap<>(Collections.singletonMap("Content-Type", contentType));
        return add(new Step.Http(at(), label, 0, new RawExchange.Request(push, "POST", credentials, headers, body)));
    }

    /** Something happens to the first user's data behind the endpoints. */
    Script server(ServerAction action) {
        return add(new Step.Server(at(), 0, action));
    }

    /** A device creates a record. */
    Script create(int device, String table, String id, Map<String, Value> set) {
        return add(new Step.Create(at(), device, table, id, set));
    }

    /** A device edits a record. */
    Script update(int device, String table, String id, Map<String, Value> set) {
        return add(new Step.Update(at(), device, table, id, set));
    }

    /** A device deletes a record. */
    Script delete(int device, String table, String id) {
        return add(new Step.Delete(at(), device, table, id));
    }

    /** A device syncs undisturbed, with one retry. */
    Script sync(int device) {
        return add(new Step.Sync(at(), device, Leg.CLEAN, Leg.CLEAN, true, null));
    }

    /** A device syncs; its push arrives only after the next {@code steps} steps have happened. */
    Script slowSync(int device, int stepsBetween) {
        Leg slow = new Leg(STEP_MILLIS * stepsBetween + STEP_MILLIS / 2, Fate.DELIVER);
        return add(new Step.Sync(at(), device, Leg.CLEAN, slow, true, null));
    }

    /** A device syncs and its push meets a fault; there is no retry. */
    Script faultySync(int device, Fate fate) {
        return add(new Step.Sync(at(), device, Leg.CLEAN, new Leg(0, fate), false, null));
    }

    /** A device dies inside a sync. */
    Script crashingSync(int device, CrashPoint crash) {
        return add(new Step.Sync(at(), device, Leg.CLEAN, Leg.CLEAN, false, crash));
    }

    /** The scenario; device scenarios are watched by observers. */
    Scenario done() {
        return new Scenario(name, "0x0", profile.name(), users, devices, !devices.isEmpty(), steps);
    }
}
