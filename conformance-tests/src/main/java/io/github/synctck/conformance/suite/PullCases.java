package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a pull has to hold. */
final class PullCases {
    private static final double FAR_FUTURE_MILLIS = 4_102_444_800_000.0;

    private PullCases() {}

    static List<Case> all() {
        return List.of(
                ShapeCases.rows("pull-07/types-match-the-schema", "PULL-07"),
                ShapeCases.rows("pull-11/ids-are-safe", "PULL-11"),
                PushCases.ownIdKept(),
                firstPull(),
                successStatus(),
                applied(),
                staleCursorPush(),
                clientClock(),
                createdAndUpdatedArrive(),
                everyTable(),
                nothingSkipped(),
                samePullTwice(),
                oncePerTable(),
                ShapeCases.rows("pull-08/no-bookkeeping-columns", "PULL-08"),
                IsolationCases.noSecrets(),
                IsolationCases.declaredTables(),
                bucketByServerStamp(),
                ownRowIsNotCreated(),
                noStore());
    }

    private static Case firstPull() {
        return wire(
                "pull-03/first-pull-holds-every-record",
                (script, s) -> script.firstPull("before")
                        .push("push", "before", create(s, "f1", "one", "uno"))
                        .firstPull("never")
                        .pull("zero", 0, new CursorRef("0")),
                (e, s) -> e.answered("before")
                        .given("push")
                        .live("never", s.table(), "f1", columns(s.text(), Value.of("one")))
                        .live("zero", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }

    private static Changes create(Sample s, String id, String text, String other) {
        return Edits.of().created(s.table(), id, s.row(text, other)).changes();
    }

    private static Changes update(Sample s, String id, String text, String other) {
        return Edits.of().updated(s.table(), id, s.row(text, other)).changes();
    }

    private static Case applied() {
        return wire(
                "push-01/creates-updates-and-deletes-are-applied",
                (script, s) -> script.firstPull("before")
                        .push(
                                "create",
                                "before",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("one", "uno"))
                                        .created(s.table(), "f2", s.row("two", "due"))
                                        .changes())
                        .firstPull("created")
                        .push(
                                "change",
                                "created",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("one again", "uno"))
                                        .deleted(s.table(), "f2")
                                        .changes())
                        .firstPull("after"),
                (e, s) -> e.given("before")
                        .accepted("create", "it creates two new records")
                        .live("created", s.table(), "f2", columns(s.text(), Value.of("two")))
                        .accepted("change", "it changes one record and deletes another, both just pulled")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("one again")))
                        .notLive("after", s.table(), "f2"));
    }

    private static Case successStatus() {
        return wire(
                "push-06/success-is-a-success-status",
                Needs.HTTP,
                (script, s) ->
                        script.firstPull("before").rawPush("push", pushBody(s)).firstPull("after"),
                (e, s) -> e.givenLive("after", s.table(), "f1")
                        .http(
                                "push",
                                answer -> answer.status() >= 200 && answer.status() < 300
                                        ? null
                                        : new Contrast("a status from 200 to 299", "status " + answer.status())));
    }

    private static String pushBody(Sample s) {
        return "{\"changes\":{\"" + s.table() + "\":{\"created\":[" + s.json("{id:f1}", "one", "uno")
                + "],\"updated\":[],\"deleted\":[]}},\"lastPulledAt\":{cursor:before}}";
    }

    /** The same row must be seen from an old cursor and from one above the cursor that the push carried. */
    private static Case staleCursorPush() {
        return wire(
                "derived-12/late-push-reaches-those-who-pulled-before-it",
                (script, s) -> script.firstPull("p0")
                        .push("r1", "p0", create(s, "f1", "one", "uno"))
                        .pull("p1", "p0")
                        .push("r2", "p1", create(s, "f2", "two", "due"))
                        .pull("p2", "p1")
                        .push("late", "p1", create(s, "f3", "late", "tardi"))
                        .pull("old", "p0")
                        .pull("new", "p2"),
                (e, s) -> e.given("r1", "r2", "late")
                        .givenLive("old", s.table(), "f3")
                        .live("new", s.table(), "f3", columns(s.text(), Value.of("late"))));
    }

    /** The record of the far future arrives even where rows are selected by the client's own times. */
    private static Case clientClock() {
        return wire(
                "derived-12/client-times-are-data-only",
                (script, s) -> script.firstPull("before")
                        .push(
                                "past",
                                "before",
                                Edits.of()
                                        .created(s.table(), "f1", s.clock(0))
                                        .created(s.table(), "ahead", s.row("one", "uno"))
                                        .changes())
                        .pull("p1", "before")
                        .push(
                                "future",
                                "p1",
                                Edits.of()
                                        .created(s.table(), "f2", s.clock(FAR_FUTURE_MILLIS))
                                        .changes())
                        .pull("p2", "p1")
                        .push(
                                "again",
                                "p2",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("changed", "uno"))
                                        .updated(s.table(), "ahead", s.clock(FAR_FUTURE_MILLIS))
                                        .changes())
                        .pull("p3", "p2"),
                (e, s) -> e.given("past", "future", "again")
                        .givenLive("p3", s.table(), "ahead")
                        .live("p1", s.table(), "f1", columns())
                        .live("p2", s.table(), "f2", columns())
                        .live("p3", s.table(), "f1", columns(s.text(), Value.of("changed"))));
    }

    private static Case createdAndUpdatedArrive() {
        return wire(
                "pull-02a/created-and-updated-arrive",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", create(s, "f1", "one", "uno"))
                        .pull("created", "start")
                        .push("update", "created", update(s, "f1", "changed", "uno"))
                        .pull("updated", "created"),
                (e, s) -> e.given("start", "create", "update")
                        .live("created", s.table(), "f1", columns(s.text(), Value.of("one")))
                        .live("updated", s.table(), "f1", columns(s.text(), Value.of("changed"))));
    }

    private static Case everyTable() {
        return wire(
                "pull-02a/every-table-and-column-comes-back",
                Needs.FRESH,
                (script, s) -> script.firstPull("before")
                        .push("push", "before", s.oneOfEach().changes())
                        .pull("delta", "before")
                        .firstPull("full"),
                (e, s) -> {
                    Expectations all = e.accepted("push", "one record in every table, parents included");
                    for (Table table : s.schema().tables().values()) {
                        Map<String, Value> values = s.linkedRow(table);
                        all = all.live("delta", table.name(), Sample.idIn(table), values)
                                .live("full", table.name(), Sample.idIn(table), values);
                    }
                    return all;
                });
    }

    /** Two chains of pulls at different speeds; a busy record must not hide a quiet one. */
    private static Case nothingSkipped() {
        return wire(
                "pull-04/no-change-is-skipped",
                (script, s) -> {
                    script.firstPull("slow")
                            .push("cold", "slow", create(s, "f1", "cold", "freddo"))
                            .pull("fast-0", "slow")
                            .push("hot", "fast-0", create(s, "f2", "hot", "caldo"));
                    for (int i = 1; i <= 5; i++) {
                        script.pull("fast-" + i, "fast-" + (i - 1))
                                .push("hot-" + i, "fast-" + i, update(s, "f2", "hot " + i, "caldo"));
                    }
                    script.pull("fast-6", "fast-5")
                            .push("cold-again", "fast-6", update(s, "f1", "cold again", "freddo"))
                            .pull("fast-7", "fast-6")
                            .pull("slow-end", "slow");
                },
                (e, s) -> e.given("cold", "hot", "hot-5", "cold-again")
                        .live("fast-6", s.table(), "f2", columns(s.text(), Value.of("hot 5")))
                        .live("fast-7", s.table(), "f1", columns(s.text(), Value.of("cold again")))
                        .live("slow-end", s.table(), "f1", columns(s.text(), Value.of("cold again")))
                        .live("slow-end", s.table(), "f2", columns(s.text(), Value.of("hot 5"))));
    }

    private static Case samePullTwice() {
        return wire(
                "derived-08/same-pull-twice-gives-the-same",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1", "one", "uno"))
                        .pull("first", "start")
                        .pull("second", "start")
                        .pull("on", "second")
                        .pull("third", "start"),
                (e, s) -> e.given("push")
                        .givenLive("first", s.table(), "f1")
                        .live("second", s.table(), "f1", columns(s.text(), Value.of("one")))
                        .live("third", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }

    private static Case oncePerTable() {
        return wire(
                "pull-02b/one-bucket-per-id",
                (script, s) -> script.firstPull("start")
                        .push("a", "start", create(s, "f1", "one", "uno"))
                        .pull("p1", "start")
                        .push("b", "p1", update(s, "f1", "changed", "uno"))
                        .pull("p2", "p1")
                        .push("c", "p2", create(s, "f2", "short-lived", "breve"))
                        .pull("p3", "p2")
                        .push(
                                "d",
                                "p3",
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("x", "y"))
                                        .deleted(s.table(), "f2")
                                        .changes())
                        .pull("all", "start")
                        .pull("since-1", "p1")
                        .pull("since-2", "p2")
                        .firstPull("full"),
                (e, s) -> e.given("a", "b", "c", "d")
                        .changes("all", s.table(), PullCases::twice)
                        .changes("since-1", s.table(), PullCases::twice)
                        .changes("since-2", s.table(), PullCases::twice)
                        .changes("full", s.table(), PullCases::twice));
    }

    static @Nullable Contrast twice(TableChanges changes) {
        TreeSet<String> seen = new TreeSet<>(changes.deleted());
        for (var bucket : List.of(changes.created(), changes.updated())) {
            for (var record : bucket) {
                if (!seen.add(record.id())) {
                    return new Contrast("each id in one bucket, once", record.id() + " stands in two places");
                }
            }
        }
        return null;
    }

    /** Both buckets follow the server's own stamps, whatever times the client writes into its records. */
    private static Case bucketByServerStamp() {
        return wire(
                "tips-01/buckets-follow-the-servers-stamps",
                (script, s) -> script.firstPull("start")
                        .push(
                                "old",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.clock(FAR_FUTURE_MILLIS))
                                        .changes())
                        .pull("p1", "start")
                        .push("update", "p1", update(s, "f1", "changed", "uno"))
                        .pull("p2", "p1"),
                (e, s) -> e.given("old", "update")
                        .givenLive("p2", s.table(), "f1")
                        .changes(
                                "p2",
                                s.table(),
                                changes -> isIn(changes.created(), "f1")
                                        ? new Contrast(
                                                "a record older than the cursor is in updated", "it is in created")
                                        : null));
    }

    private static boolean isIn(List<RawRecord> bucket, String id) {
        return bucket.stream().anyMatch(record -> record.id().equals(id));
    }

    private static Case ownRowIsNotCreated() {
        return wire(
                "derived-05/own-record-is-not-echoed-as-created",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1", "one", "uno"))
                        .pull("echo", "start"),
                (e, s) -> e.given("push")
                        .changes(
                                "echo",
                                s.table(),
                                changes -> isIn(changes.created(), "f1")
                                        ? new Contrast(
                                                "the pusher finds its own record in updated, or not at all",
                                                "its own record is in created, which undoes a deletion made meanwhile")
                                        : null));
    }

    private static Case noStore() {
        return wire(
                "derived-14/pulls-are-not-cacheable",
                Needs.HTTP,
                (script, s) ->
                        script.rawPull("pull", "{\"lastPulledAt\":null,\"schemaVersion\":60,\"migration\":null}"),
                (e, s) -> e.http(
                        "pull",
                        answer -> Optional.of(answer.header("cache-control"))
                                .filter(value -> !value.contains("no-store"))
                                .map(value -> new Contrast(
                                        "Cache-Control: no-store", value.isEmpty() ? "no such header" : value))
                                .orElse(null)));
    }
}
