package io.github.synctck.server.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of servers that are broken where only HTTP or time shows it. */
public final class ServerMutants {
    /** The stated pause of the servers that lose races, between looking and acting. */
    public static final long PAUSE_MILLIS = 20;

    private ServerMutants() {}

    /** Every broken server. */
    public static List<ServerMutant> all() {
        List<ServerMutant> all = new ArrayList<>(WireMutants.all());
        all.addAll(racing(PAUSE_MILLIS));
        return List.copyOf(all);
    }

    /** The servers that lose races, with that pause between looking and acting; 0 leaves it to the scheduler. */
    public static List<ServerMutant> racing(long pauseMillis) {
        return RacingMutants.all(pauseMillis);
    }

    /** The broken server of that name. */
    public static Optional<ServerMutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }
}
