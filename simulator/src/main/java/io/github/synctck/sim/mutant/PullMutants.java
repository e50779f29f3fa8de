package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import java.util.List;
import java.util.stream.Stream;

/** Servers whose pulls are wrong: what they leave out, repeat or stamp badly. */
final class PullMutants {
    private PullMutants() {}

    static List<Mutant> all() {
        return Stream.of(missing(), halves(), clocks(), ties(), memories(), echoes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> missing() {
        return List.of(
                Mutant.of(
                        "hides-first-pull",
                        "F50",
                        Making.layer(HidesFirstPull::new),
                        "The handler compares with a missing lastPulledAt, and the database finds no row above null.",
                        "PULL-03"),
                Mutant.of(
                        "only-first-pulls",
                        "F16",
                        Making.layer(OnlyFirstPulls::new),
                        "The cursor is compared in another unit than the stamps, so that everything lies before it.",
                        "PULL-02a",
                        "DERIVED-13",
                        "PULL-03",
                        "TIPS-05",
                        "LOSS-02"),
                Mutant.of(
                        "timestamp-of-zero",
                        "F49",
                        Making.layer(TimestampOfZero::new),
                        "The timestamp is the highest stamp of all rows, and an empty account has none.",
                        "DERIVED-09",
                        "DERIVED-05",
                        "DERIVED-06",
                        "LIVE-02",
                        "DEL-07"),
                Mutant.of(
                        "timestamps-with-fractions",
                        "F49",
                        Making.layer(TimestampsWithFractions::new),
                        "Timestamps are seconds from the database, multiplied and never rounded.",
                        "PULL-01",
                        "DERIVED-09",
                        "PUSH-01"),
                Mutant.of(
                        "refuses-deltas",
                        "F16",
                        Making.layer(RefusesDeltas::new),
                        "The query with a cursor casts it to a type that it does not fit.",
                        "PULL-01",
                        "DERIVED-13",
                        "PULL-02a",
                        "PULL-03",
                        "LOSS-02"));
    }

    private static List<Mutant> halves() {
        return List.of(
                Mutant.of(
                        "drops-updates",
                        "F16",
                        Making.layer(DropsUpdates::new),
                        "Only the created part of the query was ever written.",
                        "DERIVED-12",
                        "DERIVED-13",
                        "TIPS-05",
                        "LOSS-02"),
                Mutant.of(
                        "splits-without-updates",
                        "F16",
                        Making.datasets(SplitsWithoutUpdates::new),
                        "Pulls select by created_at, since no trigger keeps updated_at.",
                        "PULL-02a",
                        "TIPS-05"),
                Mutant.of(
                        "updates-without-stamp",
                        "F5",
                        Making.datasets(UpdatesWithoutStamp::new),
                        "No trigger touches the stamp, and the handler writes it on insert only.",
                        "PULL-02a",
                        "TIPS-05"),
                Mutant.of(
                        "forgets-one-table",
                        "F15",
                        Making.layer(ForgetsOneTable::new),
                        "The table came later, and nobody added it to the pull.",
                        "PULL-02a",
                        "DERIVED-11",
                        "ISO-02",
                        "LIVE-05"),
                Mutant.of(
                        "takes-hours-for-zone",
                        "F16",
                        Making.datasets(TakesHoursForZone::new),
                        "The cursor goes through a date without a zone, on a server that is not in UTC.",
                        "PULL-02a",
                        "DERIVED-13",
                        "TIPS-05",
                        "LOSS-02"));
    }

    private static List<Mutant> clocks() {
        return List.of(
                Mutant.of(
                        "advances-past-created",
                        "F3",
                        Making.layer(AdvancesPastCreated::new),
                        "Two queries fill the two lists, and the second replaces the first.",
                        "PULL-04",
                        "CUR-04"),
                Mutant.of(
                        "sequence-per-table",
                        "F7",
                        Making.datasets(SequencePerTable::new),
                        "Each table has its own sequence, and the cursor is the highest of them.",
                        "TIPS-07",
                        "PUSH-11",
                        "DEL-02",
                        "DEL-03",
                        "DEL-08",
                        "ISO-04",
                        "DERIVED-01",
                        "PULL-04"),
                Mutant.of(
                        "row-version-as-cursor",
                        "F7",
                        Making.datasets(RowVersionAsCursor::new),
                        "The version column that each row has for locking is used as the cursor.",
                        "DERIVED-12"),
                Mutant.of(
                        "timestamps-step-back",
                        "F9",
                        Making.datasets(TimestampsStepBack::new),
                        "Two nodes answer in turn, and their clocks differ.",
                        "CUR-01"),
                Mutant.of(
                        "serves-unknown-cursors",
                        "F9",
                        Making.datasets(ServesUnknownCursors::new),
                        "A backup was restored, and cursors from before it are compared as if they were its own.",
                        "CUR-02",
                        "DEL-06"));
    }

    private static List<Mutant> ties() {
        return List.of(
                Mutant.of(
                        "ties-in-busy-minutes",
                        "F2",
                        Making.datasets(TiesInBusyMinutes::new),
                        "A tick has a few bits for a sequence number, which stays at its end when they are used up.",
                        "DERIVED-02",
                        "PULL-04",
                        "PULL-05",
                        "DERIVED-01",
                        "DEL-02",
                        "DEL-06",
                        "LIVE-04"),
                Mutant.of(
                        "two-pushes-per-stamp",
                        "F2",
                        Making.datasets(TwoPushesPerStamp::new),
                        "A batch writer stamps two pushes at once, and pulls look at equality to be safe.",
                        "DERIVED-05",
                        "TIPS-06",
                        "PUSH-05",
                        "PULL-02b",
                        "DEL-02",
                        "LIVE-04",
                        "DEL-05",
                        "DEL-06"),
                Mutant.of(
                        "redelivers-the-future",
                        "F5",
                        Making.datasets(RedeliversTheFuture::new),
                        "The query also looks at updated_at, which the app writes.",
                        "CUR-03"),
                Mutant.of(
                        "keeps-short-deltas",
                        "F7",
                        Making.datasets(KeepsShortDeltas::new),
                        "A change log of fixed length answers deltas.",
                        "CUR-04",
                        "PULL-04",
                        "DERIVED-01",
                        "SIZE-02",
                        "PULL-05"),
                Mutant.of(
                        "knows-its-own-cursors-only",
                        "F47",
                        Making.layer(KnowsItsOwnCursorsOnly::new),
                        "Cursors stand in a session, and one that is not there starts at the present.",
                        "ISO-04"),
                Mutant.of(
                        "counts-per-user-from-one",
                        "F47",
                        (profile, clock) -> new ModelServer(profile, () -> 0, CountsPerUserFromOne::new),
                        "Every user has a sequence of versions, and nobody asks whose cursor a request carries.",
                        "ISO-04"));
    }

    private static List<Mutant> memories() {
        return List.of(
                Mutant.of(
                        "answers-once",
                        "F14",
                        Making.layer(AnswersOnce::new),
                        "Delivered changes are marked as delivered.",
                        "PULL-04",
                        "DEL-08",
                        "DERIVED-08",
                        "PULL-02b",
                        "PULL-05",
                        "DEL-04",
                        "DEL-07",
                        "CUR-04",
                        "MIG-02",
                        "LIVE-06",
                        "PULL-06a"),
                Mutant.of(
                        "cursor-per-user",
                        "F14",
                        Making.layer(CursorPerUser::new),
                        "The server keeps the last sync of a user in a table and ignores what the device says.",
                        "DERIVED-12",
                        "DERIVED-13",
                        "PULL-03"),
                Mutant.of(
                        "serves-from-cache",
                        "F15",
                        Making.layer(ServesFromCache::new),
                        "A cache stands before the endpoint and knows no user's changes.",
                        "PULL-03"),
                Mutant.of(
                        "created-stand-twice",
                        "F20",
                        Making.layer(CreatedStandTwice::new),
                        "A record that was just created was also just changed, and both queries find it.",
                        "FAQ-01",
                        "PULL-02b",
                        "LIVE-02",
                        "PUSH-02"),
                Mutant.of(
                        "everything-created",
                        "F18",
                        Making.layer(EverythingCreated::new),
                        "Everything is sent in created, since the client seems to cope with it.",
                        "TIPS-01",
                        "DERIVED-05"));
    }

    private static List<Mutant> echoes() {
        return List.of(
                Mutant.of(
                        "echoes-as-created",
                        "F17",
                        Making.datasets(EchoesAsCreated::new),
                        "Rows are split by the creation stamp alone, as the public text recommends.",
                        "DERIVED-05"),
                Mutant.of(
                        "stamps-with-client-time",
                        "F5",
                        Making.datasets(StampsWithClientTime::new),
                        "The app's updated_at column is the change stamp.",
                        "DERIVED-12",
                        "DERIVED-13",
                        "TIPS-05",
                        "LOSS-02"),
                Mutant.of(
                        "stamps-with-client-cursor",
                        "F6",
                        Making.datasets(StampsWithClientCursor::new),
                        "The change stamp is taken from the lastPulledAt of the push instead of the server's "
                                + "counter.",
                        "DERIVED-12"),
                Mutant.of(
                        "suppresses-echo",
                        "F19",
                        Making.datasets(SuppressesEcho::new),
                        "To spare devices their own changes, the server leaves out what was pushed under the same "
                                + "cursor.",
                        "PULL-02a",
                        "DERIVED-13",
                        "TIPS-05",
                        "LOSS-02"));
    }
}
