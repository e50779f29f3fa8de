package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the pulls of a history of wire steps have to show, given the pushes that were accepted before them, one after
 * the other and without conflicts. Rows below a deleted parent are left to other cases.
 */
final class WireTruth {
    private final DataSchema schema;
    private final Map<RecordKey, Fact> facts = new TreeMap<>();
    private @Nullable Problem problem;
    private int compared;

    private WireTruth(DataSchema schema) {
        this.schema = schema;
    }

    /** The last thing that happened to a record: its row, or null where it was deleted, and when it was first made. */
    private record Fact(@Nullable RawRecord row, int operation, int born) {}

    /** What can be wrong. */
    enum Kind {
        /** A push that nothing stands against was refused. */
        REFUSED,
        /** A first pull lacks a row. */
        MISSING,
        /** A pull lacks a row that changed since its cursor. */
        SKIPPED,
        /** A pull lacks a deletion since its cursor. */
        SKIPPED_DELETION,
        /** A pull shows another value than was pushed. */
        WRONG_VALUE,
        /** A pull shows a deleted row as live. */
        ALIVE,
        /** A pull lists a live row as deleted. */
        DEAD
    }

    /** Something wrong, in words, with the operations that show it. */
    record Problem(Kind kind, Contrast contrast, List<Integer> evidence) {}

    /** Reads a history; the first problem decides. */
    static WireTruth of(History history, DataSchema schema) {
        WireTruth truth = new WireTruth(schema);
        for (Operation operation : history.operations()) {
            if (truth.problem != null) {
                break;
            } else if (operation instanceof Operation.Push push) {
                truth.read(push);
            } else if (operation instanceof Operation.Pull pull) {
                truth.read(pull);
            }
        }
        return truth;
    }

    /** The first problem, or empty. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** How many rows and deletions were found as they should be. */
    int compared() {
        return compared;
    }

    /** What a problem of each kind breaks; a refusal is the subject of other cases. */
    static final List<RequirementId> TOUCHED =
            List.of(RequirementId.of("PULL-04"), RequirementId.of("DEL-01"), RequirementId.of("DEL-02"));

    /**
     * Pass, or unknown where nothing could be compared; else a failure of what the first problem breaks, one of {@link
     * #TOUCHED} or the requirement at hand.
     */
    List<Verdict> verdicts(RequirementId judges) {
        Problem found = problem;
        if (found == null) {
            return List.of(
                    compared > 0
                            ? Verdict.pass(judges)
                            : Verdict.unknown(judges, "no pull showed anything that was pushed"));
        } else if (found.kind() == Kind.REFUSED) {
            return List.of(Verdict.unknown(
                    judges, "the scene could not be set: " + found.contrast().actual()));
        }
        RequirementId broken = broken(found.kind(), judges);
        Verdict failure = failure(broken, found);
        return broken.equals(judges)
                ? List.of(failure)
                : List.of(Verdict.unknown(judges, "something else is wrong: " + failure.message()), failure);
    }

    private static RequirementId broken(Kind kind, RequirementId judges) {
        return switch (kind) {
            case SKIPPED -> TOUCHED.get(0);
            case ALIVE -> TOUCHED.get(1);
            case SKIPPED_DELETION -> TOUCHED.get(2);
            case REFUSED, MISSING, WRONG_VALUE, DEAD -> judges;
        };
    }

    /** The problem as a failure of that requirement. */
    static Verdict failure(RequirementId requirement, Problem found) {
        int last = found.evidence().get(found.evidence().size() - 1);
        String sentence = "op " + last + ": " + found.contrast().actual();
        return Verdict.fail(requirement, sentence, found.contrast(), found.evidence());
    }

    private void report(Kind kind, String expected, String actual, Integer... evidence) {
        if (problem == null) {
            problem = new Problem(kind, new Contrast(expected, actual), List.of(evidence));
        }
    }

    private void read(Operation.Push push) {
        if (push.outcome() instanceof Refused refused) {
            report(
                    Kind.REFUSED,
                    "the push is accepted, for nothing stands against it",
                    "the push was refused with " + refused.status() + ": " + refused.message(),
                    push.index());
        } else if (push.outcome() instanceof PushResponse.Accepted) {
            push.request().changes().tables().forEach((name, changes) -> {
                changes.created().forEach(row -> wrote(new RecordKey(name, row.id()), row, push.index()));
                changes.updated().forEach(row -> wrote(new RecordKey(name, row.id()), row, push.index()));
            });
            push.request()
                    .changes()
                    .tables()
                    .forEach((name, changes) ->
                            changes.deleted().forEach(id -> deleted(new RecordKey(name, id), push.index())));
        }
    }

