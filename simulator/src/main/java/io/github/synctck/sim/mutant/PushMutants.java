package io.github.synctck.sim.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Servers that take pushes wrongly. */
final class PushMutants {
    private PushMutants() {}

    static List<Mutant> all() {
        return Stream.of(operations(), shapes(), wholes(), rest())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> operations() {
        return List.of(
                Mutant.of(
                        "skips-deleted-lists",
                        "F11",
                        Making.layer(SkipsDeletedLists::new),
                        "Deleting seemed dangerous, and the list is read by nobody.",
                        "PUSH-01"),
                Mutant.of(
                        "serves-soft-deleted",
                        "F11",
                        Making.datasets(ServesSoftDeleted::new),
                        "Deletion sets a flag, and the query of the pull does not look at it.",
                        "PUSH-01"),
                Mutant.of(
                        "inserts-without-upsert",
                        "F23",
                        Making.layer(InsertsWithoutUpsert::new),
                        "Created records go through a plain INSERT.",
                        "PUSH-02",
                        "LIVE-02",
                        "DERIVED-04"),
                Mutant.of(
                        "ignores-created-again",
                        "F25",
                        Making.datasets(IgnoresCreatedAgain::new),
                        "Created records go through INSERT ... ON CONFLICT DO NOTHING.",
                        "PUSH-02",
                        "PULL-04",
                        "LIVE-01",
                        "LOSS-01"),
                Mutant.of(
                        "refuses-unknown-updates",
                        "F23",
                        Making.layer(RefusesUnknownUpdates::new),
                        "The handler throws where an UPDATE touched no row.",
                        "PUSH-03"));
    }

    private static List<Mutant> shapes() {
        return List.of(
                Mutant.of(
                        "ignores-unknown-updates",
                        "F23",
                        Making.datasets(IgnoresUnknownUpdates::new),
                        "An UPDATE that touches no row is no error to the database.",
                        "PUSH-03",
                        "PULL-04",
                        "ISO-02"),
                Mutant.of(
                        "refuses-unknown-deletes",
                        "F23",
                        Making.layer(RefusesUnknownDeletes::new),
                        "The REST handler for single records answers 404, and sync calls it.",
                        "PUSH-04",
                        "LIVE-02",
                        "DEL-04"),
                Mutant.of(
                        "refuses-children-first",
                        "F39",
                        Making.layer(RefusesChildrenFirst::new),
                        "Tables are written in the order of the body, and foreign keys are not deferred.",
                        "DERIVED-11"),
                Mutant.of(
                        "refuses-unknown-tables",
                        "F35",
                        Making.layer(RefusesUnknownTables::new),
                        "The body is validated against a strict schema.",
                        "PUSH-09"),
                Mutant.of(
                        "refuses-unknown-columns",
                        "F35",
                        Making.layer(RefusesUnknownColumns::new),
                        "Records are parsed into classes, and the parser fails on a property that it does not know.",
                        "PUSH-09"),
                Mutant.of(
                        "refuses-wrong-values",
                        "F35",
                        Making.layer(RefusesWrongValues::new),
                        "The body is validated against a strict schema, and one value fails the whole push.",
                        "PUSH-10"));
    }

    private static List<Mutant> wholes() {
        return List.of(
                Mutant.of(
                        "fails-on-emoji",
                        "F35",
                        Making.layer(FailsOnEmoji::new),
                        "Texts are kept in a character set of three bytes.",
                        "LIVE-05"),
                Mutant.of(
                        "fails-on-hostile-names",
                        "F46",
                        Making.layer(FailsOnHostileNames::new),
                        "Column names become part of the statement.",
                        "ISO-05"),
                Mutant.of(
                        "leaves-created-of-refused",
                        "F34",
                        Making.layer(LeavesCreatedOfRefused::new),
                        "Each table is written by a statement of its own, without a transaction.",
                        "PUSH-07"),
                Mutant.of(
                        "takes-content-for-retry",
                        "F54",
                        Making.layer(TakesContentForRetry::new),
                        "A store of handled requests goes by the hash of the body.",
                        "DEL-02",
                        "PULL-04"),
                Mutant.of(
                        "rejects-and-stores",
                        "F36",
                        Making.layer(RejectsAndStores::new),
                        "Rejection was added to the answer after the rows had been written.",
                        "LIVE-01"));
    }

    private static List<Mutant> rest() {
        return List.of(
                Mutant.of(
                        "rejects-one-loses-all",
                        "F36",
                        Making.layer(RejectsOneLosesAll::new),
                        "The transaction ends where the first record is rejected.",
                        "TXN-02",
                        "LIVE-01",
                        "PULL-04"),
                Mutant.of(
                        "unique-by-content",
                        "F40",
                        Making.layer(UniqueByContent::new),
                        "A unique constraint stands on what the record says, and its violation is an error.",
                        "LIVE-06"),
                Mutant.of(
                        "keeps-the-older-twin",
                        "F40",
                        Making.layer(KeepsTheOlderTwin::new),
                        "The upsert goes by the natural key and keeps the id that is there.",
                        "LIVE-06",
                        "TXN-01",
                        "LIVE-04"),
                Mutant.of(
                        "fills-gaps-from-the-row-before",
                        "F37",
                        Making.layer(FillsGapsFromTheRowBefore::new),
                        "One prepared statement serves the batch, and parameters are not cleared.",
                        "LOSS-02"));
    }
}
