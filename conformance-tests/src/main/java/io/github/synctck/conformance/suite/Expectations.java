package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a directed case expects of its history, line by line; the first line that does not hold decides. A line that
 * begins with {@code given} only sets the scene: where it does not hold, the requirement stays unknown. A line about a
 * step that a shortened scenario has lost is passed over, but at least one line has to be left.
 */
final class Expectations {
    private final RequirementId requirement;
    private final History history;
    private final Set<String> present;
    private boolean looked;
    private @Nullable Verdict decided;

    private Expectations(RequirementId requirement, History history) {
        this.requirement = requirement;
        this.history = history;
        this.present = history.scenario().steps().stream()
                .filter(Step.WireStep.class::isInstance)
                .map(step -> ((Step.WireStep) step).label())
                .collect(Collectors.toSet());
    }

    static Expectations on(String requirement, History history) {
        return new Expectations(RequirementId.of(requirement), history);
    }

    /** What was played. */
    History history() {
        return history;
    }

    /** The verdict: pass where every line held. */
    List<Verdict> verdict() {
        if (!looked) {
            unknown("the scenario has none of the steps that are looked at");
        }
        return List.of(decided == null ? Verdict.pass(requirement) : decided);
    }

    private void unknown(String reason) {
        if (decided == null) {
            decided = Verdict.unknown(requirement, reason);
        }
    }

    /** Fails with that contrast. */
    Expectations fail(String expected, String actual, int operation) {
        if (decided == null) {
            String sentence = "op " + operation + ": " + actual;
            decided = Verdict.fail(requirement, sentence, new Contrast(expected, actual), List.of(operation));
        }
        return this;
    }

    /** These pushes and pulls were taken, or nothing can be said. */
    Expectations given(String... labels) {
        for (String label : labels) {
            boolean fine = history.pull(label)
                            .map(op -> op.outcome() instanceof PullResponse.Accepted)
                            .orElse(false)
                    || history.push(label)
                            .map(op -> op.outcome() instanceof PushResponse.Accepted)
                            .orElse(false);
            if (!fine && present.contains(label)) {
                unknown("the scene could not be set: " + label + " " + describe(label));
            }
        }
        return this;
    }

    /** The pull delivers the record, or nothing can be said. */
    Expectations givenLive(String label, String table, String id) {
        return givenIn(label, table, changes -> find(changes, id) != null, "did not deliver " + table + "/" + id);
    }

    /** The pull delivers at least one record of the table, or nothing can be said. */
    Expectations givenRows(String label, String table) {
        return givenIn(label, table, changes -> !records(changes).isEmpty(), "delivered nothing of " + table);
    }

    /** The pull lists the id as deleted, or nothing can be said. */
    Expectations givenDeleted(String label, String table, String id) {
        return givenIn(
                label,
                table,
                changes -> changes.deleted().contains(id),
                "did not list " + table + "/" + id + " as deleted");
    }

    private Expectations givenIn(String label, String table, Predicate<TableChanges> scene, String otherwise) {
        boolean fine = history.pull(label)
                .map(op -> op.outcome() instanceof PullResponse.Accepted answer
                        && scene.test(answer.changes().table(table)))
                .orElse(false);
        if (!fine) {
            unknown("the scene could not be set: " + label + " " + otherwise);
        }
        return this;
    }

    /** At least one of the pushes, raw ones included, was refused, or nothing can be said. */
    Expectations givenRefused(String... labels) {
        if (Stream.of(labels).noneMatch(this::isRefused)) {
            unknown("the scene could not be set: " + labels[0] + " " + describe(labels[0]));
        }
        return this;
    }

    private boolean isRefused(String label) {
        boolean raw = history.http(label).map(op -> op.answer().status() >= 400).orElse(false);
        return raw
                || history.push(label)
                        .map(op -> op.outcome() instanceof Refused)
                        .orElse(false);
    }

    /** What has to hold in case the push was refused. */
    Expectations whenRefused(String label, Consumer<Expectations> then) {
        if (isRefused(label)) {
            then.accept(this);
        }
        return this;
    }

