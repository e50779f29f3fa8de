package io.github.synctck.cli;

import io.github.synctck.server.http.ServerOptions.Limits;
import picocli.CommandLine.Option;

/** What a request to the served endpoints may take. */
final class ServeLimits {
    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            description = "The largest body; a larger one is answered with 413 (default: 16777216).")
    private long bodyBytes = Limits.STANDARD.bodyBytesMax();

    @Option(
            names = "--request-timeout",
            paramLabel = "MILLIS",
            description = "How long a request may take before it is answered with 503 (default: 30000).")
    private long requestMillis = Limits.STANDARD.handlingMillisMax();

    @Option(
            names = "--shutdown-timeout",
            paramLabel = "MILLIS",
            description = "How long running requests may still take after SIGTERM (default: 4000).")
    private long shutdownMillis = Limits.STANDARD.shutdownMillisMax();

    /** The limits; throws a complaint where one of them is none. */
    Limits limits() {
        positive("--max-body", bodyBytes);
        positive("--request-timeout", requestMillis);
        positive("--shutdown-timeout", shutdownMillis);
        return new Limits(bodyBytes, Limits.STANDARD.idleMillisMax(), requestMillis, shutdownMillis);
    }

    /** Complains about a limit that would let nothing through. */
    static void positive(String option, long value) {
        if (value < 1) {
            throw Complaint.usage(option + " should be at least 1");
        }
    }
}
