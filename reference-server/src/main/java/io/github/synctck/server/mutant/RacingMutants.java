package io.github.synctck.server.mutant;

import java.util.List;

/** Servers that lose races, each with a stated pause between looking and acting. */
final class RacingMutants {
    private static final long PAUSE_MILLIS = 20;

    private RacingMutants() {}

    static List<ServerMutant> all() {
        return List.of(
                ServerMutant.race(
                        "stamps-before-it-commits",
                        "F1",
                        sound -> new LateCommit(sound, PAUSE_MILLIS),
                        "The stamp is drawn at the start of the transaction, and others pull before it commits.",
                        "DERIVED-01"),
                ServerMutant.race(
                        "checks-before-it-writes",
                        "F31",
                        sound -> new CheckThenWrite(sound, PAUSE_MILLIS, false),
                        "The conflict check runs before the transaction, or without a lock.",
                        "LIVE-04"),
                ServerMutant.race(
                        "inserts-after-it-looked",
                        "F31",
                        sound -> new CheckThenWrite(sound, PAUSE_MILLIS, true),
                        "Whether the id exists is asked first, and the insert overwrites on a conflict.",
                        "LIVE-04"),
                ServerMutant.race(
                        "reads-tables-one-by-one",
                        "F4",
                        sound -> new TornPull(sound, PAUSE_MILLIS),
                        "Each table is read by a query of its own, in no common snapshot.",
                        "TXN-01"),
                ServerMutant.race(
                        "reads-the-clock-after-the-rows",
                        "F3",
                        sound -> new ClockAfterRows(sound, PAUSE_MILLIS),
                        "The handler ends with now(), when all queries are through.",
                        "PULL-05",
                        "DERIVED-01"),
                ServerMutant.race(
                        "doubles-fail",
                        "F54",
                        sound -> new DoublesFail(sound, PAUSE_MILLIS),
                        "Two transactions lock the same rows in another order, and nobody tries again.",
                        "LIVE-03"),
                ServerMutant.race(
                        "purges-under-pulls",
                        "F28",
                        sound -> new PurgeUnderPull(sound, PAUSE_MILLIS),
                        "The age of the cursor is checked in a statement of its own before the query.",
                        "DEL-06"));
    }
}
