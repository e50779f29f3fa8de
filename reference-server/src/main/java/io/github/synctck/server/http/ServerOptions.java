package io.github.synctck.server.http;

import io.github.synctck.server.auth.TokenVerifier;
import io.github.synctck.spec.schema.DataSchema;
import org.jspecify.annotations.Nullable;

/**
 * How the HTTP face is set up.
 *
 * @param host the address to listen on
 * @param port the port; 0 takes a free one
 * @param tokens tells whose token it is
 * @param bodyBytesMax the largest body; a larger one is answered with 413
 * @param idleMillisMax how long a connection may stay silent, also within a request
 * @param handlingMillisMax how long a request may take before it is answered with 503
 * @param shutdownMillisMax how long running requests may still take when the server is closed
 * @param adminToken opens the endpoints of the operator; null for none
 * @param tables what the served document of the endpoints tells of records; null where it is general
 */
public record ServerOptions(
        String host,
        int port,
        TokenVerifier tokens,
        long bodyBytesMax,
        long idleMillisMax,
        long handlingMillisMax,
        long shutdownMillisMax,
        @Nullable String adminToken,
        @Nullable DataSchema tables) {
    /** Loopback, 16 MiB, 30 s of silence or work, 4 s to shut down. */
    public static ServerOptions standard(int port, TokenVerifier tokens) {
        return new ServerOptions("127.0.0.1", port, tokens, 16L << 20, 30_000, 30_000, 4_000, null, null);
    }

    /** The same on another address. */
    public ServerOptions withHost(String other) {
        return new ServerOptions(
                other,
                port,
                tokens,
                bodyBytesMax,
                idleMillisMax,
                handlingMillisMax,
                shutdownMillisMax,
                adminToken,
                tables);
    }

    /** The same with endpoints for the operator, who sends that token. */
    public ServerOptions withAdminToken(@Nullable String token) {
        return new ServerOptions(
                host, port, tokens, bodyBytesMax, idleMillisMax, handlingMillisMax, shutdownMillisMax, token, tables);
    }

    /** The same with another limit of bodies. */
    public ServerOptions withBodyBytesMax(long bytes) {
        return new ServerOptions(
                host, port, tokens, bytes, idleMillisMax, handlingMillisMax, shutdownMillisMax, adminToken, tables);
    }

    /** The same with another deadline of requests. */
    public ServerOptions withHandlingMillisMax(long millis) {
        return new ServerOptions(
                host, port, tokens, bodyBytesMax, idleMillisMax, millis, shutdownMillisMax, adminToken, tables);
    }

    /** The same with a document of the endpoints that knows these tables. */
    public ServerOptions withTables(DataSchema schema) {
        return new ServerOptions(
                host,
                port,
                tokens,
                bodyBytesMax,
                idleMillisMax,
                handlingMillisMax,
                shutdownMillisMax,
                adminToken,
                schema);
    }
}