    private void wrote(RecordKey key, RawRecord row, int operation) {
        Fact before = facts.get(key);
        int born = before == null || before.row() == null ? operation : before.born();
        facts.put(key, new Fact(row, operation, born));
    }

    private void deleted(RecordKey key, int operation) {
        Fact before = facts.get(key);
        if (before != null && before.row() != null) {
            facts.put(key, new Fact(null, operation, before.born()));
            forgetChildren(key);
        }
    }

    private void forgetChildren(RecordKey parent) {
        for (DataSchema.Child child : schema.children(parent.table())) {
            List<RecordKey> orphans = new ArrayList<>();
            facts.forEach((key, fact) -> {
                RawRecord row = fact.row();
                if (row != null
                        && key.table().equals(child.table().name())
                        && Value.of(parent.id()).equals(row.get(child.column().name()))) {
                    orphans.add(key);
                }
            });
            for (RecordKey orphan : orphans) {
                facts.remove(orphan);
                forgetChildren(orphan);
            }
        }
    }

    private void read(Operation.Pull pull) {
        if (!(pull.outcome() instanceof PullResponse.Accepted answer)) {
            return;
        }
        Map<RecordKey, RawRecord> shown = new TreeMap<>();
        TreeSet<RecordKey> gone = new TreeSet<>();
        answer.changes().tables().forEach((name, changes) -> {
            changes.created().forEach(row -> shown.put(new RecordKey(name, row.id()), row));
            changes.updated().forEach(row -> shown.put(new RecordKey(name, row.id()), row));
            changes.deleted().forEach(id -> gone.add(new RecordKey(name, id)));
        });
        boolean first = pull.request().lastPulledAt() == null;
        for (Map.Entry<RecordKey, Fact> entry : facts.entrySet()) {
            RecordKey key = entry.getKey();
            Fact fact = entry.getValue();
            RawRecord row = fact.row();
            boolean due = first || (pull.from() >= 0 && fact.operation() > pull.from());
            if (row == null) {
                boolean known = !first && fact.born() < pull.from();
                compareDeleted(pull, key, fact, new Shown(shown.get(key), gone.contains(key), due && known));
            } else {
                compareLive(pull, key, fact, new Shown(shown.get(key), gone.contains(key), due));
            }
        }
    }

    /** What a pull says about a record, and whether it has to name it. */
    private record Shown(@Nullable RawRecord row, boolean gone, boolean due) {}

    private void compareDeleted(Operation.Pull pull, RecordKey key, Fact fact, Shown shown) {
        if (shown.row() != null) {
            report(Kind.ALIVE, key + " stays deleted", key + " is delivered", fact.operation(), pull.index());
        } else if (shown.due() && !shown.gone()) {
            report(
                    Kind.SKIPPED_DELETION,
                    key + " is listed as deleted",
                    key + " is not listed",
                    fact.operation(),
                    pull.index());
        } else if (shown.due()) {
            compared++;
        }
    }

    private void compareLive(Operation.Pull pull, RecordKey key, Fact fact, Shown shown) {
        RawRecord row = shown.row();
        RawRecord pushed = fact.row();
        if (shown.gone()) {
            report(Kind.DEAD, key + " is live", key + " is listed as deleted", fact.operation(), pull.index());
        } else if (row == null && shown.due()) {
            boolean first = pull.request().lastPulledAt() == null;
            report(
                    first ? Kind.MISSING : Kind.SKIPPED,
                    key + " is delivered",
                    key + " is not in the answer",
                    fact.operation(),
                    pull.index());
        } else if (row != null && pushed != null) {
            compared++;
            compareValues(pull, key, fact, pushed, row);
        }
    }

    private void compareValues(Operation.Pull pull, RecordKey key, Fact fact, RawRecord pushed, RawRecord row) {
        Table table = schema.table(key.table());
        if (table == null) {
            return;
        }
        for (Column column : table.columns().values()) {
            Value sent = pushed.get(column.name());
            Value shown = row.get(column.name());
            if (sent == null || column.name().equals(schema.ownerColumn())) {
                continue;
            }
            Value kept = column.sanitize(sent);
            if (shown == null || !column.sanitize(shown).equals(kept)) {
                String name = key + " has " + column.name() + " = ";
                report(Kind.WRONG_VALUE, name + kept, name + shown, fact.operation(), pull.index());
                return;
            }
        }
    }
}
