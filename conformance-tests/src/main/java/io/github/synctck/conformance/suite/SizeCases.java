package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.conformance.suite.WireTruth.Kind;
import io.github.synctck.conformance.suite.WireTruth.Problem;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
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
                longText(),
                megabyte());
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

    private static Case longText() {
        String text = longText("0123456789 Größe.");
        return Directed.wire(
                "size-04/a-long-text-comes-back-whole",
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
                                then -> then.changes("after", s.table(), changes -> whole(changes, s.other(), text))));
    }

    private static @Nullable Contrast whole(TableChanges changes, String column, String text) {
        RawRecord record = Expectations.find(changes, "f1");
        Value shown = record == null ? null : record.get(column);
        int length = shown instanceof Value.Text found ? found.value().length() : 0;
        return Value.of(text).equals(shown)
                ? null
                : new Contrast(
                        "a text of " + text.length() + " characters comes back whole",
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
}
