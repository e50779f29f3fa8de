package io.github.synctck.server.http;

import io.github.synctck.spec.server.SyncBackend;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Any backend behind HTTP: {@code sync-pull} and {@code sync-push} below {@code /} and {@code /functions/v1/}, and
 * {@code /health}, {@code /ready}, {@code /metrics}, {@code /openapi.json} and {@code /docs} without a token; the operator's endpoints where they have one.
 */
public final class SyncHttpServer implements AutoCloseable {
    private static final List<String> ROOTS = List.of("/", "/functions/v1/");
    private static final int THREADS_MAX = 64;

    private final Javalin app;
    private final SyncRoutes routes;
    private final String host;

    private SyncHttpServer(Javalin app, SyncRoutes routes, String host) {
        this.app = app;
        this.routes = routes;
        this.host = host;
    }

    /** Starts to listen; throws {@link IllegalStateException} with one sentence where the port is taken. */
    public static SyncHttpServer start(SyncBackend backend, ServerOptions options) {
        SyncMetrics metrics = new SyncMetrics();
        SyncRoutes routes = new SyncRoutes(backend, options, metrics);
        Javalin app = Javalin.create(config -> {
            configure(config, routes, backend, options);
            config.routes.get("/metrics", metrics::write);
        });
        try {
            app.start();
        } catch (RuntimeException e) {
            routes.close();
            throw new IllegalStateException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": is the port in use?", e);
        }
        return new SyncHttpServer(app, routes, options.host());
    }

    private static void configure(JavalinConfig config, SyncRoutes routes, SyncBackend backend, ServerOptions options) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = options.limits().bodyBytesMax();
        config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX);
        config.jetty.modifyServer(
                server -> server.setStopTimeout(options.limits().shutdownMillisMax()));
        config.jetty.addConnector((server, http) -> connector(server, http, options));
        config.requestLogger.http(options.log()::answered);
        config.routes.before(Exchange::begin);
        for (String root : ROOTS) {
            config.routes.post(root + "sync-pull", routes::pull);
            config.routes.post(root + "sync-push", routes::push);
            for (String path : List.of(root + "sync-pull", root + "sync-push")) {
                config.routes.options(path, routes::preflight);
                config.routes.get(path, SyncHttpServer::notAllowed);
                config.routes.put(path, SyncHttpServer::notAllowed);
                config.routes.patch(path, SyncHttpServer::notAllowed);
                config.routes.delete(path, SyncHttpServer::notAllowed);
            }
        }
        config.routes.get("/health", context -> SyncRoutes.answer(context, 200, "{\"status\":\"ok\"}"));
        config.routes.get("/ready", routes::ready);
        DocumentRoutes.add(config, options.tables());
        String adminToken = options.adminToken();
        if (adminToken != null) {
            AdminRoutes admin = new AdminRoutes(backend, adminToken);
            config.routes.get("/admin/users/{user}/actions", admin::offers);
            config.routes.post("/admin/users/{user}/actions", admin::perform);
            config.routes.post("/admin/actions", admin::performOnAll);
        }
        config.routes.exception(Exception.class, (thrown, context) -> {
            Exchange.of(context).fault(thrown);
            SyncRoutes.refuse(context, new HttpFailure(500, "internal", "the server could not do its work"));
        });
        config.routes.error(404, context -> {
            if (context.result() == null || !context.result().startsWith("{")) {
                SyncRoutes.refuse(context, new HttpFailure(404, "not_found", "there is nothing at this path"));
            }
        });
    }

    private static Connector connector(Server server, HttpConfiguration http, ServerOptions options) {
        http.setSendServerVersion(false);
        return new PatientConnector(server, http, options);
    }

    private static void notAllowed(Context context) {
        context.header("Allow", "POST, OPTIONS");
        SyncRoutes.refuse(context, new HttpFailure(405, "method_not_allowed", "this path takes POST"));
    }

    /** The port that it listens on. */
    public int port() {
        return app.port();
    }

    /** The URL below which the endpoints hang, without a slash at the end. */
    public String baseUrl() {
        return "http://" + host + ":" + port();
    }

    /** Stops listening, lets running requests end within the limit, then stops; whatever still runs is cut off. */
    @Override
    public void close() {
        try {
            app.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
        } finally {
            routes.close();
        }
    }
}
