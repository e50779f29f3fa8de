package io.github.synctck.conformance.soak;

import io.github.synctck.sim.random.Seed;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * How a soak goes.
 *
 * @param devices number of devices, dealt out to the users in turn
 * @param users number of users
 * @param duration how long devices edit and sync before they come to rest
 * @param seed what the devices' choices come from
 * @param salt what makes the records' ids differ from those of another soak
 * @param requestsPerSecond the most requests per second, over all devices
 * @param bigRows rows of a big push
 * @param incidents what happens meanwhile
 * @param isCancelled whether somebody wants it to end
 */
public record SoakOptions(
        int devices,
        int users,
        Duration duration,
        Seed seed,
        String salt,
        int requestsPerSecond,
        int bigRows,
        List<Incident> incidents,
        BooleanSupplier isCancelled) {
    public SoakOptions {
        if (users < 1 || devices < users) {
            throw new IllegalArgumentException("a soak needs at least one user, and a device for each");
        }
        if (requestsPerSecond < 1 || bigRows < 1) {
            throw new IllegalArgumentException("a soak needs at least one request per second and one row");
        }
        for (Incident incident : incidents) {
            if (incident.at().compareTo(duration) >= 0) {
                throw new IllegalArgumentException(
                        "the incident at " + incident.at().toSeconds() + " s comes after the soak's end");
            }
        }
        incidents = List.copyOf(incidents);
    }

    /** The devices of a user, by index. */
    List<Integer> devicesOf(int user) {
        return IntStream.range(0, devices)
                .filter(device -> device % users == user)
                .boxed()
                .toList();
    }
}
