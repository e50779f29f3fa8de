package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A server broken in one way.
 *
 * @param name what it does wrong
 * @param intended the requirement that it breaks, and the first that a run reports
 * @param alsoFails requirements that may fail as a consequence
 * @param sentence how real backends come to it
 * @param datasets makes its datasets
 */
public record Mutant(
        String name,
        RequirementId intended,
        List<RequirementId> alsoFails,
        String sentence,
        ModelServer.DatasetFactory datasets) {
    public Mutant {
        alsoFails = List.copyOf(alsoFails);
    }

    /** The broken server. */
    public SyncBackend server(Profile profile, LongSupplier clockMillis) {
        return new ModelServer(profile, clockMillis, datasets);
    }
}
