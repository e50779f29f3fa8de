package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.race.Crowd;
import io.github.synctck.conformance.race.Stage;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several users of one server. */
final class TenantCases {
    private static final int OWNER = 0;
    private static final int OTHER = 1;
    private static final int CROWD = 2;

    private TenantCases() {}

    static List<Case> all() {
        return List.of(pulls(), pushes(), tombstones(), sameMoment());
    }

    private static Changes create(Sample s, String text) {
        return Edits.of().created(s.table(), "f1", s.row(text, "uno")).changes();
    }

    private static Case pulls() {
        return wire(
                "derived-13/rows-of-others-are-not-pulled",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .pull("other", OTHER, CursorRef.NEVER)
                        .push("create", OWNER, CursorRef.of("owner"), create(s, "mine"))
                        .pull("full", OTHER, CursorRef.NEVER)
                        .pull("delta", OTHER, CursorRef.of("other")),
                (e, s) -> e.given("create").notNamed("full", s.table(), "f1").notNamed("delta", s.table(), "f1"));
    }

    /** Whatever the server answers to the other user, the owner's record stays as it is. */
    private static Case pushes() {
        return wire(
                "derived-13/rows-of-others-cannot-be-written",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .push("create", OWNER, CursorRef.of("owner"), create(s, "mine"))
                        .pull("other", OTHER, CursorRef.NEVER)
                        .push(
                                "update",
                                OTHER,
                                CursorRef.of("other"),
                                Edits.of()
                                        .updated(s.table(), "f1", s.row("stolen", "uno"))
                                        .changes())
                        .pull("after-update", OWNER, CursorRef.NEVER)
                        .pull("other-2", OTHER, CursorRef.NEVER)
                        .push(
                                "delete",
                                OTHER,
                                CursorRef.of("other-2"),
                                Edits.of().deleted(s.table(), "f1").changes())
                        .pull("after-delete", OWNER, CursorRef.NEVER)
                        .pull("owner-delta", OWNER, CursorRef.of("owner")),
                (e, s) -> e.given("create")
                        .live("after-update", s.table(), "f1", columns(s.text(), Value.of("mine")))
                        .live("after-delete", s.table(), "f1", columns(s.text(), Value.of("mine")))
                        .live("owner-delta", s.table(), "f1", columns(s.text(), Value.of("mine"))));
    }

    private static Case tombstones() {
        return wire(
                "derived-13/deletions-of-others-are-not-pulled",
                Needs.NOTHING,
                (script, s) -> script.users(2)
                        .pull("other", OTHER, CursorRef.NEVER)
                        .pull("owner", OWNER, CursorRef.NEVER)
                        .push("create", OWNER, CursorRef.of("owner"), create(s, "mine"))
                        .pull("owner-2", OWNER, CursorRef.of("owner"))
                        .push(
                                "delete",
                                OWNER,
                                CursorRef.of("owner-2"),
                                Edits.of().deleted(s.table(), "f1").changes())
                        .pull("delta", OTHER, CursorRef.of("other"))
                        .pull("full", OTHER, CursorRef.NEVER),
                (e, s) -> e.given("create", "delete")
                        .notNamed("delta", s.table(), "f1")
                        .notNamed("full", s.table(), "f1"));
    }

    private static Case sameMoment() {
        return RaceCases.of(
                "derived-13/users-at-the-same-moment",
                RaceCases::created,
                script -> script.users(CROWD),
                profile -> {
                    Sample s = Sample.of(profile);
                    return new Crowd(
                            CROWD,
                            (user, round) -> Edits.of()
                                    .created(s.table(), "u" + user + "." + round, s.sparseRow("user " + user))
                                    .changes());
                },
                (history, judges, profile) -> apart(history, judges));
    }

    /** No pull of one user shows a record that another pushed. */
    private static Verdict apart(History history, RequirementId judges) {
        Map<RecordKey, Operation.Push> pushes = new TreeMap<>();
        int accepted = 0;
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push) {
                Stage.keys(push.request().changes()).forEach(key -> pushes.put(key, push));
                accepted += push.outcome() instanceof PushResponse.Accepted ? 1 : 0;
            }
        }
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull && pull.outcome() instanceof PullResponse.Accepted answer) {
                for (RecordKey key : Stage.keys(answer.changes())) {
                    Operation.Push push = pushes.get(key);
                    if (push != null && push.actor().user() != pull.actor().user()) {
                        return Verdict.fail(
                                judges,
                                "user " + push.actor().user() + " pushed " + key + " in op " + push.index()
                                        + ", and op " + pull.index() + ", a pull of user "
                                        + pull.actor().user() + ", holds it",
                                new Contrast("users who ask at the same moment are kept apart", "they are mixed up"),
                                List.of(push.index(), pull.index()));
                    }
                }
            }
        }
        return accepted == 0
                ? Verdict.unknown(judges, "no push of any user was accepted")
                : RaceCases.passed(judges, accepted + " pushes of " + CROWD + " users, two at a time");
    }
}
