package io.github.synctck.spec.message;

/** The answer to a pull. */
public sealed interface PullResponse permits PullResponse.Accepted, Refused, TransportFailure, Unreadable {
    /**
     * The delta. Requirement PULL-01.
     *
     * @param changes what changed
     * @param timestamp the next cursor; a positive number from a correct server
     * @param strategy how the client is to apply the delta
     */
    record Accepted(Changes changes, Cursor timestamp, PullStrategy strategy) implements PullResponse {
        /** A delta to be applied incrementally. */
        public Accepted(Changes changes, Cursor timestamp) {
            this(changes, timestamp, PullStrategy.INCREMENTAL);
        }
    }
}
