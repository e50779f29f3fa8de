package io.github.synctck.sim.scenario;

import java.util.List;

/**
 * Everything that will happen, drawn before the run.
 *
 * @param name the case that judges it, such as {@code push-05/stale-update-is-rejected}; generated ones append a seed
 * @param seed names the scenario; nothing is ever looked up by it
 * @param profile the profile's name
 * @param users number of users, from 1
 * @param devices the user of each device, from 0
 * @param watched whether observers and the ack audit pull along
 * @param steps what happens; ordered by time when played
 */
public record Scenario(
        String name, String seed, String profile, int users, List<Integer> devices, boolean watched, List<Step> steps) {
    public Scenario {
        devices = List.copyOf(devices);
        steps = List.copyOf(steps);
        for (int user : devices) {
            if (user < 0 || user >= users) {
                throw new IllegalArgumentException("device of unknown user " + user + " in " + name);
            }
        }
        for (Step step : steps) {
            int device = step instanceof Step.DeviceStep acting ? acting.device() : 0;
            boolean known = !(step instanceof Step.DeviceStep) || (device >= 0 && device < devices.size());
            if (!known) {
                throw new IllegalArgumentException("step of unknown device " + device + " in " + name);
            }
        }
    }

    /** The same scenario with other steps. */
    public Scenario withSteps(List<Step> other) {
        return new Scenario(name, seed, profile, users, devices, watched, other);
    }

    /** A device's name: A, B, C and so on, then D26. */
    public static String deviceName(int device) {
        return device < 26 ? String.valueOf((char) ('A' + device)) : "D" + device;
    }
}
