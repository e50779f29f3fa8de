package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Policies.MigrationSource;
import io.github.synctck.spec.profile.Policies.NewerSchema;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;

/** What an app asks for after an update of its schema. */
final class MigrationCases {
    private MigrationCases() {}

    static List<Case> all() {
        return List.of(
                oldRecordsArrive(),
                emptyValuesArrive(),
                afterAnOrdinaryPull(),
                withOrdinaryChanges(),
                withOtherTables(),
                ownRecords(),
                emptyMigration(),
                newerSchema(),
                twice());
    }

    private static Migration migration(Sample s) {
        return new Migration(s.versionBefore(), List.of(s.second().name()), Map.of(s.table(), List.of(s.text())));
    }

    private static Migration oneColumn(Sample s) {
        return new Migration(s.versionBefore(), List.of(), Map.of(s.table(), List.of(s.text())));
    }

    /** A record with something in the new column, one in the new table, and a cursor above both. */
    private static Script upgraded(Script script, Sample s) {
        return script.firstPull("start")
                .push(
                        "old",
                        "start",
                        Edits.of()
                                .created(s.table(), "f1", s.row("filled", "other"))
                                .created(s.table(), "f2", s.row("filled too", "other"))
                                .created(s.second().name(), "s1", s.row(s.second()))
                                .changes())
                .pull("p1", "start");
    }

    /** A server that goes by its own history knows nothing of these names, and has to answer all the same. */
    private static Case oldRecordsArrive() {
        return wire(
                "pull-06a/old-records-arrive-after-an-upgrade",
                (script, s) -> upgraded(script, s).upgrade("migration", "p1", migration(s)),
                (e, s) -> s.declares(MigrationSource.NAMES)
                        ? e.given("old", "p1")
                                .live("migration", s.second().name(), "s1", columns())
                                .live("migration", s.table(), "f1", columns(s.text(), Value.of("filled")))
                        : e.given("old", "p1").answered("migration"));
    }

    /** The phone pulled with this cursor before, then its app was updated. */
    private static Case afterAnOrdinaryPull() {
        return wire(
                "pull-06a/old-records-arrive-also-after-an-ordinary-pull",
                (script, s) -> upgraded(script, s).pull("ordinary", "p1").upgrade("migration", "p1", migration(s)),
                (e, s) -> s.declares(MigrationSource.NAMES)
                        ? e.given("old", "p1", "ordinary")
                                .live("migration", s.second().name(), "s1", columns())
                                .live("migration", s.table(), "f1", columns(s.text(), Value.of("filled")))
                        : e.given("old", "p1").answered("migration"));
    }

    /** Zero, false and an empty text are values: a device without them shows nothing where others show something. */
    private static Case emptyValuesArrive() {
        return wire(
                "pull-06a/empty-values-arrive-after-an-upgrade",
                (script, s) -> {
                    if (s.optionalColumns().isEmpty()) {
                        throw new Inapplicable("no column of " + s.table() + " is optional");
                    }
                    script.where(
                                    policies -> policies.declares(MigrationSource.NAMES),
                                    "the server goes by its own history and knows nothing of these columns")
                            .firstPull("start")
                            .push(
                                    "old",
                                    "start",
                                    Edits.of()
                                            .created(s.table(), "f1", s.emptyRow())
                                            .changes())
                            .pull("p1", "start")
                            .firstPull("full")
                            .upgrade(
                                    "migration",
                                    "p1",
                                    new Migration(
                                            s.versionBefore(), List.of(), Map.of(s.table(), s.optionalColumns())));
                },
                (e, s) -> isKept(e, s)
                        ? e.given("old", "p1").live("migration", s.table(), "f1", columns())
                        : e.given("old", "p1").answered("migration"));
    }

    /** Whether the server made null of none of the values at least. */
    private static boolean isKept(Expectations e, Sample s) {
        RawRecord row = e.history()
                .pull("full")
                .map(op -> op.outcome() instanceof PullResponse.Accepted answer
                        ? Expectations.find(answer.changes().table(s.table()), "f1")
                        : null)
                .orElse(null);
        return row != null
                && s.optionalColumns().stream()
                        .map(row::get)
                        .anyMatch(value -> value != null && !value.equals(Value.NULL));
    }

