package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The acceptor's half that reads pulls: what an answer shows, and what it had to show. */
final class PullJudge {
    private final DataSchema schema;
    private final Map<RecordKey, List<Version>> states;
    private final Consumer<Breach> report;
    private final Tally tally;
    private final Map<String, Set<RecordKey>> heldByChain = new TreeMap<>();

    PullJudge(DataSchema schema, Map<RecordKey, List<Version>> states, Consumer<Breach> report, Tally tally) {
        this.schema = schema;
        this.states = states;
        this.report = report;
        this.tally = tally;
    }

    /** A device holds what it pushed, whether or not it was ever told about it. */
    void pushed(Operation.Push push) {
        Set<RecordKey> held = held(chain(push.actor()));
        push.request().changes().tables().forEach((table, changes) -> {
            changes.created().forEach(record -> held.add(new RecordKey(table, record.id())));
            changes.updated().forEach(record -> held.add(new RecordKey(table, record.id())));
        });
    }

    private static String chain(Operation.Actor actor) {
        Role role = actor.role();
        if (role == Role.DEVICE || role == Role.AUDIT) {
            return "device " + actor.device();
        }
        return role == Role.REPLAYER ? Role.LAGGING.name() : role.name();
    }

    private Set<RecordKey> held(String chain) {
        return heldByChain.computeIfAbsent(chain, name -> new TreeSet<>());
    }

    /** A device that was wiped holds nothing. */
    void reinstalled(int device) {
        held("device " + device).clear();
    }

    /** Narrows the sets by one pull, or reports why no correct server could have answered so. */
    void accept(Operation.Pull pull) {
        boolean chained = pull.request().lastPulledAt() == null || pull.from() != Operation.NONE;
        if (!(pull.outcome() instanceof PullResponse.Accepted answer) || !chained) {
            return;
        }
        Map<RecordKey, RawRecord> shown = new TreeMap<>();
        TreeSet<RecordKey> gone = new TreeSet<>();
        for (Table table : schema.tables().values()) {
            TableChanges changes = answer.changes().table(table.name());
            changes.created().forEach(r -> shown.put(new RecordKey(table.name(), r.id()), r));
            changes.updated().forEach(r -> shown.put(new RecordKey(table.name(), r.id()), r));
            changes.deleted().forEach(id -> gone.add(new RecordKey(table.name(), id)));
        }
        shown.forEach((key, record) -> showsLive(pull, key, record));
        gone.forEach(key -> showsDeleted(pull, key));
        Set<RecordKey> held = held(chain(pull.actor()));
        for (Map.Entry<RecordKey, List<Version>> entry : states.entrySet()) {
            RecordKey key = entry.getKey();
            if (!shown.containsKey(key) && !gone.contains(key) && isKnown(key, pull.request())) {
                entry.setValue(leftOut(pull, key, entry.getValue(), held.contains(key)));
            }
        }
        if (pull.applied()) {
            held.addAll(shown.keySet());
            held.removeAll(gone);
        }
    }

    /** An app of an older version is not told about tables that came later. */
    private boolean isKnown(RecordKey key, PullRequest request) {
        Table table = schema.table(key.table());
        return table == null || table.since() <= request.schemaVersion();
    }

    private void showsLive(Operation.Pull pull, RecordKey key, RawRecord record) {
        List<Version> state = states.get(key);
        Table table = schema.table(key.table());
        if (state == null || table == null) {
            return;
        }
        List<Version> matching = new ArrayList<>();
        for (Version version : state) {
            if (version.isLive() && version.difference(table, record) == null) {
                matching.add(version);
            }
        }
        tally.rowsCompared++;
        if (!matching.isEmpty()) {
            if (matching.get(0).operation() > pull.from()) {
                tally.changesDelivered++;
            }
            states.put(key, List.copyOf(matching));
        } else if (state.stream().noneMatch(Version::isLive)) {
            report.accept(breach(
                    Kind.RESURRECTED,
                    pull,
                    key,
                    new Contrast(key + " stays deleted", key + " was delivered as a live record"),
                    state.get(0).operation()));
        } else {
            wrongRow(pull, key, record, table, state);
        }
    }

    private void wrongRow(Operation.Pull pull, RecordKey key, RawRecord record, Table table, List<Version> state) {
        for (Version version : state) {
            String column = version.difference(table, record);
            var row = version.row();
            if (row != null && column != null) {
                Contrast contrast = new Contrast(
                        key + " has " + column + " = " + row.get(column),
                        key + " has " + column + " = " + record.get(column));
                report.accept(breach(Kind.WRONG_ROW, pull, key, contrast, version.operation()));
                return;
            }
        }
    }

    private void showsDeleted(Operation.Pull pull, RecordKey key) {
        List<Version> state = states.get(key);
        if (state == null) {
            return;
        }
        List<Version> gone = new ArrayList<>(state);
        gone.removeIf(Version::isLive);
        if (gone.isEmpty()) {
            Contrast contrast = new Contrast(key + " is a live record", key + " was reported as deleted");
            report.accept(
                    breach(Kind.DELETED_ALIVE, pull, key, contrast, state.get(0).operation()));
            return;
        }
        tally.deletesDelivered++;
        states.put(key, List.copyOf(gone));
    }

    /** The versions that a record may have which the pull does not name; the old ones where it had to name it. */
    private List<Version> leftOut(Operation.Pull pull, RecordKey key, List<Version> state, boolean held) {
        boolean first = pull.request().lastPulledAt() == null;
        List<Version> possible = new ArrayList<>();
        for (Version version : state) {
            boolean knownBefore = !first && version.operation() <= pull.from();
            boolean neededNot = !version.isLive() && (first || !held || version.isAbsent());
            if (knownBefore || neededNot) {
                possible.add(version);
            }
            if (!version.isLive() && !version.isAbsent()) {
                tally.pullsAfterDelete++;
            }
        }
        if (!possible.isEmpty()) {
            return possible.size() == state.size() ? state : List.copyOf(possible);
        }
        Version version = state.get(state.size() - 1);
        Kind kind = first ? Kind.MISSING_ROW : version.isLive() ? Kind.SKIPPED_CHANGE : Kind.SKIPPED_DELETE;
        String what = version.isLive() ? "the change of " : "the deletion of ";
        Contrast contrast = new Contrast(
                first
                        ? "a first pull holds " + key
                        : "the pull delivers " + what + key + " by op " + version.operation(),
                "the pull does not name " + key);
        report.accept(breach(kind, pull, key, contrast, version.operation()));
        return state;
    }

    private static Breach breach(Kind kind, Operation.Pull pull, RecordKey key, Contrast contrast, int written) {
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
