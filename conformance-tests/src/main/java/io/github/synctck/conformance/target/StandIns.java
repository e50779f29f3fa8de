package io.github.synctck.conformance.target;

import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

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

    /** All of them: those made to break a requirement first, then those known to break it too, then the others. */
    public static List<StandIn> of(Profile profile, RequirementId requirement) {
        Comparator<Mutant> made =
                Comparator.comparing(mutant -> !mutant.intended().equals(requirement));
        Comparator<Mutant> also =
                Comparator.comparing(mutant -> !mutant.alsoFails().contains(requirement));
        List<StandIn> found = new ArrayList<>();
        Mutants.all().stream()
                .sorted(made.thenComparing(also))
                .forEach(mutant ->
                        found.add(clock -> new InProcessTarget(mutant.server(profile, clock), "a broken server")));
        return found;
    }
}
