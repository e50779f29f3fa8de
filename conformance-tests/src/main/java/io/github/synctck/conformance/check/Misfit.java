package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names what a pull shows that no possible version explains: the most specific law is blamed. */
final class Misfit {
    private final List<Operation> operations;
    private final Tenants tenants;
    private final int user;
    private final Consumer<Breach> report;

    Misfit(Acceptor.Reading reading, Consumer<Breach> report) {
        this.operations = reading.history().operations();
        this.tenants = reading.tenants();
        this.user = reading.user();
        this.report = report;
    }

    /** A pull names an id that its user never pushed: another user's, or one that the server made. */
    void unknownId(Operation.Pull pull, RecordKey key) {
        Operation.Push owner = tenants.foreign(key, user, -1, pull.index());
        if (owner != null) {
            Contrast contrast =
                    new Contrast("nothing of another user is in the pull", "the pull of another user names " + key);
            report.accept(breach(
                    Kind.FOREIGN,
                    key,
                    "user " + (owner.actor().user() + 1) + " pushed " + key + " in op " + owner.index() + ", user "
                            + (user + 1) + " never did; op " + pull.index() + " delivered it to user " + (user + 1),
                    contrast,
                    List.of(owner.index(), pull.index())));
        }
    }

    /** A live row that is none of the possible versions. */
    void row(Operation.Pull pull, RecordState state, RawRecord record) {
        int version = pull.request().schemaVersion();
        Operation.Push leak = leak(state, record, version);
        Version live = null;
        for (Version each : state.possible) {
            live = each.isLive() ? each : live;
        }
        if (live == null) {
            Version gone = state.possible.get(0);
            if (leak != null) {
                leaked(pull, state.key, leak, state.key + " was delivered as that push has it");
            } else if (!gone.isAbsent()) {
                Contrast contrast =
                        new Contrast(state.key + " stays deleted", state.key + " was delivered as a live record");
                report.accept(breach(Kind.RESURRECTED, pull, state.key, contrast, gone.operation()));
            }
            return;
        }
        String name = live.difference(state.table, record, version);
        Column column = name == null ? null : state.table.column(name);
        if (column != null) {
            column(pull, state, live, column, record.get(column.name()));
        }
    }

    private void column(Operation.Pull pull, RecordState state, Version version, Column column, @Nullable Value shown) {
        Value value = shown == null ? column.defaultValue() : column.sanitize(shown);
        var row = version.row();
        Contrast contrast = new Contrast(
                state.key + " has " + column.name() + " = " + (row == null ? "" : row.get(column.name())),
                state.key + " has " + column.name() + " = " + shown);
        boolean written = value.equals(column.defaultValue()) || carrier(state, state.writes, column, value) != null;
        Operation refused = written ? null : carrier(state, state.refusals, column, value);
        Operation.Push foreign = written ? null : tenants.carrier(state.key, user, column.name(), value);
        if (refused instanceof Operation.Push push) {
            leaked(pull, state.key, push, contrast.actual());
        } else if (foreign != null) {
            report.accept(breach(
                    Kind.FOREIGN,
                    state.key,
                    "only user " + (foreign.actor().user() + 1) + " ever wrote that value, in op " + foreign.index()
                            + "; in op " + pull.index() + ", for user " + (user + 1) + ", " + contrast.actual(),
                    contrast,
                    List.of(foreign.index(), pull.index())));
        } else {
            Kind kind = written ? Kind.WRONG_ROW : Kind.UNKNOWN_VALUE;
            report.accept(breach(kind, pull, state.key, contrast, version.operation()));
        }
    }

