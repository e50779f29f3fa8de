package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.UnknownColumns;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server can get wrong between users while it keeps their rows apart. */
final class IsolationCases {
    static final int OWNER = 0;
    static final int OTHER = 1;
    /** In seconds; no clock of a server stands below it. */
    private static final double EARLIEST_CLOCK = 1_000_000_000;

    private IsolationCases() {}

    static List<Case> all() {
        return List.of(
                acknowledgedIsStored(),
                foreignCursor(),
                busierUsersCursor(),
                hostileNames(),
                hostileMigration(),
                ownerColumn(),
                editedOwner(),
                columnNames(),
                tableNames());
    }

    static Changes create(Sample s, String id, String text) {
        return Edits.of().created(s.table(), id, s.row(text, "other")).changes();
    }

    static Changes update(Sample s, String id, String text) {
        return Edits.of().updated(s.table(), id, s.row(text, "other")).changes();
    }

    /** The owner has records of these ids. */
    static Script ownersRecords(Script script, Sample s, String... ids) {
        Edits edits = Edits.of();
        for (String id : ids) {
            edits.created(s.table(), id, s.row("mine", "other"));
        }
        return script.users(2)
                .pull("owner", OWNER, CursorRef.NEVER)
                .push("mine", OWNER, CursorRef.of("owner"), edits.changes());
    }

    /** The same, and the other user has pulled since. */
    static Script knownBeforehand(Script script, Sample s, String... ids) {
        return ownersRecords(script, s, ids).pull("other", OTHER, CursorRef.NEVER);
    }

    private static Case acknowledgedIsStored() {
        return wire(
                "iso-02/acknowledged-writes-on-foreign-ids-are-stored",
                (script, s) -> knownBeforehand(script, s, "f1", "f2")
                        .push("create", OTHER, CursorRef.of("other"), create(s, "f1", "theirs"))
                        .pull("after-create", OTHER, CursorRef.NEVER)
                        .push("update", OTHER, CursorRef.of("other"), update(s, "f2", "theirs"))
                        .pull("after-update", OTHER, CursorRef.NEVER),
                (e, s) -> e.given("mine", "other")
                        .answered("after-create")
                        .answered("after-update")
                        .whenAccepted(
                                "create",
                                then -> then.live(
                                        "after-create", s.table(), "f1", columns(s.text(), Value.of("theirs"))))
                        .whenAccepted(
                                "update",
                                then -> then.live(
                                        "after-update", s.table(), "f2", columns(s.text(), Value.of("theirs")))));
    }

    /** The owner pushes more often than the other user asks, so that no counter along a clock is level by accident. */
    private static Case foreignCursor() {
        return wire(
                "iso-04/cursors-of-others-hide-nothing",
                (script, s) -> script.users(2)
                        .pull("ours", OWNER, CursorRef.NEVER)
                        .pull("begin", OTHER, CursorRef.NEVER)
                        .push("other", OTHER, CursorRef.of("begin"), create(s, "g1", "theirs"))
                        .pull("theirs", OTHER, CursorRef.NEVER)
                        .push("ahead", OWNER, CursorRef.of("ours"), create(s, "f2", "ahead"))
                        .push("further", OWNER, CursorRef.of("ours"), create(s, "f3", "further"))
                        .push("push", OWNER, CursorRef.of("ours"), create(s, "f1", "mine"))
                        .pull("mixed", OWNER, CursorRef.of("theirs")),
                (e, s) -> e.given("other", "theirs", "ahead", "further", "push").pull("mixed", op -> hiding(op, s)));
    }

    /** Sequences that start at 1 for every user; those along a clock may be level by accident here, and are not judged. */
    private static Case busierUsersCursor() {
        return wire(
                "iso-04/cursors-of-busier-users-hide-nothing",
                (script, s) -> script.users(2)
                        .pull("begin", OTHER, CursorRef.NEVER)
                        .push("busy", OTHER, CursorRef.of("begin"), create(s, "g1", "one"))
                        .push("busier", OTHER, CursorRef.of("begin"), create(s, "g2", "two"))
                        .push("busiest", OTHER, CursorRef.of("begin"), create(s, "g3", "three"))
                        .pull("theirs", OTHER, CursorRef.NEVER)
                        .pull("ours", OWNER, CursorRef.NEVER)
                        .push("push", OWNER, CursorRef.of("ours"), create(s, "f1", "mine"))
                        .pull("mixed", OWNER, CursorRef.of("theirs")),
                (e, s) -> e.given("theirs", "push")
                        .pull("mixed", op -> isSequence(op.request().lastPulledAt()) ? hiding(op, s) : null));
    }