    /** What has to hold in case the push was accepted, and none of its ids was rejected. */
    Expectations whenAccepted(String label, Consumer<Expectations> then) {
        boolean accepted = history.push(label)
                .map(op -> op.outcome().equals(PushResponse.Accepted.ALL))
                .orElse(false);
        if (accepted) {
            then.accept(this);
        }
        return this;
    }

    private String describe(String label) {
        return history.pull(label)
                .map(op -> outcome(op.outcome()))
                .or(() -> history.push(label).map(op -> outcome(op.outcome())))
                .or(() -> history.http(label)
                        .map(op -> "was answered with " + op.answer().status()))
                .orElse("was not made");
    }

    /** An answer in words. */
    static String outcome(Object answer) {
        if (answer instanceof Refused refused) {
            String code = refused.code().isEmpty() ? "" : " " + refused.code();
            return "was refused with " + refused.status() + code + ": " + refused.message();
        } else if (answer instanceof TransportFailure failure) {
            return "was not answered: " + failure.message();
        } else if (answer instanceof Unreadable unreadable) {
            return "was answered with something unreadable: " + unreadable.problem();
        }
        return "was accepted";
    }

    /** The push is taken. */
    Expectations accepted(String label, String why) {
        return push(
                label,
                op -> op.outcome() instanceof PushResponse.Accepted
                        ? null
                        : new Contrast("the push is accepted: " + why, "the push " + outcome(op.outcome())));
    }

    /** The push is refused, with any status that makes the client's push function fail. */
    Expectations refused(String label, String why) {
        return push(
                label,
                op -> op.outcome() instanceof Refused
                        ? null
                        : new Contrast("the push is refused: " + why, "the push " + outcome(op.outcome())));
    }

    /** The pull is answered. */
    Expectations answered(String label) {
        return pull(
                label,
                op -> op.outcome() instanceof PullResponse.Accepted
                        ? null
                        : new Contrast("the pull is answered", "the pull " + outcome(op.outcome())));
    }

    /** The pull delivers the record, in either bucket, with those values. */
    Expectations live(String label, String table, String id, Map<String, Value> values) {
        return changes(label, table, changes -> {
            RawRecord record = find(changes, id);
            if (record == null) {
                String actual = changes.deleted().contains(id) ? " is listed as deleted" : " is not in the answer";
                return new Contrast(table + "/" + id + " is delivered", table + "/" + id + actual);
            }
            for (Map.Entry<String, Value> entry : values.entrySet()) {
                Value shown = record.get(entry.getKey());
                if (!isSame(entry.getValue(), shown)) {
                    String column = table + "/" + id + " has " + entry.getKey() + " = ";
                    return new Contrast(column + entry.getValue(), column + (shown == null ? "nothing" : shown));
                }
            }
            return null;
        });
    }

    /** A boolean may also come as 1 or 0; the client takes both. */
    private static boolean isSame(Value expected, @Nullable Value shown) {
        boolean asNumber = expected instanceof Value.Bool flag
                && Value.of(flag.value() ? 1 : 0).equals(shown);
        return asNumber || expected.equals(shown);
    }

    /** The pull lists the id as deleted and nowhere else. */
    Expectations deleted(String label, String table, String id) {
        return changes(label, table, changes -> {
            boolean live = find(changes, id) != null;
            boolean listed = changes.deleted().contains(id);
            String actual = live ? " is delivered as a live record" : " is not listed";
            return listed && !live
                    ? null
                    : new Contrast(table + "/" + id + " is listed as deleted", table + "/" + id + actual);
        });
    }

    /** The pull does not list the id as deleted. */
    Expectations notDeleted(String label, String table, String id) {
        return changes(
                label,
                table,
                changes -> changes.deleted().contains(id)
                        ? new Contrast(table + "/" + id + " is not listed as deleted", table + "/" + id + " is listed")
                        : null);
    }

    /** The pull does not deliver the record as live. */
    Expectations notLive(String label, String table, String id) {
        return beganWith(label, table, id)
                ? this
                : changes(
                        label,
                        table,
                        changes -> find(changes, id) == null
                                ? null
                                : new Contrast(
                                        table + "/" + id + " is not delivered", table + "/" + id + " is delivered"));
    }

