package io.github.synctck.sim.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Servers that look for conflicts badly, or never end them. */
final class ConflictMutants {
    private ConflictMutants() {}

    static List<Mutant> all() {
        return Stream.of(checks(), endings()).flatMap(List::stream).toList();
    }

    private static List<Mutant> checks() {
        return List.of(
                Mutant.of(
                        "no-conflict-check",
                        "F30",
                        Making.datasets(NoConflictCheck::new),
                        "The push handler never gets lastPulledAt, or does not compare it with anything.",
                        "PUSH-05",
                        "DEL-10",
                        "LOSS-01"),
                Mutant.of(
                        "checks-only-updates",
                        "F24",
                        Making.datasets(ChecksOnlyUpdates::new),
                        "A created record is thought to be new, and a deleted one to be gone.",
                        "PUSH-05"),
                Mutant.of(
                        "checks-no-deletions",
                        "F30",
                        Making.datasets(ChecksNoDeletions::new),
                        "Deletions go through a handler of their own, without a check.",
                        "PUSH-05"),
                Mutant.of(
                        "checks-first-record-only",
                        "F30",
                        Making.datasets(ChecksFirstRecordOnly::new),
                        "The loop over the records returns after the first.",
                        "PUSH-05"),
                Mutant.of(
                        "conflict-as-success",
                        "F32",
                        Making.layer(ConflictAsSuccess::new),
                        "The result of the transaction is ignored, or the server is meant to win.",
                        "PUSH-05",
                        "PULL-04"));
    }

    private static List<Mutant> endings() {
        return List.of(
                Mutant.of(
                        "sulks-after-refusal",
                        "F35",
                        Making.layer(SulksAfterRefusal::new),
                        "A refused transaction is never rolled back, and the connection goes back to the pool.",
                        "DERIVED-04",
                        "LIVE-02",
                        "LIVE-03"),
                Mutant.of(
                        "needs-a-cursor-to-push",
                        "F56",
                        Making.layer(NeedsACursorToPush::new),
                        "The cursor of the push is parsed before anybody asks whether there is one.",
                        "HTTP-03"),
                Mutant.of(
                        "refuses-own-last-push",
                        "F8",
                        Making.datasets(RefusesOwnLastPush::new),
                        "To be safe the timestamp stays below the newest stamp, and the conflict check goes by it.",
                        "IMPL-01",
                        "DERIVED-04",
                        "LIVE-02",
                        "DERIVED-03"),
                Mutant.of(
                        "refuses-second-update",
                        "F54",
                        Making.datasets(RefusesSecondUpdate::new),
                        "A version column is compared with one that the client does not send.",
                        "IMPL-01",
                        "DERIVED-04",
                        "LIVE-02",
                        "DERIVED-03"));
    }
}