    private static boolean isSequence(@Nullable Cursor cursor) {
        return cursor != null && cursor.number() < EARLIEST_CLOCK;
    }

    private static @Nullable Contrast hiding(Operation.Pull op, Sample s) {
        boolean hidden = op.outcome() instanceof PullResponse.Accepted answer
                && Expectations.find(answer.changes().table(s.table()), "f1") == null;
        return hidden
                ? new Contrast(
                        "the other user's cursor is refused, or f1 is delivered",
                        "f1, pushed after that cursor was given, is not delivered")
                : null;
    }

    private static final List<String> HOSTILE_TABLES =
            List.of("users", "auth.users", "pg_catalog.pg_tables", "x\"; drop table friends; --", "__proto__");
    private static final List<String> HOSTILE_COLUMNS = List.of(
            "password_hash", "x\" = 1; --", "constructor", "__proto__", "id\") values ('1'); --", "no_such_column");

    private static Changes hostile(Sample s) {
        Map<String, Value> row = s.row("one", "other");
        HOSTILE_COLUMNS.forEach(name -> row.put(name, Value.of("x")));
        Edits edits = Edits.of().created(s.table(), "f1", row);
        HOSTILE_TABLES.forEach(name -> edits.created(name, "x1", columns("name", Value.of("x"))));
        return edits.changes();
    }

    private static Case hostileNames() {
        return wire(
                "iso-05/hostile-names-do-no-harm",
                (script, s) -> script.firstPull("start")
                        .push("control", "start", create(s, "f2", "control"))
                        .push("hostile", "start", hostile(s))
                        .firstPull("after"),
                (e, s) -> e.given("control")
                        .push(
                                "hostile",
                                op -> op.outcome() instanceof Refused refused && refused.status() >= 500
                                        ? new Contrast(
                                                "hostile names are left aside or refused with 400 to 499",
                                                "the push " + Expectations.outcome(refused))
                                        : null)
                        .live("after", s.table(), "f2", columns(s.text(), Value.of("control"))));
    }

    private static Case hostileMigration() {
        return wire(
                "pull-06b/migrations-name-nothing-but-synced-tables",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1", "one"))
                        .upgrade(
                                "migration",
                                "start",
                                new Migration(1, HOSTILE_TABLES, Map.of(s.table(), HOSTILE_COLUMNS))),
                (e, s) -> e.given("push").pull("migration", op -> migrated(op, s)));
    }

    private static @Nullable Contrast migrated(Operation.Pull op, Sample s) {
        if (op.outcome() instanceof Refused refused && refused.status() >= 500) {
            return new Contrast(
                    "unknown names are left aside or refused with 400 to 499", "status " + refused.status());
        }
        Contrast table = foreignTable(op, s);
        return table == null ? foreignColumn(op, s, HOSTILE_COLUMNS) : table;
    }

    private static @Nullable Contrast foreignTable(Operation.Pull op, Sample s) {
        if (op.outcome() instanceof PullResponse.Accepted answer) {
            for (String name : answer.changes().tables().keySet()) {
                if (s.schema().table(name) == null) {
                    return new Contrast("the pull holds tables of the app's schema only", "it holds the table " + name);
                }
            }
        }
        return null;
    }

    private static @Nullable Contrast foreignColumn(Operation.Pull op, Sample s, List<String> names) {
        if (op.outcome() instanceof PullResponse.Accepted answer) {
            RawRecord record = Expectations.find(answer.changes().table(s.table()), "f1");
            for (String name : names) {
                if (record != null && s.mainTable().column(name) == null && record.get(name) != null) {
                    return new Contrast("names that a client made up do not come back", "f1 has a column " + name);
                }
            }
        }
        return null;
    }

