package io.github.synctck.server.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Servers that lose races, each with a stated pause between looking and acting. */
final class RacingMutants {
    private static final int PART = 500;

    private RacingMutants() {}

    static List<ServerMutant> all(long pauseMillis) {
        return Stream.of(pushes(pauseMillis), pulls(pauseMillis))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ServerMutant> pushes(long pauseMillis) {
        return List.of(
                ServerMutant.race(
                        "stamps-before-it-commits",
                        "F1",
                        sound -> new LateCommit(sound, 0, pauseMillis),
                        "The stamp is drawn at the start of the transaction, and others pull before it commits.",
                        "DERIVED-01",
                        "PULL-05"),
                ServerMutant.race(
                        "commits-in-parts",
                        "F1",
                        sound -> new LateCommit(sound, PART, pauseMillis),
                        "A big push is written in parts, each committed for itself, all with the stamp of the first.",
                        "DERIVED-01"),
                ServerMutant.race(
                        "checks-before-it-writes",
                        "F31",
                        sound -> new CheckThenWrite(sound, pauseMillis, false),
                        "The conflict check runs before the transaction, or without a lock.",
                        "LIVE-04"),
                ServerMutant.race(
                        "inserts-after-it-looked",
                        "F31",
                        sound -> new CheckThenWrite(sound, pauseMillis, true),
                        "Whether the id exists is asked first, and the insert overwrites on a conflict.",
                        "LIVE-04",
                        "DERIVED-05"),
                ServerMutant.race(
                        "doubles-fail",
                        "F54",
                        sound -> new DoublesFail(sound, pauseMillis),
                        "Two transactions lock the same rows in another order, and nobody tries again.",
                        "LIVE-03"),
                ServerMutant.race(
                        "keeps-one-current-user",
                        "F44",
                        sound -> new OneCurrentUser(sound, pauseMillis),
                        "The user stands in a variable of the module, or in the session of a pooled connection.",
                        "DERIVED-13"));
    }

    private static List<ServerMutant> pulls(long pauseMillis) {
        return List.of(
                ServerMutant.race(
                        "reads-tables-one-by-one",
                        "F4",
                        sound -> new TornPull(sound, pauseMillis),
                        "Each table is read by a query of its own, in no common snapshot.",
                        "TXN-01"),
                ServerMutant.race(
                        "reads-the-clock-after-the-rows",
                        "F3",
                        sound -> new ClockAfterRows(sound, pauseMillis),
                        "The handler ends with now(), when all queries are through.",
                        "PULL-05",
                        "DERIVED-01"),
                ServerMutant.race(
                        "purges-under-pulls",
                        "F28",
                        sound -> new PurgeUnderPull(sound, pauseMillis),
                        "The age of the cursor is checked in a statement of its own before the query.",
                        "DEL-06"),
                ServerMutant.race(
                        "shares-running-pulls",
                        "F15",
                        sound -> new SharesRunningPulls(sound, pauseMillis),
                        "Equal work is done once at a time, and the key of it is the user without the cursor.",
                        "DERIVED-08",
                        "DERIVED-01"));
    }
}