    /** The pull names the id, live or deleted. */
    Expectations named(String label, String table, String id) {
        return changes(
                label,
                table,
                changes -> find(changes, id) != null || changes.deleted().contains(id)
                        ? null
                        : new Contrast(
                                table + "/" + id + " is named, live or deleted", table + "/" + id + " is not named"));
    }

    /** The pull does not name the id at all. */
    Expectations notNamed(String label, String table, String id) {
        return beganWith(label, table, id)
                ? this
                : changes(
                        label,
                        table,
                        changes -> find(changes, id) == null
                                        && !changes.deleted().contains(id)
                                ? null
                                : new Contrast(table + "/" + id + " is not named", table + "/" + id + " is named"));
    }

    /** Whether the puller's account held the record from the beginning, so that its absence says nothing. */
    private boolean beganWith(String label, String table, String id) {
        boolean began = history.scenario().adopted().stream()
                .anyMatch(each -> each.table().equals(table)
                        && each.id().equals(id)
                        && history.pull(label)
                                .map(op -> op.actor().user() == each.user())
                                .orElse(false));
        if (began) {
            unknown("the account holds " + table + "/" + id + " from the beginning");
        }
        return began;
    }

    /** What the function finds wrong in one table of a pull's answer. */
    Expectations changes(String label, String table, Function<TableChanges, @Nullable Contrast> check) {
        return pull(
                label,
                op -> op.outcome() instanceof PullResponse.Accepted accepted
                        ? check.apply(accepted.changes().table(table))
                        : new Contrast("the pull is answered", "the pull " + outcome(op.outcome())));
    }

    /** What the function finds wrong in a pull. */
    Expectations pull(String label, Function<Operation.Pull, @Nullable Contrast> check) {
        if (looksAt(label)) {
            history.pull(label)
                    .ifPresentOrElse(
                            op -> decide(pull(op, check), op.index()),
                            () -> unknown("the pull " + label + " was not made"));
        }
        return this;
    }

    private @Nullable Contrast pull(Operation.Pull op, Function<Operation.Pull, @Nullable Contrast> check) {
        if (op.outcome() instanceof TransportFailure failure) {
            unknown("the network failed: " + failure.message());
            return null;
        }
        return check.apply(op);
    }

    /** What the function finds wrong in a push. */
    Expectations push(String label, Function<Operation.Push, @Nullable Contrast> check) {
        if (looksAt(label)) {
            history.push(label)
                    .ifPresentOrElse(
                            op -> decide(push(op, check), op.index()),
                            () -> unknown("the push " + label + " was not made"));
        }
        return this;
    }

    private @Nullable Contrast push(Operation.Push op, Function<Operation.Push, @Nullable Contrast> check) {
        if (op.outcome() instanceof TransportFailure failure) {
            unknown("the network failed: " + failure.message());
            return null;
        }
        return check.apply(op);
    }

    /** What the function finds wrong in a raw answer. */
    Expectations http(String label, Function<RawExchange.Answer, @Nullable Contrast> check) {
        if (looksAt(label)) {
            history.http(label).ifPresentOrElse(op -> http(op, check), () -> unknown("no HTTP for " + label));
        }
        return this;
    }

    private boolean looksAt(String label) {
        boolean there = present.contains(label);
        looked |= there;
        return there;
    }

    private void http(Operation.Http op, Function<RawExchange.Answer, @Nullable Contrast> check) {
        if (op.answer().status() <= 0) {
            unknown("the network failed: " + op.answer().body());
        } else {
            decide(check.apply(op.answer()), op.index());
        }
    }

    private void decide(@Nullable Contrast contrast, int operation) {
        if (contrast != null) {
            fail(contrast.expected(), contrast.actual(), operation);
        }
    }

    /** The records of both buckets. */
    static List<RawRecord> records(TableChanges changes) {
        List<RawRecord> all = new ArrayList<>(changes.created());
        all.addAll(changes.updated());
        return all;
    }

    /** The record of that id in either bucket, or null. */
    static @Nullable RawRecord find(TableChanges changes, String id) {
        return records(changes).stream()
                .filter(record -> record.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
