package io.github.synctck.server;

import io.github.synctck.conformance.junit.FaceTarget;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.BehindEndpoints;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.spec.server.SyncBackend;
import java.net.URI;
import java.time.Clock;

/** A server over HTTP on a free loopback port, for tests. */
public final class RunningReference implements AutoCloseable {
    private static final String SECRET = "a secret of tests that is long enough";

    private final SyncBackend backend;
    private final SyncHttpServer server;

    public RunningReference(SyncBackend backend) {
        this.backend = backend;
        this.server =
                SyncHttpServer.start(backend, ServerOptions.standard(0, new JwtVerifier(SECRET, Clock.systemUTC())));
    }

    public FaceTarget target(String profile) {
        return new FaceTarget(URI.create(server.baseUrl()), new Accounts.Minted(new TokenMint(SECRET)), profile)
                .with(new BehindEndpoints.Beside(backend));
    }

    @Override
    public void close() {
        server.close();
    }
}
