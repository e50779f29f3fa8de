package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Parents and children on every foreign key of the schema, poison in every table, and the order of tables in a push. */
final class KinCases {
    private static final int OWNER = 0;
    private static final int OTHER = 1;
    private static final String NULL_TABLE = "\":null";

    private KinCases() {}

    static List<Case> all() {
        return List.of(descendants(), reparent(), orphans(), foreignChildren(), sameIds(), tableOrders(), poison());
    }

    /** One foreign key of the schema. */
    private record Edge(int number, Table parent, DataSchema.Child child) {
        String id(String role) {
            return role + number;
        }
    }

    /** All foreign keys; throws {@link Inapplicable} where the schema has none. */
    private static List<Edge> edges(DataSchema schema) {
        List<Edge> edges = new ArrayList<>();
        for (Table parent : schema.parentsFirst()) {
            for (DataSchema.Child child : schema.children(parent.name())) {
                edges.add(new Edge(edges.size(), parent, child));
            }
        }
        if (edges.isEmpty()) {
            throw new Inapplicable("no table of the schema refers to another");
        }
        return edges;
    }

    private static Case of(
            String id, Function<Profile, Scenario> scenario, BiFunction<Expectations, Profile, Expectations> expected) {
        RequirementId judges = Directed.requirement(id);
        return new Case(
                id,
                judges,
                List.of(),
                Needs.NOTHING,
                (profile, seed) -> List.of(scenario.apply(profile)),
                (history, profile) -> expected.apply(Expectations.on(judges.value(), history), profile)
                        .verdict());
    }

    private static Map<String, Value> childRow(Sample sample, Edge edge, String parent) {
        Map<String, Value> row = sample.linkedRow(edge.child().table());
        row.put(edge.child().column().name(), Value.of(parent));
        return row;
    }

    /** Each child has parents that stay but for the one that is looked at. */
    private static Case descendants() {
        String id = "push-11/descendants-on-every-key";
        return of(
                id,
                profile -> {
                    Script script = new Script(id, profile);
                    Sample s = Sample.of(profile);
                    Edits made = s.oneOfEach();
                    for (Edge edge : edges(profile.schema())) {
                        made.created(edge.parent().name(), edge.id("gone"), s.linkedRow(edge.parent()));
                        made.created(edge.child().table().name(), edge.id("kid"), childRow(s, edge, edge.id("gone")));
                    }
                    script.firstPull("start")
                            .push("create", "start", made.changes())
                            .pull("p1", "start");
                    for (Edge edge : edges(profile.schema())) {
                        Edits gone = Edits.of().deleted(edge.parent().name(), edge.id("gone"));
                        script.push("delete-" + edge.number(), "p1", gone.changes());
                    }
                    return script.pull("p2", "p1").done();
                },
                (e, profile) -> {
                    e.given("create", "p1");
                    boolean keeps = profile.policies().declares(Cascade.KEEP);
                    for (Edge edge : edges(profile.schema())) {
                        String children = edge.child().table().name();
                        e.accepted("delete-" + edge.number(), "its sender has seen the children of what it deletes");
                        if (keeps) {
                            e.notDeleted("p2", children, edge.id("kid"));
                        } else {
                            e.deleted("p2", children, edge.id("kid"));
                        }
                    }
                    return e;
                });
    }

    private static Case reparent() {
        String id = "del-09/moved-children-survive-on-every-key";
        return of(
                id,
                profile -> {
                    Script script = new Script(id, profile);
                    Sample s = Sample.of(profile);
                    Edits made = s.oneOfEach();
                    Edits moved = Edits.of();
                    for (Edge edge : edges(profile.schema())) {
                        made.created(edge.parent().name(), edge.id("old"), s.linkedRow(edge.parent()));
                        made.created(edge.parent().name(), edge.id("new"), s.linkedRow(edge.parent()));
                        made.created(edge.child().table().name(), edge.id("kid"), childRow(s, edge, edge.id("old")));
                        moved.updated(edge.child().table().name(), edge.id("kid"), childRow(s, edge, edge.id("new")));
                        moved.deleted(edge.parent().name(), edge.id("old"));
                    }
                    return script.firstPull("start")
                            .push("create", "start", made.changes())
                            .pull("p1", "start")
                            .push("move", "p1", moved.changes())
                            .firstPull("after")
                            .done();
                },
                (e, profile) -> {
                    e.given("create", "p1", "move");
                    for (Edge edge : edges(profile.schema())) {
                        e.live(
                                "after",
                                edge.child().table().name(),
                                edge.id("kid"),
                                columns(edge.child().column().name(), Value.of(edge.id("new"))));
                    }
                    return e;
                });
    }

