package io.github.synctck.sim.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Servers that spoil values, columns, names or ids. */
final class ValueMutants {
    private ValueMutants() {}

    static List<Mutant> all() {
        return Stream.of(types(), contents(), columns(), names())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> types() {
        return List.of(
                Mutant.of(
                        "times-as-text",
                        "F48",
                        Making.layer(TimesAsText::new),
                        "The database driver returns dates, and the serializer writes them as ISO strings.",
                        "PULL-07",
                        "PULL-02a"),
                Mutant.of(
                        "numbers-as-text",
                        "F48",
                        Making.layer(NumbersAsText::new),
                        "The database driver returns 64-bit integers as strings.",
                        "PULL-07",
                        "PULL-02a"),
                Mutant.of(
                        "booleans-as-text",
                        "F48",
                        Making.layer(BooleansAsText::new),
                        "Booleans come from a text column.",
                        "PULL-07",
                        "PULL-02a"),
                Mutant.of(
                        "nulls-in-required-columns",
                        "F48",
                        Making.layer(NullsInRequiredColumns::new),
                        "The database stores an empty text as null.",
                        "LOSS-01"),
                Mutant.of(
                        "empty-for-null",
                        "F48",
                        Making.layer(EmptyForNull::new),
                        "The model on the server knows no missing text.",
                        "LOSS-02",
                        "LOSS-01"));
    }

    private static List<Mutant> contents() {
        return List.of(
                Mutant.of(
                        "rounds-times-to-seconds",
                        "F48",
                        Making.layer(RoundsTimesToSeconds::new),
                        "Times are kept in a column with a resolution of a second.",
                        "PULL-02a"),
                Mutant.of(
                        "echoes-what-was-sent",
                        "F19",
                        Making.layer(EchoesWhatWasSent::new),
                        "A write-through cache keeps the request's rows, and the next delta is served from it.",
                        "DERIVED-07"),
                Mutant.of(
                        "trims-text",
                        "F19",
                        Making.layer(TrimsText::new),
                        "A validation library trims every string.",
                        "LOSS-01"),
                Mutant.of(
                        "cuts-long-text",
                        "F35",
                        Making.layer(CutsLongText::new),
                        "The column is a varchar(255), and the database is not strict.",
                        "SIZE-04"),
                Mutant.of(
                        "loses-columns",
                        "F37",
                        Making.layer(LosesColumns::new),
                        "The update statement lists its columns by hand.",
                        "PUSH-01"),
                Mutant.of(
                        "wipes-absent-columns",
                        "F37",
                        Making.datasets(WipesAbsentColumns::new),
                        "The row is replaced as a whole by what the client sent.",
                        "DERIVED-10"));
    }

    private static List<Mutant> columns() {
        return List.of(
                Mutant.of(
                        "trusts-changed-list",
                        "F38",
                        Making.layer(TrustsChangedList::new),
                        "To save work the server merges only the columns in _changed.",
                        "PUSH-08"),
                Mutant.of(
                        "serves-status",
                        "F38",
                        Making.layer(ServesStatus::new),
                        "Records are stored as documents, the client's bookkeeping included.",
                        "PULL-08",
                        "LIVE-02",
                        "PUSH-08"),
                Mutant.of(
                        "serves-changed-list",
                        "F38",
                        Making.layer(ServesChangedList::new),
                        "Only the _status key is removed before records are stored.",
                        "PUSH-08",
                        "LIVE-02",
                        "PULL-08"),
                Mutant.of(
                        "quotes-ids",
                        "F21",
                        Making.layer(QuotesIds::new),
                        "Ids pass through a quoting function twice.",
                        "PULL-11",
                        "FAQ-01",
                        "PULL-03"),
                Mutant.of(
                        "gives-own-ids",
                        "F22",
                        Making.layer(GivesOwnIds::new),
                        "The table has a serial primary key, and the client's id goes elsewhere.",
                        "FAQ-01",
                        "PULL-03"));
    }

    private static List<Mutant> names() {
        return List.of(
                Mutant.of(
                        "serves-unknown-columns",
                        "F46",
                        Making.layer(ServesUnknownColumns::new),
                        "Records are documents in a JSON column.",
                        "PULL-10"),
                Mutant.of(
                        "serves-unknown-tables",
                        "F46",
                        Making.layer(ServesUnknownTables::new),
                        "Tables are keys of one big JSON document.",
                        "PULL-12"),
                Mutant.of(
                        "serves-password-hashes",
                        "F46",
                        Making.layer(ServesPasswordHashes::new),
                        "The query selects all columns.",
                        "ISO-07",
                        "PULL-06b",
                        "PULL-10"));
    }
}
