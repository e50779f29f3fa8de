package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** More than a platform's silent limits. They come late, since they leave much behind. */
final class SizeCases {
    private static final int ROWS = 1_100;
    private static final int ROWS_PER_PUSH = 100;
    private static final int TEXT_CHARACTERS = 100_000;
    private static final int ROWS_OF_A_MEGABYTE = 11;

    private SizeCases() {}

    static List<Case> all() {
        return List.of(manyInFirstPull(), manyInDelta(), manyDeletions(), longText(), megabyte());
    }

    private static String id(int number) {
        return "r" + number;
    }

    private static Script manyRows(Script script, Sample s) {
        script.firstPull("start");
        for (int from = 0; from < ROWS; from += ROWS_PER_PUSH) {
            Edits edits = Edits.of();
            for (int i = from; i < from + ROWS_PER_PUSH; i++) {
                edits.created(s.second().name(), id(i), s.row(s.second()));
            }
            script.push("create-" + from, "start", edits.changes());
        }
        return script;
    }

    private static Expectations allTaken(Expectations e, String prefix) {
        Expectations all = e;
        for (int from = 0; from < ROWS; from += ROWS_PER_PUSH) {
            all = all.given(prefix + from);
        }
        return all;
    }

    private static @Nullable Contrast complete(List<String> ids, String what) {
        TreeSet<String> found = new TreeSet<>(ids);
        long own = found.stream().filter(each -> each.matches("r[0-9]+")).count();
        return own == ROWS
                ? null
                : new Contrast(ROWS + " " + what, own + " of them are in the answer");
    }

    private static List<String> live(TableChanges changes) {
        return Stream.concat(changes.created().stream(), changes.updated().stream())
                .map(RawRecord::id)
                .toList();
    }

    private static Case manyInFirstPull() {
        return wire(
                "size-01/a-first-pull-is-complete",
                (script, s) -> manyRows(script, s).firstPull("full"),
                (e, s) -> allTaken(e, "create-")
                        .changes("full", s.second().name(), changes -> complete(live(changes), "records")));
    }

    private static Case manyInDelta() {
        return wire(
                "size-02/an-incremental-pull-is-complete",
                (script, s) -> manyRows(script, s).pull("delta", "start"),
                (e, s) -> allTaken(e, "create-")
                        .changes("delta", s.second().name(), changes -> complete(live(changes), "changed records")));
    }

    private static Case manyDeletions() {
        return wire(
                "size-03/all-deletions-are-listed",
                (script, s) -> {
                    manyRows(script, s).pull("all", "start");
                    for (int from = 0; from < ROWS; from += ROWS_PER_PUSH) {
                        Edits edits = Edits.of();
                        for (int i = from; i < from + ROWS_PER_PUSH; i++) {
                            edits.deleted(s.second().name(), id(i));
                        }
                        script.push("delete-" + from, "all", edits.changes());
                    }
                    script.pull("delta", "all");
                },
                (e, s) -> allTaken(allTaken(e, "create-"), "delete-")
                        .changes("delta", s.second().name(), changes -> complete(changes.deleted(), "deletions")));
    }

    private static String longText(String unit) {
        return unit.repeat(TEXT_CHARACTERS / unit.length());
    }

    private static Case longText() {
        String text = longText("0123456789 Größe ");
        return wire(
                "size-04/a-long-text-comes-back-whole",
                (script, s) -> script.firstPull("start")
                        .push(
                                "push",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", text))
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.answered("after").whenAccepted("push", then -> then.changes("after", s.table(), changes -> {
                    RawRecord record = Expectations.find(changes, "f1");
                    Value shown = record == null ? null : record.get(s.other());
                    int length = shown instanceof Value.Text found ? found.value().length() : 0;
                    return Value.of(text).equals(shown)
                            ? null
                            : new Contrast(
                                    "a text of " + text.length() + " characters comes back whole",
                                    record == null ? "the record is missing" : length + " characters came back");
                })));
    }

    private static Case megabyte() {
        String text = longText("0123456789");
        return wire(
                "size-05/a-push-of-a-megabyte-is-taken",
                (script, s) -> {
                    Edits edits = Edits.of();
                    for (int i = 0; i < ROWS_OF_A_MEGABYTE; i++) {
                        edits.created(s.table(), id(i), s.row("one", text));
                    }
                    script.firstPull("start").push("push", "start", edits.changes()).firstPull("after");
                },
                (e, s) -> e.push("push", SizeCases::taken)
                        .live("after", s.table(), id(ROWS_OF_A_MEGABYTE - 1), columns(s.text(), Value.of("one"))));
    }

    private static @Nullable Contrast taken(Operation.Push op) {
        return op.outcome() instanceof Refused refused
                ? new Contrast("a push of a megabyte is taken", "it " + Expectations.outcome(refused))
                : null;
    }
}
