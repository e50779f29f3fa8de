package io.github.synctck.cli;

import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.BehindEndpoints;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.profile.Profile;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The in-memory reference over HTTP on a free port, started when it is first asked for. */
final class ReferenceServer implements Supplier<Target>, AutoCloseable {
    private final Profile profile;
    private TargetOptions.@Nullable Opened opened;

    ReferenceServer(Profile profile) {
        this.profile = profile;
    }

    static TargetOptions.Opened start(Profile profile, Map<String, String> headers) {
        String secret = Secrets.random();
        JwtVerifier verifier = new JwtVerifier(secret, Clock.systemUTC());
        ModelServer model = new ModelServer(profile, System::currentTimeMillis);
        SyncHttpServer server = SyncHttpServer.start(model, ServerOptions.standard(0, verifier));
        Accounts accounts = new Accounts.Minted(new TokenMint(secret));
        HttpTarget.Settings settings = HttpTarget.Settings.standard(URI.create(server.baseUrl()), accounts, headers);
        return new TargetOptions.Opened(new HttpTarget(settings.with(new BehindEndpoints.Beside(model))), server);
    }

    @Override
    public Target get() {
        if (opened == null) {
            opened = start(profile, Collections.emptyMap());
        }
        return opened.target();
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