    private static Case orphans() {
        String id = "del-08/children-of-deleted-parents-on-every-key";
        return of(
                id,
                profile -> {
                    Script script = new Script(id, profile);
                    Sample s = Sample.of(profile);
                    Edits made = s.oneOfEach();
                    Edits gone = Edits.of();
                    edges(profile.schema()).forEach(edge -> {
                        made.created(edge.parent().name(), edge.id("gone"), s.linkedRow(edge.parent()));
                        gone.deleted(edge.parent().name(), edge.id("gone"));
                    });
                    script.firstPull("start")
                            .push("create", "start", made.changes())
                            .pull("p1", "start")
                            .push("delete", "p1", gone.changes());
                    for (Edge edge : edges(profile.schema())) {
                        Changes orphan = Edits.of()
                                .created(
                                        edge.child().table().name(), edge.id("kid"), childRow(s, edge, edge.id("gone")))
                                .changes();
                        script.push("orphan-" + edge.number(), "p1", orphan)
                                .pull("after-" + edge.number(), "p1")
                                .push("retry-" + edge.number(), "after-" + edge.number(), orphan);
                    }
                    return script.done();
                },
                (e, profile) -> {
                    e.given("create", "p1", "delete");
                    for (Edge edge : edges(profile.schema())) {
                        String orphan = "orphan-" + edge.number();
                        String after = "after-" + edge.number();
                        String children = edge.child().table().name();
                        e.whenAccepted(orphan, then -> then.named(after, children, edge.id("kid")));
                        if (!Compared.isAccepted(e.history(), "retry-" + edge.number())) {
                            e.whenRefused(orphan, then -> then.deleted(after, children, edge.id("kid")));
                        }
                    }
                    return e;
                });
    }

    private static Case foreignChildren() {
        String id = "iso-03/foreign-children-on-every-key";
        return of(
                id,
                profile -> {
                    Script script = new Script(id, profile).users(2);
                    Sample s = Sample.of(profile);
                    Edits made = s.oneOfEach();
                    Edits gone = Edits.of();
                    edges(profile.schema()).forEach(edge -> {
                        made.created(edge.parent().name(), edge.id("mine"), s.linkedRow(edge.parent()));
                        gone.deleted(edge.parent().name(), edge.id("mine"));
                    });
                    script.pull("owner", OWNER, CursorRef.NEVER)
                            .push("create", OWNER, CursorRef.of("owner"), made.changes())
                            .pull("other", OTHER, CursorRef.NEVER);
                    for (Edge edge : edges(profile.schema())) {
                        script.push(
                                "attach-" + edge.number(),
                                OTHER,
                                CursorRef.of("other"),
                                Edits.of()
                                        .created(
                                                edge.child().table().name(),
                                                edge.id("theirs"),
                                                childRow(s, edge, edge.id("mine")))
                                        .changes());
                    }
                    return script.pull("owner-2", OWNER, CursorRef.of("owner"))
                            .push("delete", OWNER, CursorRef.of("owner-2"), gone.changes())
                            .done();
                },
                (e, profile) -> e.given("create", "owner-2")
                        .accepted("delete", "what another user hangs on a record is none of its owner's business"));
    }

