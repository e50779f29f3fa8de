package io.github.synctck.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Where connections arrive. When the server closes, a connection that is kept alive for nothing ends at once, and one
 * with a request keeps its time: a body that arrives slowly, or an answer that is read slowly, is not cut off.
 */
final class PatientConnector extends ServerConnector {
    private static final long SHUTDOWN_IDLE_MILLIS = 50;

    /** Jetty shortens the time of all connections when it closes, unless it is told not to. */
    private static final long UNCHANGED = -1;

    PatientConnector(Server server, HttpConfiguration http, ServerOptions options) {
        super(server, new HttpConnectionFactory(http));
        setHost(options.host());
        setPort(options.port());
        http.setIdleTimeout(options.limits().idleMillisMax());
        // Between requests one more than within, so that the two can be told apart.
        setIdleTimeout(options.limits().idleMillisMax() + 1);
        setShutdownIdleTimeout(UNCHANGED);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> done = super.shutdown();
        endIdleOnes(done);
        return done;
    }

    /** Again and again, since a connection may still be busy with the end of an answer that its client has read. */
    private void endIdleOnes(CompletableFuture<Void> done) {
        for (EndPoint connection : getConnectedEndPoints()) {
            if (connection.getIdleTimeout() == getIdleTimeout()) {
                connection.setIdleTimeout(SHUTDOWN_IDLE_MILLIS);
            }
        }
        if (!done.isDone() && getScheduler().isRunning()) {
            getScheduler().schedule(() -> endIdleOnes(done), SHUTDOWN_IDLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