    private static Case columnNames() {
        return wire(
                "pull-10/pushed-column-names-do-not-come-back",
                (script, s) -> script.firstPull("start")
                        .push("hostile", "start", hostileColumns(s))
                        .firstPull("after"),
                (e, s) -> s.declares(UnknownColumns.REFUSE)
                        ? e.pull("after", op -> foreignColumn(op, s, HOSTILE_COLUMNS))
                        : e.given("hostile")
                                .givenLive("after", s.table(), "f1")
                                .pull("after", op -> foreignColumn(op, s, HOSTILE_COLUMNS)));
    }

    private static Changes hostileColumns(Sample s) {
        Map<String, Value> row = s.row("one", "other");
        HOSTILE_COLUMNS.forEach(name -> row.put(name, Value.of("x")));
        return Edits.of().created(s.table(), "f1", row).changes();
    }

    private static Case tableNames() {
        return wire(
                "pull-12/pushed-table-names-do-not-come-back",
                (script, s) -> script.firstPull("start")
                        .push("hostile", "start", hostile(s))
                        .firstPull("after"),
                (e, s) -> e.pull("after", op -> {
                    for (String name : HOSTILE_TABLES) {
                        if (s.schema().table(name) == null
                                && op.outcome() instanceof PullResponse.Accepted answer
                                && answer.changes().tables().containsKey(name)) {
                            return new Contrast("names that a client made up do not come back", "a table " + name);
                        }
                    }
                    return null;
                }));
    }

    static Case declaredTables() {
        return wire(
                "pull-13/only-tables-of-the-apps-version",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1", "one"))
                        .pull("next", "start"),
                (e, s) -> e.given("push")
                        .pull("start", op -> foreignTable(op, s))
                        .pull("next", op -> foreignTable(op, s)));
    }

    private static Case ownerColumn() {
        return wire(
                "iso-06/the-sender-owns-what-it-pushes",
                (script, s) -> {
                    Map<String, Value> row = s.row("mine", "other");
                    row.put(owner(s), Value.of("somebody-else"));
                    script.firstPull("start")
                            .push(
                                    "push",
                                    "start",
                                    Edits.of().created(s.table(), "f1", row).changes())
                            .firstPull("after");
                },
                (e, s) -> e.accepted("push", "the owner column of a record is the server's business")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("mine")))
                        .changes("after", s.table(), changes -> foreignOwner(changes, s)));
    }

    private static Case editedOwner() {
        return wire(
                "iso-06/an-edit-does-not-give-a-record-away",
                (script, s) -> {
                    Map<String, Value> row = s.row("edited", "other");
                    row.put(owner(s), Value.of("somebody-else"));
                    script.firstPull("start")
                            .push("create", "start", create(s, "f1", "one"))
                            .pull("p1", "start")
                            .push(
                                    "edit",
                                    "p1",
                                    Edits.of().updated(s.table(), "f1", row).changes())
                            .firstPull("after");
                },
                (e, s) -> e.given("create", "p1")
                        .givenLive("p1", s.table(), "f1")
                        .accepted("edit", "the owner column of a record is the server's business")
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("edited")))
                        .changes("after", s.table(), changes -> foreignOwner(changes, s)));
    }

    private static String owner(Sample s) {
        String owner = s.schema().ownerColumn();
        if (owner == null) {
            throw new NoSuchElementException("no owner column");
        }
        return owner;
    }

    private static @Nullable Contrast foreignOwner(TableChanges changes, Sample s) {
        RawRecord record = Expectations.find(changes, "f1");
        boolean foreign = record != null && Value.of("somebody-else").equals(record.get(owner(s)));
        return foreign ? new Contrast("the sender owns f1", "f1 says that somebody else owns it") : null;
    }

    static Case noSecrets() {
        return wire(
                "iso-07/no-secrets-are-served",
                (script, s) -> script.firstPull("start")
                        .push("push", "start", create(s, "f1", "one"))
                        .firstPull("after"),
                (e, s) -> e.given("push").givenLive("after", s.table(), "f1").changes("after", s.table(), changes -> {
                    RawRecord record = Expectations.find(changes, "f1");
                    for (String name : record == null
                            ? List.<String>of()
                            : record.columns().keySet()) {
                        if (s.mainTable().column(name) == null
                                && SECRET.matcher(name).find()) {
                            return new Contrast("only declared columns are served", "f1 comes with a column " + name);
                        }
                    }
                    return null;
                }));
    }

    private static final Pattern SECRET =
            Pattern.compile("passw|secret|token|api_?key|hash|salt", Pattern.CASE_INSENSITIVE);
}
