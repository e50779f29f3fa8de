package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.History;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lines of a case that hold two answers against each other. */
final class Compared {
    private Compared() {}

    /** The changes that a pull was answered with; none where it was not. */
    static Changes changes(History history, String label) {
        return history.pull(label)
                .map(op -> op.outcome() instanceof PullResponse.Accepted answer ? answer.changes() : Changes.NONE)
                .orElse(Changes.NONE);
    }

    /** Whether the push was made and accepted. */
    static boolean isAccepted(History history, String label) {
        return history.push(label)
                .map(op -> op.outcome() instanceof PushResponse.Accepted)
                .orElse(false);
    }

    /** Two pushes end alike: both taken, or both refused with one status and code. */
    static Expectations alike(Expectations e, String one, String other) {
        return e.push(one, op -> {
            String first = kind(op.outcome());
            String second =
                    e.history().push(other).map(each -> kind(each.outcome())).orElse(first);
            return first.equals(second)
                    ? null
                    : new Contrast(one + " and " + other + " are answered alike", first + " against " + second);
        });
    }

    private static String kind(Object outcome) {
        if (outcome instanceof Refused refused) {
            return "refused with " + refused.status() + " " + refused.code();
        }
        return outcome instanceof PushResponse.Accepted ? "accepted" : "unanswered";
    }

    /** The pull's timestamp is not below that of the other one. */
    static Expectations notBefore(Expectations e, String label, String other) {
        return ordered(e, label, other, "not below", 0);
    }

    /** The pull's timestamp is above that of the other one. */
    static Expectations after(Expectations e, String label, String other) {
        return ordered(e, label, other, "above", 1);
    }

    private static Expectations ordered(Expectations e, String label, String other, String words, int least) {
        return e.pull(label, op -> {
            Optional<Double> now = timestamp(e.history(), label);
            Optional<Double> before = timestamp(e.history(), other);
            boolean fine = now.isEmpty() || before.isEmpty() || now.get().compareTo(before.get()) >= least;
            return fine ? null : new Contrast("a timestamp " + words + " " + text(before), "timestamp " + text(now));
        });
    }

    private static String text(Optional<Double> number) {
        return number.map(each -> Value.of(each).json()).orElse("none");
    }

    private static Optional<Double> timestamp(History history, String label) {
        return history.pull(label)
                .flatMap(op -> op.outcome() instanceof PullResponse.Accepted answer
                        ? Optional.of(answer.timestamp().number())
                        : Optional.empty());
    }

    /** What a first pull shows of a record, the other pull shows too. */
    static Expectations echoed(Expectations e, String label, String full, String table, String id) {
        RawRecord kept = Expectations.find(changes(e.history(), full).table(table), id);
        return kept == null ? e : e.live(label, table, id, kept.columns());
    }

    /** Two pulls name the same ids of a table, each as live or as deleted. */
    static Expectations sameIds(Expectations e, String label, String other, String table) {
        return e.changes(label, table, changes -> {
            Set<String> here = ids(changes);
            Set<String> there = ids(changes(e.history(), other).table(table));
            return here.equals(there) ? null : difference(label, other, here, there);
        });
    }

    /** A pull shows both records of a table as live, both as deleted, or neither. */
    static Expectations sameFate(Expectations e, String label, String table, String one, String other) {
        return e.changes(label, table, changes -> {
            String first = fate(changes, one);
            String second = fate(changes, other);
            return first.equals(second)
                    ? null
                    : new Contrast(
                            one + " and " + other + " fare alike", one + " is " + first + ", " + other + " " + second);
        });
    }

    private static String fate(TableChanges changes, String id) {
        if (Expectations.find(changes, id) != null) {
            return "live";
        }
        return changes.deleted().contains(id) ? "listed as deleted" : "not there";
    }

    private static Contrast difference(String label, String other, Set<String> here, Set<String> there) {
        return new Contrast(other + " names " + there + ", and so does " + label, label + " names " + here);
    }

    private static Set<String> ids(TableChanges changes) {
        TreeSet<String> ids = new TreeSet<>(changes.deleted());
        changes.created().forEach(row -> ids.add(row.id()));
        changes.updated().forEach(row -> ids.add(row.id()));
        return ids;
    }
}
