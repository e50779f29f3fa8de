package io.github.synctck.cli;

import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.mutant.Spoiler;
import io.github.synctck.server.mutant.WireVariant;
import io.github.synctck.server.mutant.WireVariants;
import io.github.synctck.server.postgres.EmbeddedStore;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Variant;
import io.github.synctck.sim.mutant.Variants;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server that nobody may blame, wherever it differs from the model.
 *
 * @param name how it differs
 * @param sentence why a server may be like this
 * @param declared what it declares, made of the profile under which the model is judged
 * @param backend its data layer under what it declares
 * @param spoiler what stands before its HTTP face, or null
 * @param needsHttp whether it shows only over HTTP, or knows only users that come from a token
 */
record SoundServer(
        String name,
        String sentence,
        UnaryOperator<Profile> declared,
        Function<Profile, SyncBackend> backend,
        @Nullable Spoiler spoiler,
        boolean needsHttp) {

    /** Every sound server: those that differ in the data layer, those that differ on the wire, the database. */
    static List<SoundServer> all() {
        List<SoundServer> all = new ArrayList<>();
        Variants.all().forEach(variant -> all.add(of(variant)));
        WireVariants.all().forEach(variant -> all.add(of(variant)));
        all.add(new SoundServer(
                "keeps-rows-in-postgres",
                "The reference server on PostgreSQL, which teams run in earnest.",
                profile -> profile,
                EmbeddedStore::open,
                null,
                true));
        return all;
    }

    private static SoundServer of(Variant variant) {
        return new SoundServer(
                variant.name(),
                variant.sentence(),
                variant::declared,
                profile -> variant.server(profile, System::currentTimeMillis),
                null,
                false);
    }

    private static SoundServer of(WireVariant variant) {
        return new SoundServer(
                variant.name(),
                variant.sentence(),
                profile -> profile,
                profile -> new ModelServer(profile, System::currentTimeMillis),
                variant.spoiler(),
                true);
    }

    /** Starts it; what it brought along ends with it. */
    Served start(Profile profile, ServerOptions options) {
        return Served.own(backend.apply(profile), options, spoiler);
    }
}
