package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;

/** What is set up once per table, such as a trigger or a rule of access, is missing in one table as a rule. */
final class EachTableCases {
    private static final int OWNER = 0;
    private static final int OTHER = 1;

    /** More than the 255 of tools that give every text a limit. */
    private static final int LONG_TEXT = 300;

    private EachTableCases() {}

    static List<Case> all() {
        return List.of(deletions(), twoLives(), others(), conflicts(), longTexts());
    }

    private static Edits deletionOfEach(Sample s) {
        Edits edits = Edits.of();
        s.schema().parentsFirst().forEach(table -> edits.deleted(table.name(), Sample.idIn(table)));
        return edits;
    }

    private static Case deletions() {
        return wire(
                "tips-02/deletions-in-every-table-are-listed",
                (script, s) -> script.firstPull("start")
                        .push("create", "start", s.oneOfEach().changes())
                        .pull("p1", "start")
                        .push("delete", "p1", deletionOfEach(s).changes())
                        .pull("p2", "p1")
                        .firstPull("full"),
                (e, s) -> {
                    e.given("create", "p1", "delete");
                    for (Table table : s.schema().parentsFirst()) {
                        String id = Sample.idIn(table);
                        e.givenLive("p1", table.name(), id)
                                .deleted("p2", table.name(), id)
                                .notLive("full", table.name(), id);
                    }
                    return e;
                });
    }

    /** The second deletion of an id is one like the first. */
    private static Case twoLives() {
        return wire(
                "push-01/two-lives-in-every-table",
                (script, s) -> script.where(
                                policies -> !policies.declares(Recreation.REFUSE), "a deleted id stays deleted")
                        .firstPull("start")
                        .push("create", "start", s.oneOfEach().changes())
                        .pull("p1", "start")
                        .push("delete", "p1", deletionOfEach(s).changes())
                        .pull("p2", "p1")
                        .push("again", "p2", s.oneOfEach().changes())
                        .pull("p3", "p2")
                        .push("delete-again", "p3", deletionOfEach(s).changes()),
                (e, s) -> {
                    e.given("create", "p1", "delete", "p2", "again", "p3")
                            .accepted("delete-again", "its sender has seen everything");
                    for (Table table : s.schema().parentsFirst()) {
                        e.givenLive("p3", table.name(), Sample.idIn(table));
                    }
                    return e;
                });
    }

    private static Case others() {
        return wire(
                "derived-13/rows-of-others-in-every-table",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("other", OTHER, CursorRef.NEVER)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .push(
                                "create",
                                OWNER,
                                CursorRef.of("owner"),
                                s.oneOfEach().changes())
                        .pull("full", OTHER, CursorRef.NEVER)
                        .pull("owner-2", OWNER, CursorRef.of("owner"))
                        .push(
                                "delete",
                                OWNER,
                                CursorRef.of("owner-2"),
                                deletionOfEach(s).changes())
                        .pull("delta", OTHER, CursorRef.of("other")),
                (e, s) -> {
                    e.given("create");
                    for (Table table : s.schema().parentsFirst()) {
                        String id = Sample.idIn(table);
                        e.notNamed("full", table.name(), id).notNamed("delta", table.name(), id);
                    }
                    return e;
                });
    }

    private static Edits updated(Sample s, Edits edits, Table table, String text) {
        Map<String, Value> row = s.linkedRow(table);
        s.freeTexts(table).forEach(column -> row.put(column.name(), Value.of(text)));
        return edits.updated(table.name(), Sample.idIn(table), row);
    }

    private static Table otherThan(Sample s, Table table) {
        return table.equals(s.mainTable()) ? s.second() : s.mainTable();
    }

    /** Tables without a text hold nothing by which two edits could be told apart. */
    private static List<Table> withTexts(Sample s) {
        return s.schema().parentsFirst().stream()
                .filter(table -> !s.freeTexts(table).isEmpty())
                .toList();
    }

    /** The stale record stands in the first table of one push and in the last table of another. */
    private static Case conflicts() {
        return wire(
                "push-05/stale-updates-in-every-table-are-rejected",
                (script, s) -> {
                    script.firstPull("start")
                            .push("create", "start", s.oneOfEach().changes())
                            .pull("ours", "start");
                    for (Table table : withTexts(s)) {
                        String name = table.name();
                        Table other = otherThan(s, table);
                        Edits behind = Edits.of().created(other.name(), "x-" + name, s.linkedRow(other));
                        Edits before = updated(s, Edits.of(), table, "ours");
                        script.push(
                                        "theirs-" + name,
                                        "ours",
                                        updated(s, Edits.of(), table, "theirs").changes())
                                .push(
                                        "stale-behind-" + name,
                                        "ours",
                                        updated(s, behind, table, "ours").changes())
                                .push(
                                        "stale-before-" + name,
                                        "ours",
                                        before.created(other.name(), "y-" + name, s.linkedRow(other))
                                                .changes());
                    }
                },
                (e, s) -> {
                    e.given("create", "ours");
                    for (Table table : withTexts(s)) {
                        String id = Sample.idIn(table);
                        String changed = table.name() + "/" + id + " was changed after its lastPulledAt";
                        e.givenLive("ours", table.name(), id)
                                .given("theirs-" + table.name())
                                .refused("stale-behind-" + table.name(), changed)
                                .refused("stale-before-" + table.name(), changed);
                    }
                    return e;
                });
    }

    private static Map<String, Value> longRow(Sample s, Table table, Column column) {
        Map<String, Value> row = s.linkedRow(table);
        row.put(column.name(), Value.of("long text ".repeat(LONG_TEXT / 10)));
        return row;
    }

    /** The row has its own id, so that the failure names the column. */
    private static String idFor(Table table, Column column) {
        return table.name() + "." + column.name();
    }

    private static Case longTexts() {
        return wire(
                "live-05/long-texts-in-every-column",
                (script, s) -> {
                    script.firstPull("start")
                            .push("parents", "start", s.oneOfEach().changes());
                    for (Table table : s.schema().parentsFirst()) {
                        Edits edits = Edits.of();
                        s.freeTexts(table)
                                .forEach(column ->
                                        edits.created(table.name(), idFor(table, column), longRow(s, table, column)));
                        if (!s.freeTexts(table).isEmpty()) {
                            script.push("push-" + table.name(), "start", edits.changes());
                        }
                    }
                    script.firstPull("full");
                },
                (e, s) -> {
                    e.given("parents");
                    for (Table table : s.schema().parentsFirst()) {
                        for (Column column : s.freeTexts(table)) {
                            e.accepted("push-" + table.name(), "the client would send the same push for ever")
                                    .live("full", table.name(), idFor(table, column), columns());
                        }
                    }
                    return e;
                });
    }
}
