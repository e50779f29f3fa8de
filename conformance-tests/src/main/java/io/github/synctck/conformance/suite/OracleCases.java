package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.DeletionCases.delete;
import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.IsolationCases.OTHER;
import static io.github.synctck.conformance.suite.IsolationCases.OWNER;
import static io.github.synctck.conformance.suite.IsolationCases.knownBeforehand;
import static io.github.synctck.conformance.suite.IsolationCases.ownersRecords;

import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.schema.DataSchema;
import java.util.List;

/** What a server tells one user of the records of another, without showing them. */
final class OracleCases {
    private OracleCases() {}

    static List<Case> all() {
        return List.of(noExistenceOracle(), noOracleOfYoungIds(), foreignChild());
    }

    private static Case noExistenceOracle() {
        return wire(
                "iso-01/foreign-and-unknown-ids-are-answered-alike",
                (script, s) -> probes(knownBeforehand(script, s, "f1", "f2", "f3"), s),
                (e, s) -> answeredAlike(e));
    }

    /** A conflict check sees what was written since the cursor, and must not see what others wrote. */
    private static Case noOracleOfYoungIds() {
        return wire(
                "iso-01/ids-younger-than-the-cursor-are-answered-alike",
                (script, s) -> probes(
                        ownersRecords(script.users(2).pull("other", OTHER, CursorRef.NEVER), s, "f1", "f2", "f3"), s),
                (e, s) -> answeredAlike(e));
    }

    /** The same request on a foreign id and on one that nobody has; the pairs differ in nothing else. */
    private static Script probes(Script script, Sample s) {
        return script.push("create-foreign", OTHER, CursorRef.of("other"), IsolationCases.create(s, "f1", "theirs"))
                .push("create-unknown", OTHER, CursorRef.of("other"), IsolationCases.create(s, "n1", "theirs, too"))
                .push("update-foreign", OTHER, CursorRef.of("other"), IsolationCases.update(s, "f2", "theirs"))
                .push("update-unknown", OTHER, CursorRef.of("other"), IsolationCases.update(s, "n2", "theirs"))
                .push("delete-foreign", OTHER, CursorRef.of("other"), delete(s, "f3"))
                .push("delete-unknown", OTHER, CursorRef.of("other"), delete(s, "n3"));
    }

    private static Expectations answeredAlike(Expectations e) {
        e.given("mine", "other");
        List.of("create", "update", "delete").forEach(act -> Compared.alike(e, act + "-foreign", act + "-unknown"));
        return e;
    }

    /** Foreign keys of a database do not know about row security. */
    private static Case foreignChild() {
        return wire(
                "iso-03/foreign-children-do-not-block-the-owner",
                (script, s) -> knownBeforehand(script, s, "f1")
                        .push("to-foreign", OTHER, CursorRef.of("other"), child(s, "c1", "f1"))
                        .push("to-unknown", OTHER, CursorRef.of("other"), child(s, "c2", "n1"))
                        .pull("children", OTHER, CursorRef.of("other"))
                        .pull("all-children", OTHER, CursorRef.NEVER)
                        .pull("owner-2", OWNER, CursorRef.of("owner"))
                        .push("delete", OWNER, CursorRef.of("owner-2"), delete(s, "f1"))
                        .pull("after", OWNER, CursorRef.NEVER),
                (e, s) -> {
                    e.given("mine", "other", "owner-2")
                            .accepted("delete", "the owner deletes a record to which a stranger has attached a child")
                            .notLive("after", s.table(), "f1");
                    Compared.alike(e, "to-foreign", "to-unknown");
                    String table = s.child().orElseThrow().table().name();
                    Compared.sameFate(e, "children", table, "c1", "c2");
                    return Compared.sameFate(e, "all-children", table, "c1", "c2");
                });
    }

    private static Changes child(Sample s, String id, String parent) {
        DataSchema.Child child = s.child().orElseThrow();
        return Edits.of()
                .created(child.table().name(), id, s.childRow(child, parent))
                .changes();
    }
}
