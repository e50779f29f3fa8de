package io.github.synctck.spec.message;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer to a push. */
public sealed interface PushResponse permits PushResponse.Accepted, Refused, TransportFailure {
    /**
     * The push was taken. Requirement PUSH-06.
     *
     * @param rejectedIds table name to the ids that the server did not take; empty from most servers
     */
    record Accepted(Map<String, List<String>> rejectedIds) implements PushResponse {
        /** Everything was taken. */
        public static final Accepted ALL = new Accepted(Collections.emptyMap());

        public Accepted {
            rejectedIds = Collections.unmodifiableMap(new TreeMap<>(rejectedIds));
        }
    }
}
