package io.github.synctck.conformance.target;

import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Servers in this process that may fail as a server elsewhere does. A scenario is shortened against them in
 * thousands of plays that nobody waits for; whether the result says anything about the other server, only that server
 * can tell.
 */
public final class StandIns {
    private StandIns() {}

    /** Starts a server of its own for one play, on that clock. */
    @FunctionalInterface
    public interface StandIn {
        /** The server. */
        Target open(LongSupplier clockMillis);
    }

    /** Those that are known to break a requirement; those made for nothing else come first. */
    public static List<StandIn> of(Profile profile, RequirementId requirement) {
        Stream<Mutant> made =
                Mutants.all().stream().filter(mutant -> mutant.intended().equals(requirement));
        Stream<Mutant> also =
                Mutants.all().stream().filter(mutant -> mutant.alsoFails().contains(requirement));
        List<StandIn> found = new ArrayList<>();
        Stream.concat(made, also)
                .forEach(mutant ->
                        found.add(clock -> new InProcessTarget(mutant.server(profile, clock), "a broken server")));
        return found;
    }
}
