package io.github.synctck.cli;

import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.mutant.DatabaseMutant;
import io.github.synctck.server.mutant.DatabaseMutants;
import io.github.synctck.server.mutant.ServerMutant;
import io.github.synctck.server.mutant.ServerMutants;
import io.github.synctck.server.mutant.Spoiler;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server that is broken on purpose, wherever it is broken.
 *
 * @param name what it does wrong
 * @param failureClass such as {@code F30}
 * @param fails the intended requirement, then those that may fail as a consequence
 * @param sentence how real backends come to it
 * @param backend its data layer; closed after use where it can be
 * @param spoiler what stands before its HTTP face, or null
 */
record BrokenServer(
        String name,
        String failureClass,
        List<RequirementId> fails,
        String sentence,
        Function<Profile, SyncBackend> backend,
        @Nullable Spoiler spoiler) {

    /** Every broken server: those in the model's data layer, at the HTTP face, in a database. */
    static List<BrokenServer> all() {
        List<BrokenServer> all = new ArrayList<>();
        Mutants.all().forEach(mutant -> all.add(of(mutant)));
        ServerMutants.all().forEach(mutant -> all.add(of(mutant)));
        DatabaseMutants.all().forEach(mutant -> all.add(of(mutant)));
        return all;
    }

    /** The one of that name; a {@link Complaint} where there is none. */
    static BrokenServer named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Complaint.usage("no mutant named '" + name + "'; 'synctck list --mutants' shows them all"));
    }

    private static BrokenServer of(Mutant mutant) {
        List<RequirementId> fails = new ArrayList<>(List.of(mutant.intended()));
        fails.addAll(mutant.alsoFails());
        return new BrokenServer(
                mutant.name(),
                mutant.failureClass(),
                fails,
                mutant.sentence(),
                profile -> mutant.server(profile, System::currentTimeMillis),
                null);
    }

    private static BrokenServer of(ServerMutant mutant) {
        return new BrokenServer(
                mutant.name(),
                mutant.failureClass(),
                mutant.fails(),
                mutant.sentence(),
                profile -> mutant.behind(new ModelServer(profile, System::currentTimeMillis)),
                mutant.spoiler());
    }

    private static BrokenServer of(DatabaseMutant mutant) {
        return new BrokenServer(
                mutant.name(), mutant.failureClass(), mutant.fails(), mutant.sentence(), mutant::open, null);
    }

    /** Whether it shows only over HTTP, or knows only users that come from a token, as a database does. */
    boolean needsHttp() {
        return spoiler != null || DatabaseMutants.named(name).isPresent();
    }

    /** Starts it; what it brought along ends with it. */
    Served start(Profile profile, ServerOptions options) {
        return Served.own(backend.apply(profile), options, spoiler);
    }
}
