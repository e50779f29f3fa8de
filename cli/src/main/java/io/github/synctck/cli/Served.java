package io.github.synctck.cli;

import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.server.mutant.Spoiler;
import io.github.synctck.server.mutant.SpoilingProxy;
import io.github.synctck.server.postgres.EmbeddedStore;
import io.github.synctck.spec.server.SyncBackend;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server that listens, and what may stand before it. */
final class Served implements AutoCloseable {
    private final SyncBackend backend;
    private final SyncHttpServer server;
    private final @Nullable SpoilingProxy proxy;
    private final Runnable last;

    private Served(SyncBackend backend, SyncHttpServer server, @Nullable SpoilingProxy proxy, Runnable last) {
        this.backend = backend;
        this.server = server;
        this.proxy = proxy;
        this.last = last;
    }

    /** Serves a backend; throws {@link IllegalStateException} with one sentence where the port is taken. */
    static Served start(SyncBackend backend, ServerOptions options) {
        return new Served(backend, SyncHttpServer.start(backend, options), null, () -> {});
    }

    /** Serves a backend behind something that spoils its bytes. */
    static Served start(SyncBackend backend, ServerOptions options, Spoiler spoiler) {
        SyncHttpServer server = SyncHttpServer.start(backend, ServerOptions.standard(0, options.tokens()));
        try {
            URI sound = URI.create(server.baseUrl());
            SpoilingProxy proxy = SpoilingProxy.start(options.host(), options.port(), sound, spoiler);
            return new Served(backend, server, proxy, () -> {});
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
    }

    /** Serves a backend that is this server's own: where it has a database, that ends with the server. */
    static Served own(SyncBackend backend, ServerOptions options, @Nullable Spoiler spoiler) {
        try {
            Served served = spoiler == null ? start(backend, options) : start(backend, options, spoiler);
            return new Served(backend, served.server, served.proxy, () -> end(backend));
        } catch (IllegalStateException e) {
            end(backend);
            throw e;
        }
    }

    private static void end(SyncBackend backend) {
        if (backend instanceof EmbeddedStore store) {
            store.close();
        }
    }

    /** What it serves, for whoever acts behind its endpoints. */
    SyncBackend backend() {
        return backend;
    }

    String baseUrl() {
        return proxy == null ? server.baseUrl() : proxy.baseUrl();
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
        server.close();
        last.run();
    }
}