    private static Case withOrdinaryChanges() {
        return wire(
                "mig-01/ordinary-changes-come-with-a-migration",
                (script, s) -> upgraded(script, s)
                        .push(
                                "meanwhile",
                                "p1",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("changed", "other"))
                                        .deleted(s.table(), "f2")
                                        .created(s.table(), "f3", s.row("new", "other"))
                                        .changes())
                        .upgrade("migration", "p1", migration(s)),
                (e, s) -> e.given("old", "p1", "meanwhile")
                        .live("migration", s.table(), "f1", columns(s.text(), Value.of("changed")))
                        .live("migration", s.table(), "f3", columns(s.text(), Value.of("new")))
                        .deleted("migration", s.table(), "f2")
                        .changes("migration", s.table(), PullCases::twice)
                        .changes("migration", s.second().name(), PullCases::twice));
    }

    /** The tables that a migration does not name are served as in any pull. */
    private static Case withOtherTables() {
        return wire(
                "mig-01/changes-of-other-tables-come-with-a-migration",
                (script, s) -> {
                    String other = s.second().name();
                    upgraded(script, s)
                            .push(
                                    "more",
                                    "p1",
                                    Edits.of()
                                            .created(other, "s2", s.row(s.second()))
                                            .changes())
                            .pull("p2", "p1")
                            .push(
                                    "meanwhile",
                                    "p2",
                                    Edits.of()
                                            .created(other, "s3", s.row(s.second()))
                                            .deleted(other, "s2")
                                            .changes())
                            .upgrade("migration", "p2", oneColumn(s));
                },
                (e, s) -> e.given("old", "more", "p2", "meanwhile")
                        .givenLive("p2", s.second().name(), "s2")
                        .live("migration", s.second().name(), "s3", columns())
                        .deleted("migration", s.second().name(), "s2"));
    }

    /** The phone has these records; in created they would undo what it is about to delete. */
    private static Case ownRecords() {
        return wire(
                "derived-05/records-resent-for-a-migration-are-not-created",
                (script, s) -> upgraded(script, s).upgrade("migration", "p1", oneColumn(s)),
                (e, s) -> e.given("old", "p1")
                        .givenLive("p1", s.table(), "f1")
                        .changes(
                                "migration",
                                s.table(),
                                changes -> changes.created().isEmpty()
                                        ? null
                                        : new Contrast(
                                                "the records that the phone has come in updated, or not at all",
                                                "they come in created")));
    }

    private static Case emptyMigration() {
        return wire(
                "mig-02/an-empty-migration-is-an-ordinary-pull",
                (script, s) -> upgraded(script, s)
                        .push(
                                "meanwhile",
                                "p1",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("changed", "other"))
                                        .changes())
                        .pull("plain", "p1")
                        .upgrade("empty", "p1", new Migration(s.versionBefore(), List.of(), Map.of())),
                (e, s) -> Compared.sameIds(
                        e.given("old", "p1", "meanwhile")
                                .givenLive("plain", s.table(), "f1")
                                .live("empty", s.table(), "f1", columns(s.text(), Value.of("changed"))),
                        "empty",
                        "plain",
                        s.table()));
    }

    private static Case newerSchema() {
        return wire(
                "mig-03/newer-apps-as-declared",
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "other"))
                                        .changes())
                        .newerApp("newer", "start"),
                (e, s) -> s.declares(NewerSchema.SERVE)
                        ? e.given("push").live("newer", s.table(), "f1", columns(s.text(), Value.of("one")))
                        : e.given("push")
                                .pull(
                                        "newer",
                                        op -> op.outcome() instanceof Refused
                                                ? null
                                                : new Contrast(
                                                        "the pull is refused, as the profile declares",
                                                        "the pull " + Expectations.outcome(op.outcome()))));
    }

    private static Case twice() {
        return wire(
                "derived-08/same-migration-pull-twice-gives-the-same",
                (script, s) ->
                        upgraded(script, s).upgrade("first", "p1", migration(s)).upgrade("second", "p1", migration(s)),
                (e, s) -> s.declares(MigrationSource.NAMES)
                        ? e.given("old", "p1")
                                .givenLive("first", s.table(), "f1")
                                .live("second", s.table(), "f1", columns(s.text(), Value.of("filled")))
                        : Compared.sameIds(e.given("old", "p1", "first"), "second", "first", s.table()));
    }
}
