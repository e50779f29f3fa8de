package io.github.synctck.sim.scenario;

import io.github.synctck.spec.server.ServerAction;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that will happen, drawn before the run.
 *
 * @param name the case that judges it, such as {@code push-05/stale-update-is-rejected}; generated ones append a seed
 * @param seed names the scenario; nothing is ever looked up by it
 * @param profile the profile's name
 * @param users number of users, from 1
 * @param fleet the devices
 * @param watched whether observers and the ack audit pull along
 * @param adopted the records that the server holds already
 * @param steps what happens; ordered by time when played
 */
public record Scenario(
        String name,
        String seed,
        String profile,
        int users,
        Fleet fleet,
        boolean watched,
        List<Adopted> adopted,
        List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
        adopted = List.copyOf(adopted);
        for (Adopted each : adopted) {
            if (!isIndex(each.user(), users)) {
                throw new IllegalArgumentException("record of unknown user " + each.user() + " in " + name);
            }
        }
        for (int user : fleet.users()) {
            if (user < 0 || user >= users) {
                throw new IllegalArgumentException("device of unknown user " + user + " in " + name);
            }
        }
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            if (step instanceof Step.DeviceStep acting
                    && !isIndex(acting.device(), fleet.users().size())) {
                throw new IllegalArgumentException(
                        "step " + index + ": of unknown device " + acting.device() + " in " + name);
            } else if (step instanceof Step.WireStep wire && !isIndex(wire.user(), users)) {
                throw new IllegalArgumentException(
                        "step " + index + ": of unknown user " + wire.user() + " in " + name);
            } else if (step instanceof Step.Server server && !isIndex(server.user(), users)) {
                throw new IllegalArgumentException(
                        "step " + index + ": of unknown user " + server.user() + " in " + name);
            }
        }
    }

    /** A scenario that begins with nothing. */
    public Scenario(
            String name, String seed, String profile, int users, Fleet fleet, boolean watched, List<Step> steps) {
        this(name, seed, profile, users, fleet, watched, List.of(), steps);
    }

    /** A scenario of devices with nothing special about them, each given by its user. */
    public Scenario(
            String name,
            String seed,
            String profile,
            int users,
            List<Integer> devices,
            boolean watched,
            List<Step> steps) {
        this(name, seed, profile, users, Fleet.ofUsers(devices), watched, steps);
    }

    private static boolean isIndex(int number, int size) {
        return number >= 0 && number < size;
    }

    /** The user of each device, from 0. */
    public List<Integer> devices() {
        return fleet.users();
    }

    /** What a server has to offer behind its endpoints for this scenario to be played. */
    public SortedSet<ServerAction.Kind> hooks() {
        TreeSet<ServerAction.Kind> kinds = new TreeSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Server server) {
                kinds.add(server.action().kind());
            }
        }
        return kinds;
    }

    /** The same scenario with other steps. */
    public Scenario withSteps(List<Step> other) {
        return new Scenario(name, seed, profile, users, fleet, watched, adopted, other);
    }

    /** The same scenario with other devices. */
    public Scenario withFleet(Fleet other, List<Step> otherSteps) {
        return new Scenario(name, seed, profile, users, other, watched, adopted, otherSteps);
    }

    /** The same scenario that begins with those records on the server. */
    public Scenario adopting(List<Adopted> records) {
        return new Scenario(name, seed, profile, users, fleet, watched, records, steps);
    }

    /** The same scenario under another name. */
    public Scenario named(String other) {
        return new Scenario(other, seed, profile, users, fleet, watched, adopted, steps);
    }

    /** A device's name: A, B, C and so on, then D26. */
    public static String deviceName(int device) {
        return device < 26 ? String.valueOf((char) ('A' + device)) : "D" + device;
    }

    /** Whether anything in it is sent to the server to be kept. */
    public boolean pushes() {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Push
                        || step instanceof Step.DeviceStep
                        || (step instanceof Step.Http http && http.request().push()));
    }
}
