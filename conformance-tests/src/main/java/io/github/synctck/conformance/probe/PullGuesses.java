package io.github.synctck.conformance.probe;

import io.github.synctck.conformance.probe.Draft.Pull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways in which real backends are asked for a first pull. */
final class PullGuesses {
    private static final List<String> POSTED = List.of(
            "/sync-pull", "/functions/v1/sync-pull", "/rest/v1/rpc/pull", "/sync/pull", "/pull", "/api/sync/pull");
    private static final List<String> GOTTEN = List.of(
            "/sync", "/api/sync/", "/synchronization/pull", "/sync/pull", "/pull", "/api/sync/pull", "/sync-pull");

    private PullGuesses() {}

    /** Where a pull may be asked for; the same path by both methods where it is known. */
    static List<Pull> paths(Optional<String> known) {
        List<Pull> paths = new ArrayList<>();
        known.map(List::of)
                .orElse(POSTED)
                .forEach(path -> paths.add(new Pull("POST", path, "", "lastPulledAt", "null", true, "")));
        known.map(List::of)
                .orElse(GOTTEN)
                .forEach(path -> paths.add(new Pull("GET", path, "", "last_pulled_at", "omit", false, "")));
        return paths;
    }

    /** How a first pull may be written at a path. */
    static List<Pull> spellings(Pull path, List<String> names, String field) {
        List<Pull> spellings = new ArrayList<>();
        for (boolean arguments : new boolean[] {true, false}) {
            for (String name : names) {
                for (String never : nevers(path)) {
                    spellings.add(new Pull(path.method(), path.path(), path.first(), name, never, arguments, field));
                }
            }
        }
        return spellings;
    }

    /** How "never pulled" may be written; the usual way first. */
    static List<String> nevers(Pull pull) {
        return pull.method().equals("GET") ? List.of("omit", "text-null", "0") : List.of("null", "omit", "0");
    }
}