    /** A live row that is missing, or reported as deleted. */
    void vanished(Operation.Pull pull, RecordState state, Kind kind) {
        Version version = state.possible.get(state.possible.size() - 1);
        int written = version.operation();
        for (int refusal : state.refusals) {
            boolean deletes = refusal > written
                    && operations.get(refusal) instanceof Operation.Push push
                    && push.request()
                            .changes()
                            .table(state.key.table())
                            .deleted()
                            .contains(state.key.id());
            if (deletes && operations.get(refusal) instanceof Operation.Push push) {
                leaked(pull, state.key, push, state.key + " is gone");
                return;
            }
        }
        Operation.Push foreign = tenants.foreign(state.key, user, written, pull.index());
        Contrast contrast = kind == Kind.DELETED_ALIVE
                ? new Contrast(state.key + " is a live record", state.key + " was reported as deleted")
                : new Contrast("a first pull holds " + state.key, "the pull does not name " + state.key);
        if (foreign != null) {
            report.accept(breach(
                    Kind.FOREIGN,
                    state.key,
                    "user " + (user + 1) + " wrote " + state.key + " in op " + written + ", user "
                            + (foreign.actor().user() + 1) + " pushed the same id in op " + foreign.index()
                            + "; in op " + pull.index() + " " + contrast.actual(),
                    contrast,
                    List.of(written, foreign.index(), pull.index())));
            return;
        }
        report.accept(breach(kind, pull, state.key, contrast, written));
    }

    private Operation.@Nullable Push leak(RecordState state, RawRecord shown, int schemaVersion) {
        Version last = state.possible.get(state.possible.size() - 1);
        for (int refusal : state.refusals) {
            if (refusal > last.operation() && operations.get(refusal) instanceof Operation.Push push) {
                RawRecord record = Tenants.record(push, state.key);
                boolean same = record != null && carries(state, record, shown, schemaVersion);
                if (same) {
                    return push;
                }
            }
        }
        return null;
    }

    private static boolean carries(RecordState state, RawRecord pushed, RawRecord shown, int schemaVersion) {
        for (Column column : state.table.columns().values()) {
            Value sent = pushed.get(column.name());
            Value seen = shown.get(column.name());
            boolean differs =
                    sent != null && seen != null && !column.sanitize(sent).equals(column.sanitize(seen));
            if (differs && column.since() <= schemaVersion) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable RawRecord record(Operation operation, RecordState state) {
        if (operation instanceof Operation.Intervention done && done.action() instanceof ServerAction.Edit edit) {
            return edit.record();
        }
        return operation instanceof Operation.Push push ? Tenants.record(push, state.key) : null;
    }

    private @Nullable Operation carrier(RecordState state, List<Integer> pushes, Column column, Value value) {
        for (int index : pushes) {
            RawRecord record = record(operations.get(index), state);
            Value sent = record == null ? null : record.get(column.name());
            if (sent != null && column.sanitize(sent).equals(value)) {
                return operations.get(index);
            }
        }
        return null;
    }

    private void leaked(Operation.Pull pull, RecordKey key, Operation.Push refused, String actual) {
        int status = refused.outcome() instanceof Refused answer ? answer.status() : 0;
        report.accept(breach(
                Kind.LEAKED,
                key,
                "the server refused op " + refused.index() + " with status " + status + "; in op " + pull.index() + " "
                        + actual,
                new Contrast("nothing of a refused push is left, here of one refused with " + status, actual),
                List.of(refused.index(), pull.index())));
    }

    static Breach revived(Operation.Pull pull, RecordKey key, Version version) {
        Contrast contrast = new Contrast(key + " stays deleted", key + " was delivered as a live record");
        return breach(
                Kind.RESURRECTED,
                key,
                "the server accepted op " + version.revivedOver + ", which deleted " + key + "; op "
                        + version.operation() + " created it again without having seen that, and in op "
                        + pull.index() + " " + contrast.actual(),
                contrast,
                List.of(version.revivedOver, version.operation(), pull.index()));
    }

    private static Breach breach(Kind kind, RecordKey key, String sentence, Contrast contrast, List<Integer> evidence) {
        return new Breach(kind, key, sentence, contrast, evidence);
    }

    static Breach breach(Kind kind, Operation.Pull pull, RecordKey key, Contrast contrast, int written) {
        List<Integer> evidence = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        if (written >= 0) {
            evidence.add(written);
            sentence.append("the server accepted op ").append(written).append(", which ");
            sentence.append(kind == Kind.RESURRECTED || kind == Kind.SKIPPED_DELETE ? "deleted " : "wrote ");
            sentence.append(key).append("; ");
        }
        if (pull.from() >= 0 && kind != Kind.RESURRECTED) {
            evidence.add(0, pull.from());
        }
        evidence.add(pull.index());
        sentence.append("in op ").append(pull.index()).append(" ").append(contrast.actual());
        return new Breach(kind, key, sentence.toString(), contrast, evidence);
    }
}
