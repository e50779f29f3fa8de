package io.github.synctck.server.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of servers that are broken where only HTTP or time shows it. */
public final class ServerMutants {
    private ServerMutants() {}

    /** Every broken server. */
    public static List<ServerMutant> all() {
        List<ServerMutant> all = new ArrayList<>(WireMutants.all());
        all.addAll(RacingMutants.all());
        return List.copyOf(all);
    }

    /** The broken server of that name. */
    public static Optional<ServerMutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }
}
