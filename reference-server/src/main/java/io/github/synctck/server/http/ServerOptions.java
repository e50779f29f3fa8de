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
 * @param limits how much and how long
 * @param adminToken opens the endpoints of the operator; null for none
 * @param tables what the served document of the endpoints tells of records; null where it is general
 * @param log gets a line per request
 */
public record ServerOptions(
        String host,
        int port,
        TokenVerifier tokens,
        Limits limits,
        @Nullable String adminToken,
        @Nullable DataSchema tables,
        RequestLog log) {
    /**
     * What a request may take.
     *
     * @param bodyBytesMax the largest body; a larger one is answered with 413
     * @param idleMillisMax how long a connection may stay silent, also within a request
     * @param handlingMillisMax how long a request may take before it is answered with 503
     * @param shutdownMillisMax how long running requests may still take when the server is closed
     */
    public record Limits(long bodyBytesMax, long idleMillisMax, long handlingMillisMax, long shutdownMillisMax) {
        /** 16 MiB, 30 s of silence or work, 4 s to shut down. */
        public static final Limits STANDARD = new Limits(16L << 20, 30_000, 30_000, 4_000);
    }

    /** Loopback, {@link Limits#STANDARD}, no operator, no log. */
    public static ServerOptions standard(int port, TokenVerifier tokens) {
        return new ServerOptions("127.0.0.1", port, tokens, Limits.STANDARD, null, null, RequestLog.NONE);
    }

    /** The same on another address. */
    public ServerOptions withHost(String other) {
        return new ServerOptions(other, port, tokens, limits, adminToken, tables, log);
    }

    /** The same with endpoints for the operator, who sends that token. */
    public ServerOptions withAdminToken(@Nullable String token) {
        return new ServerOptions(host, port, tokens, limits, token, tables, log);
    }

    /** The same with other limits. */
    public ServerOptions withLimits(Limits others) {
        return new ServerOptions(host, port, tokens, others, adminToken, tables, log);
    }

    /** The same with another limit of bodies. */
    public ServerOptions withBodyBytesMax(long bytes) {
        return withLimits(
                new Limits(bytes, limits.idleMillisMax(), limits.handlingMillisMax(), limits.shutdownMillisMax()));
    }

    /** The same with another deadline of requests. */
    public ServerOptions withHandlingMillisMax(long millis) {
        return withLimits(
                new Limits(limits.bodyBytesMax(), limits.idleMillisMax(), millis, limits.shutdownMillisMax()));
    }

    /** The same with another time for running requests to end. */
    public ServerOptions withShutdownMillisMax(long millis) {
        return withLimits(
                new Limits(limits.bodyBytesMax(), limits.idleMillisMax(), limits.handlingMillisMax(), millis));
    }

    /** The same with a document of the endpoints that knows these tables. */
    public ServerOptions withTables(DataSchema schema) {
        return new ServerOptions(host, port, tokens, limits, adminToken, schema, log);
    }

    /** The same with a line per request. */
    public ServerOptions withLog(RequestLog other) {
        return new ServerOptions(host, port, tokens, limits, adminToken, tables, other);
    }
}
