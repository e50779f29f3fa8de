package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.conformance.suite.WireTruth.Kind;
import io.github.synctck.conformance.suite.WireTruth.Problem;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** More rows and deletions than a page of the usual query interfaces holds, in one table and over all of them. */
final class SizeCases {
    private static final int PAGE_AND_ONE = 1_001;
    private static final int TWO_PAGES = 2_100;
    private static final int PUSHED_TOGETHER = 1_050;
    private static final int IN_EACH = 300;
    private static final int TEXT_CHARACTERS = 100_000;
    private static final int ROWS_OF_A_MEGABYTE = 11;

    /** A common limit of a type that is meant for long texts. */
    private static final int LONGER_THAN_64K = 70_000;

    private static final int COLUMNS_TOGETHER = 12;

    /** In a table of 50 columns these are more values than the 65,535 that one statement of PostgreSQL binds. */
    private static final int MANY = 1_400;

    private static final int TOO_LARGE = 413;
    private static final String SCENE = "the server does not take pushes of " + PUSHED_TOGETHER + " records";

    private SizeCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "size-01/more-rows-than-a-page-at-first",
                        Kind.MISSING,
                        profile -> rows(profile, PAGE_AND_ONE, "size-01/more-rows-than-a-page-at-first")),
                of(
                        "size-02/many-rows-since-a-cursor",
                        Kind.SKIPPED,
                        profile -> rows(profile, TWO_PAGES, "size-02/many-rows-since-a-cursor")),
                of("size-02/many-rows-over-all-tables", Kind.SKIPPED, SizeCases::everywhere),
                of("size-03/many-deletions", Kind.SKIPPED_DELETION, SizeCases::deletions),
                longText("size-04/a-long-text-comes-back-whole", "0123456789 Größe."),
                // A long body comes in chunks, whose borders lie inside of letters that have three bytes each.
                longText("size-04/a-text-of-wide-letters-comes-back-whole", "\u6771"),
                longTextsInEveryColumn(),
                conflictAmongMany(),
                manyChildren(),
                megabyte(),
                manyRecords());
    }

    /** Judges problems of its own kind; whatever else is wrong is the subject of other cases. */
    private static Case of(String id, Kind kind, Function<Profile, Scenario> scenario) {
        RequirementId judges = Directed.requirement(id);
        return new Case(
                id,
                judges,
                List.of(),
                Needs.FRESH,
                (profile, seed) -> List.of(scenario.apply(profile)),
                (history, profile) -> judge(WireTruth.of(history, profile.schema()), judges, kind));
    }

    private static List<Verdict> judge(WireTruth truth, RequirementId judges, Kind kind) {
        Optional<Problem> problem = truth.problem();
        if (problem.isEmpty()) {
            return List.of(Verdict.pass(judges));
        } else if (problem.get().kind() == kind) {
            return List.of(WireTruth.failure(judges, problem.get()));
        }
        String wrong = problem.get().kind() == Kind.REFUSED
                ? SCENE
                : "something else is wrong: " + problem.get().contrast().actual();
        return List.of(Verdict.unknown(judges, wrong));
    }

    private static Script fill(Profile profile, Script script, int count) {
        Sample sample = Sample.of(profile);
        script.firstPull("start");
        int made = 0;
        for (int part = 0; made < count; part++) {
            Edits edits = Edits.of();
            for (int i = 0; i < PUSHED_TOGETHER && made < count; i++) {
                edits.created(sample.table(), "n" + made, sample.sparseRow("row " + made));
                made++;
            }
            script.push("create-" + part, "start", edits.changes());
        }
        return script;
    }

    /** The first pull is looked at alone where the delta is somebody else's subject, and the other way round. */
    private static Scenario rows(Profile profile, int count, String id) {
        Script script = fill(profile, new Script(id, profile), count);
        return (id.startsWith("size-01") ? script.firstPull("first") : script.pull("delta", "start")).done();
    }

    private static Scenario deletions(Profile profile) {
        Sample sample = Sample.of(profile);
        Script script = fill(profile, new Script("size-03/many-deletions", profile), TWO_PAGES)
                .pull("filled", "start");
        int deleted = 0;
        for (int part = 0; deleted < TWO_PAGES; part++) {
            Edits edits = Edits.of();
            for (int i = 0; i < PUSHED_TOGETHER && deleted < TWO_PAGES; i++) {
                edits.deleted(sample.table(), "n" + deleted++);
            }
            script.push("delete-" + part, "filled", edits.changes());
        }
        return script.pull("delta", "filled").done();
    }

    private static Scenario everywhere(Profile profile) {
        Script script = new Script("size-02/many-rows-over-all-tables", profile);
        Sample sample = Sample.of(profile);
        script.firstPull("start")
                .push("parents", "start", sample.oneOfEach().changes())
                .pull("p1", "start");
        for (Table table : profile.schema().parentsFirst()) {
            Edits edits = Edits.of();
            for (int i = 0; i < IN_EACH; i++) {
                edits.created(table.name(), "e" + i, sample.linkedRow(table));
            }
            script.push("create-" + table.name(), "p1", edits.changes());
        }
        return script.pull("delta", "p1").done();
    }

    private static String longText(String unit) {
        return unit.repeat(TEXT_CHARACTERS / unit.length());
    }

    private static Case longText(String id, String unit) {
        String text = longText(unit);
        return Directed.wire(
                id,
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", text))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.answered("after")
                        .whenAccepted(
                                "push",
                                then -> then.changes(
                                        "after", s.table(), changes -> whole(changes, "f1", s.other(), text))));
    }

    private static @Nullable Contrast whole(TableChanges changes, String id, String column, String text) {
        RawRecord record = Expectations.find(changes, id);
        Value shown = record == null ? null : record.get(column);
        int length = shown instanceof Value.Text found ? found.value().length() : 0;
        return Value.of(text).equals(shown)
                ? null
                : new Contrast(
                        "a text of " + text.length() + " characters in " + column + " comes back whole",
                        record == null ? "the record is missing" : length + " characters came back");
    }

    private static Case megabyte() {
        String text = longText("0123456789");
        return Directed.wire(
                "size-05/a-push-of-a-megabyte-is-taken",
                (script, s) -> {
                    Edits edits = Edits.of();
                    for (int i = 0; i < ROWS_OF_A_MEGABYTE; i++) {
                        edits.created(s.table(), "n" + i, s.row("one", text));
                    }
                    script.firstPull("start")
                            .push("push", "start", edits.changes())
                            .firstPull("after");
                },
                (e, s) -> e.accepted("push", "a phone that was offline for long sends as much")
                        .live("after", s.table(), "n" + (ROWS_OF_A_MEGABYTE - 1), columns(s.text(), Value.of("one"))));
    }

    /** An import on the phone, or its first sync with a new account. */
    private static Case manyRecords() {
        return Directed.wire(
                "size-05/a-push-of-many-records-is-taken",
                (script, s) -> {
                    Edits edits = Edits.of();
                    for (int i = 0; i < MANY; i++) {
                        edits.created(s.table(), "n" + i, s.sparseRow("row " + i));
                    }
                    script.firstPull("start").push("push", "start", edits.changes());
                },
                (e, s) -> e.push(
                        "push",
                        push -> push.outcome() instanceof Refused refused && refused.status() != TOO_LARGE
                                ? new Contrast(
                                        "a push of " + MANY + " records is taken, or refused with " + TOO_LARGE,
                                        "it is refused with " + refused.status())
                                : null));
    }

    /** Columns of text in parts of a push each; a part stays below the megabyte that some servers take at most. */
    private static List<List<Spot>> parts(Sample s) {
        List<Spot> spots = new ArrayList<>();
        for (Table table : s.schema().parentsFirst()) {
            s.freeTexts(table).forEach(column -> spots.add(new Spot(table, column)));
        }
        List<List<Spot>> parts = new ArrayList<>();
        for (int from = 0; from < spots.size(); from += COLUMNS_TOGETHER) {
            parts.add(spots.subList(from, Math.min(spots.size(), from + COLUMNS_TOGETHER)));
        }
        return parts;
    }

    /** A column of text, looked at in a row of its own. */
    private record Spot(Table table, Column column) {
        String id() {
            return table.name() + "." + column.name();
        }
    }

    /** One column may have another type than all others. */
    private static Case longTextsInEveryColumn() {
        String text = "0123456789".repeat(LONGER_THAN_64K / 10);
        return Directed.wire(
                "size-04/long-texts-in-every-column-come-back-whole",
                (script, s) -> {
                    script.firstPull("start")
                            .push("parents", "start", s.oneOfEach().changes())
                            .pull("p0", "start");
                    int number = 0;
                    for (List<Spot> part : parts(s)) {
                        Edits edits = Edits.of();
                        for (Spot spot : part) {
                            Map<String, Value> row = s.linkedRow(spot.table());
                            row.put(spot.column().name(), Value.of(text));
                            edits.created(spot.table().name(), spot.id(), row);
                        }
                        script.push("push-" + number, "p" + number, edits.changes())
                                .pull("p" + (number + 1), "p" + number);
                        number++;
                    }
                },
                (e, s) -> {
                    e.given("parents", "p0");
                    int number = 0;
                    for (List<Spot> part : parts(s)) {
                        String after = "p" + (number + 1);
                        e.whenAccepted("push-" + number++, then -> {
                            for (Spot spot : part) {
                                String name = spot.column().name();
                                then.givenLive(after, spot.table().name(), spot.id());
                                then.changes(
                                        after, spot.table().name(), changes -> whole(changes, spot.id(), name, text));
                            }
                        });
                    }
                    return e;
                });
    }

    /** One of so many records was changed by another device: the last of the push. */
    private static Case conflictAmongMany() {
        String id = "push-05/a-conflict-among-many-records-counts";
        String last = "n" + (PAGE_AND_ONE - 1);
        return Directed.wire(
                id,
                (script, s) -> {
                    Edits created = Edits.of();
                    Edits updated = Edits.of();
                    for (int i = 0; i < PAGE_AND_ONE; i++) {
                        created.created(s.table(), "n" + i, s.sparseRow("row " + i));
                        updated.updated(s.table(), "n" + i, s.sparseRow("ours"));
                    }
                    script.firstPull("start")
                            .push("create", "start", created.changes())
                            .pull("ours", "start")
                            .push(
                                    "theirs",
                                    "ours",
                                    Edits.of()
                                            .updated(s.table(), last, s.sparseRow("theirs"))
                                            .changes())
                            .push("stale", "ours", updated.changes())
                            .pull("after", "ours");
                },
                (e, s) -> e.given("create", "ours", "theirs")
                        .givenLive("ours", s.table(), last)
                        .refused("stale", s.table() + "/" + last + " was changed after its lastPulledAt")
                        .live("after", s.table(), last, columns(s.text(), Value.of("theirs"))));
    }

    private static Edits children(Sample s, int from, int to) {
        DataSchema.Child child = s.child().orElseThrow();
        Edits edits = Edits.of();
        for (int i = from; i < to; i++) {
            edits.created(child.table().name(), "c" + i, s.childRow(child, "f1"));
        }
        return edits;
    }

    /** What is deleted with a record is found by a query of its own, with a limit of its own. */
    private static Case manyChildren() {
        return Directed.wire(
                "push-11/many-children-are-deleted-too",
                (script, s) -> script.where(
                                policies -> !policies.declares(Cascade.KEEP),
                                "children stay when their parent is deleted")
                        .firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .changes())
                        .push(
                                "children",
                                "start",
                                children(s, 0, PAGE_AND_ONE / 2).changes())
                        .push(
                                "more",
                                "start",
                                children(s, PAGE_AND_ONE / 2, PAGE_AND_ONE).changes())
                        .pull("p1", "start")
                        .push("delete", "p1", DeletionCases.delete(s, "f1"))
                        .firstPull("full"),
                (e, s) -> {
                    String table = s.child().orElseThrow().table().name();
                    return e.given("create", "children", "more", "p1", "delete")
                            .givenLive("p1", table, "c0")
                            .givenLive("p1", table, "c" + (PAGE_AND_ONE - 1))
                            .changes("full", table, changes -> noneLeft(changes, table));
                });
    }

    private static @Nullable Contrast noneLeft(TableChanges changes, String table) {
        int left = 0;
        for (int i = 0; i < PAGE_AND_ONE; i++) {
            left += Expectations.find(changes, "c" + i) == null ? 0 : 1;
        }
        return left == 0
                ? null
                : new Contrast(
                        "all " + PAGE_AND_ONE + " children in " + table + " are gone",
                        left + " of " + PAGE_AND_ONE + " children in " + table + " are still there");
    }
}
