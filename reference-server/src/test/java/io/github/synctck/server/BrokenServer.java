package io.github.synctck.server;

import io.github.synctck.conformance.junit.FaceTarget;
import io.github.synctck.conformance.selftest.Subject;
import io.github.synctck.conformance.target.BehindEndpoints;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.server.mutant.DatabaseMutant;
import io.github.synctck.server.mutant.DatabaseMutants;
import io.github.synctck.server.mutant.ServerMutant;
import io.github.synctck.server.mutant.ServerMutants;
import io.github.synctck.server.mutant.Spoiler;
import io.github.synctck.server.mutant.SpoilingProxy;
import io.github.synctck.server.postgres.EmbeddedStore;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A broken or differing server of any catalogue, running on a free loopback port. */
final class BrokenServer implements AutoCloseable {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    private final SyncBackend backend;
    private final RunningReference server;
    private final @Nullable SpoilingProxy proxy;

    private BrokenServer(SyncBackend backend, @Nullable Spoiler spoiler) {
        this.backend = backend;
        this.server = new RunningReference(backend);
        this.proxy = spoiler == null
                ? null
                : SpoilingProxy.start(
                        "127.0.0.1", 0, server.target(PROFILE.name()).url(), spoiler);
    }

    static BrokenServer named(String name) {
        Optional<Mutant> data = Mutants.named(name);
        if (data.isPresent()) {
            SyncBackend broken = data.get().server(PROFILE, System::currentTimeMillis);
            return new BrokenServer(broken, null);
        }
        Optional<DatabaseMutant> database = DatabaseMutants.named(name);
        if (database.isPresent()) {
            return new BrokenServer(database.get().open(PROFILE), null);
        }
        ServerMutant mutant = ServerMutants.named(name).orElseThrow();
        SyncBackend broken = mutant.behind(new ModelServer(PROFILE, System::currentTimeMillis));
        return new BrokenServer(broken, mutant.spoiler());
    }

    /** The sound server behind that proxy. */
    static BrokenServer behind(Spoiler spoiler) {
        return new BrokenServer(new ModelServer(PROFILE, System::currentTimeMillis), spoiler);
    }

    /** As a subject of the self-test. */
    Subject.Opened opened() {
        return Subject.Opened.of(reached(), this::close);
    }

    /** How it is reached: over HTTP, and behind its endpoints in this process. */
    Target reached() {
        return new HttpTarget(target().settings());
    }

    FaceTarget target() {
        FaceTarget sound = server.target(PROFILE.name());
        return proxy == null
                ? sound
                : new FaceTarget(java.net.URI.create(proxy.baseUrl()), sound.accounts(), sound.profile())
                        .with(new BehindEndpoints.Beside(backend));
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
        server.close();
        if (backend instanceof EmbeddedStore database) {
            database.close();
        }
    }
}