    private static Case sameIds() {
        String id = "iso-02/same-ids-in-two-accounts";
        return of(
                id,
                profile -> {
                    Script script = new Script(id, profile).users(2);
                    Sample s = Sample.of(profile);
                    return script.pull("one", OWNER, CursorRef.NEVER)
                            .pull("two", OTHER, CursorRef.NEVER)
                            .push(
                                    "mine",
                                    OWNER,
                                    CursorRef.of("one"),
                                    s.oneOfEach().changes())
                            .push(
                                    "theirs",
                                    OTHER,
                                    CursorRef.of("two"),
                                    s.oneOfEach().changes())
                            .pull("one-all", OWNER, CursorRef.NEVER)
                            .pull("two-all", OTHER, CursorRef.NEVER)
                            .done();
                },
                (e, profile) -> {
                    e.given("mine");
                    for (Table table : profile.schema().parentsFirst()) {
                        e.whenAccepted(
                                "mine", then -> then.live("one-all", table.name(), Sample.idIn(table), columns()));
                        e.whenAccepted(
                                "theirs", then -> then.live("two-all", table.name(), Sample.idIn(table), columns()));
                    }
                    return e;
                });
    }

    /** Parents first, children first, and turned by half. */
    private static Case tableOrders() {
        String id = "derived-11/tables-in-several-orders";
        return of(
                id,
                profile -> {
                    Script script = new Script(id, profile).firstPull("start");
                    Sample s = Sample.of(profile);
                    List<Table> tables = new ArrayList<>(profile.schema().parentsFirst());
                    if (tables.size() < 2) {
                        throw new Inapplicable("the schema has one table");
                    }
                    Collections.rotate(tables, tables.size() / 2);
                    script.push(
                            "rotated", "start", inOrder(tables, s, "rotated").changes());
                    Collections.reverse(tables);
                    script.push("turned", "start", inOrder(tables, s, "turned").changes());
                    List<Table> last = new ArrayList<>(profile.schema().parentsFirst());
                    Collections.reverse(last);
                    script.push(
                            "reversed", "start", inOrder(last, s, "reversed").changes());
                    return script.firstPull("after").done();
                },
                (e, profile) -> {
                    for (String order : List.of("rotated", "turned", "reversed")) {
                        e.accepted(order, "the order of tables means nothing");
                        for (Table table : profile.schema().parentsFirst()) {
                            e.live("after", table.name(), table.name() + "-" + order, columns());
                        }
                    }
                    return e;
                });
    }

    private static Edits inOrder(List<Table> tables, Sample sample, String suffix) {
        Edits edits = Edits.of();
        for (Table table : tables) {
            Map<String, Value> row = sample.distinctRow(table, suffix);
            for (Column column : table.references()) {
                Column.Reference reference = column.reference();
                if (reference != null) {
                    row.put(column.name(), Value.of(reference.table() + "-" + suffix));
                }
            }
            edits.created(table.name(), table.name() + "-" + suffix, row);
        }
        return edits;
    }

    /** Each table in turn is null where an object belongs, with a good row in another. */
    private static Case poison() {
        String id = "push-07/poison-in-every-table";
        RequirementId judges = Directed.requirement(id);
        return new Case(
                id,
                judges,
                List.of(),
                Needs.HTTP,
                (profile, seed) -> {
                    Script script = new Script(id, profile).firstPull("start");
                    Sample s = Sample.of(profile);
                    for (Table table : profile.schema().tables().values()) {
                        String good = "{\"created\":[" + s.json("{id:good-" + table.name() + "}", "good", "row")
                                + "],\"updated\":[],\"deleted\":[]}";
                        String name = table.name().equals(s.table())
                                ? "strange\":{},\"" + s.table() + "\":" + good + ",\"" + table.name()
                                : s.table() + "\":" + good + ",\"" + table.name();
                        script.rawPush(
                                "push-" + table.name(),
                                "{\"changes\":{\"" + name + NULL_TABLE + "},\"lastPulledAt\":{cursor:start}}");
                    }
                    return List.of(script.firstPull("after").done());
                },
                (history, profile) -> {
                    Expectations e = Expectations.on(judges.value(), history);
                    Sample s = Sample.of(profile);
                    for (Table table : profile.schema().tables().values()) {
                        e.whenRefused(
                                "push-" + table.name(),
                                then -> then.notNamed("after", s.table(), "good-" + table.name()));
                    }
                    return e.verdict();
                });
    }
}
