package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The simpler forms of each step of one scenario, the greatest change first. */
final class SimplerSteps {
    private static final int TEXT_LONG = 8;

    /** A push of thousands of rows has thousands of simpler forms, each as long; what matters of it is its size. */
    private static final int ROWS_MAX = 50;

    private final Scenario scenario;
    private final Words words;

    SimplerSteps(Scenario scenario) {
        this.scenario = scenario;
        this.words = new Words(scenario);
    }

    /** The forms of that step. */
    List<Step> of(int index) {
        Step step = scenario.steps().get(index);
        List<Step> found = new ArrayList<>();
        if (step instanceof Step.Sync s) {
            sync(s, found);
        } else if (step instanceof Step.Create s) {
            sets(s.set()).forEach(set -> found.add(new Step.Create(s.at(), s.device(), s.table(), s.id(), set)));
        } else if (step instanceof Step.Update s) {
            sets(s.set()).stream()
                    .filter(set -> !set.isEmpty())
                    .forEach(set -> found.add(new Step.Update(s.at(), s.device(), s.table(), s.id(), set)));
        } else if (step instanceof Step.Delete s && s.cascade()) {
            found.add(new Step.Delete(s.at(), s.device(), s.table(), s.id()));
        } else if (step instanceof Step.Server s && s.action() instanceof ServerAction.Edit edit) {
            for (Map<String, Value> set : sets(edit.record().columns())) {
                RawRecord record = RawRecord.of(edit.record().id(), set);
                found.add(new Step.Server(s.at(), s.user(), new ServerAction.Edit(edit.table(), record)));
            }
        } else if (step instanceof Step.Pull s) {
            pull(s, found);
        } else if (step instanceof Step.Push s && s.changes().size() <= ROWS_MAX) {
            before(s.since())
                    .filter(since -> !since.isNever())
                    .ifPresent(since -> found.add(new Step.Push(s.at(), s.label(), s.user(), since, s.changes())));
            SimplerChanges.of(s.changes(), this::records)
                    .forEach(changes -> found.add(new Step.Push(s.at(), s.label(), s.user(), s.since(), changes)));
        }
        return found;
    }

    /** Without its crash, its retry, its faults or its latencies. */
    private static void sync(Step.Sync s, List<Step> found) {
        if (s.crash() != null) {
            found.add(new Step.Sync(s.at(), s.device(), s.pull(), s.push(), s.retry(), null));
        }
        if (!s.pull().equals(Leg.CLEAN)) {
            found.add(new Step.Sync(s.at(), s.device(), Leg.CLEAN, s.push(), s.retry(), s.crash()));
        }
        if (!s.push().equals(Leg.CLEAN)) {
            found.add(new Step.Sync(s.at(), s.device(), s.pull(), Leg.CLEAN, s.retry(), s.crash()));
        }
        if (s.retry()) {
            found.add(new Step.Sync(s.at(), s.device(), s.pull(), s.push(), false, s.crash()));
        }
        if (s.pull().fate() != Fate.DELIVER) {
            Leg pull = new Leg(s.pull().latencyMillis(), Fate.DELIVER);
            found.add(new Step.Sync(s.at(), s.device(), pull, s.push(), s.retry(), s.crash()));
        }
        if (s.push().fate() != Fate.DELIVER) {
            Leg push = new Leg(s.push().latencyMillis(), Fate.DELIVER, s.push().answerMillis());
            found.add(new Step.Sync(s.at(), s.device(), s.pull(), push, s.retry(), s.crash()));
        }
        found.addAll(Timing.quicker(s));
    }

    /** With the cursor that its own cursor's pull came from, so that this pull can go; of the newest schema. */
    private void pull(Step.Pull s, List<Step> found) {
        before(s.since())
                .ifPresent(since ->
                        found.add(new Step.Pull(s.at(), s.label(), s.user(), since, s.schemaVersion(), s.migration())));
        if (s.schemaVersion() != 0 || s.migration() != null) {
            found.add(new Step.Pull(s.at(), s.label(), s.user(), s.since()));
        }
    }

    private Optional<CursorRef> before(CursorRef since) {
        return scenario.steps().stream()
                .filter(step -> step instanceof Step.Pull pull && pull.label().equals(since.label()))
                .map(step -> ((Step.Pull) step).since())
                .findFirst();
    }

    private List<RawRecord> records(RawRecord record) {
        return sets(new TreeMap<>(record.columns())).stream()
                .map(columns -> RawRecord.of(record.id(), columns))
                .toList();
    }

    /** Without each half of the columns, then without each column, then with a simpler value in one. */
    private List<Map<String, Value>> sets(Map<String, Value> set) {
        List<Map<String, Value>> found = new ArrayList<>();
        List<String> names = List.copyOf(set.keySet());
        for (int chunk = names.size(); chunk > 0; chunk = chunk / 2) {
            for (int begin = 0; begin < names.size(); begin += chunk) {
                Map<String, Value> rest = new LinkedHashMap<>(set);
                rest.keySet().removeAll(names.subList(begin, Math.min(names.size(), begin + chunk)));
                found.add(rest);
            }
        }
        set.forEach((column, value) -> {
            for (Value simpler : Rewrite.isBookkeeping(column) ? List.<Value>of() : values(value)) {
                Map<String, Value> other = new LinkedHashMap<>(set);
                other.put(column, simpler);
                found.add(other);
            }
        });
        return found;
    }

    /** False for true; each half of a long text, cut between characters. */
    private List<Value> values(Value value) {
        if (value.equals(Value.TRUE)) {
            return List.of(Value.FALSE);
        } else if (value instanceof Value.Text text && text.value().length() > TEXT_LONG && !words.isId(text.value())) {
            String whole = text.value();
            int middle = whole.offsetByCodePoints(0, whole.codePointCount(0, whole.length()) / 2);
            return List.of(Value.of(whole.substring(0, middle)), Value.of(whole.substring(middle)));
        }
        return List.of();
    }
}
