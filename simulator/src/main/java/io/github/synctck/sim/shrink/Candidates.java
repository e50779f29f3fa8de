package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scenarios that are a little simpler than a given one. Steps keep their times, so that nothing else moves. */
public final class Candidates {
    private Candidates() {}

    /** Every candidate, from coarse to fine; lazily. */
    public static Stream<Scenario> of(Scenario scenario) {
        int steps = scenario.steps().size();
        Stream<Scenario> halves = Stream.iterate(steps / 2, chunk -> chunk > 0, chunk -> chunk / 2)
                .flatMap(chunk -> Stream.iterate(steps, end -> end > 0, end -> end - chunk)
                        .map(end -> without(scenario, Math.max(0, end - chunk), end)));
        Stream<Scenario> devices = IntStream.range(0, scenario.devices().size())
                .boxed()
                .flatMap(device -> withoutDevice(scenario, device).stream());
        Stream<Scenario> simpler =
                IntStream.range(0, steps).boxed().flatMap(index -> simpler(scenario, index).stream());
        Stream<Scenario> plainer = IntStream.range(0, scenario.devices().size())
                .boxed()
                .flatMap(device -> withPlainDevice(scenario, device).stream());
        return Stream.of(devices, halves, simpler, plainer).flatMap(each -> each);
    }

    /** The scenario without its steps from {@code begin} to before {@code end}. */
    static Scenario without(Scenario scenario, int begin, int end) {
        List<Step> rest = new ArrayList<>(scenario.steps().subList(0, begin));
        rest.addAll(scenario.steps().subList(end, scenario.steps().size()));
        return scenario.withSteps(rest);
    }

    /** The scenario without a device and its steps; empty where it is the only one. */
    static List<Scenario> withoutDevice(Scenario scenario, int device) {
        if (scenario.devices().size() < 2) {
            return List.of();
        }
        List<Step> rest = new ArrayList<>();
        for (Step step : scenario.steps()) {
            if (!(step instanceof Step.DeviceStep acting)) {
                rest.add(step);
            } else if (acting.device() != device) {
                rest.add(acting.device() > device ? acting.on(acting.device() - 1) : step);
            }
        }
        return List.of(scenario.withFleet(scenario.fleet().without(device), rest));
    }

    /** The scenario with nothing special about that device; empty where nothing is. */
    static List<Scenario> withPlainDevice(Scenario scenario, int device) {
        Fleet.Setup setup = scenario.fleet().get(device);
        return setup.isPlain()
                ? List.of()
                : List.of(scenario.withFleet(
                        scenario.fleet().with(device, Fleet.Setup.plain(setup.user())), scenario.steps()));
    }

    /** The scenario with one step replaced by each of its simpler forms. */
    static List<Scenario> simpler(Scenario scenario, int index) {
        List<Scenario> candidates = new ArrayList<>();
        Step step = scenario.steps().get(index);
        for (Step simpler : Stream.concat(simpler(step).stream(), earlier(scenario, step).stream())
                .toList()) {
            List<Step> steps = new ArrayList<>(scenario.steps());
            steps.set(index, simpler);
            candidates.add(scenario.withSteps(steps));
        }
        return candidates;
    }

    private static List<Step> simpler(Step step) {
        List<Step> found = new ArrayList<>();
        if (step instanceof Step.Sync s) {
            sync(s, found);
        } else if (step instanceof Step.Create s) {
            smaller(s.set()).forEach(set -> found.add(new Step.Create(s.at(), s.device(), s.table(), s.id(), set)));
        } else if (step instanceof Step.Update s && s.set().size() > 1) {
            smaller(s.set()).forEach(set -> found.add(new Step.Update(s.at(), s.device(), s.table(), s.id(), set)));
        } else if (step instanceof Step.Push s) {
            smaller(s.changes())
                    .forEach(changes -> found.add(new Step.Push(s.at(), s.label(), s.user(), s.since(), changes)));
        }
        return found;
    }

    /** With the cursor that its own cursor's pull came from, so that this pull can go. */
    private static Optional<Step> earlier(Scenario scenario, Step step) {
        if (step instanceof Step.Pull pull) {
            return before(scenario, pull.since())
                    .map(since -> new Step.Pull(
                            pull.at(), pull.label(), pull.user(), since, pull.schemaVersion(), pull.migration()));
        } else if (step instanceof Step.Push push) {
            return before(scenario, push.since())
                    .filter(since -> !since.isNever())
                    .map(since -> new Step.Push(push.at(), push.label(), push.user(), since, push.changes()));
        }
        return Optional.empty();
    }

    private static Optional<CursorRef> before(Scenario scenario, CursorRef since) {
        return scenario.steps().stream()
                .filter(step -> step instanceof Step.Pull pull && pull.label().equals(since.label()))
                .map(step -> ((Step.Pull) step).since())
                .findFirst();
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
    }

    /** Without each half of the columns, then without each column. */
    private static List<Map<String, Value>> smaller(Map<String, Value> set) {
        List<Map<String, Value>> found = new ArrayList<>();
        List<String> names = List.copyOf(set.keySet());
        for (int chunk = names.size(); chunk > 0; chunk = chunk / 2) {
            for (int begin = 0; begin < names.size(); begin += chunk) {
                Map<String, Value> rest = new LinkedHashMap<>(set);
                rest.keySet().removeAll(names.subList(begin, Math.min(names.size(), begin + chunk)));
                found.add(rest);
            }
        }
        return found;
    }

    private static List<Changes> smaller(Changes changes) {
        List<Changes> found = new ArrayList<>();
        changes.tables().forEach((table, buckets) -> {
            for (int i = 0; i < buckets.size() && changes.size() > 1; i++) {
                found.add(with(changes, table, withoutElement(buckets, i)));
            }
            found.addAll(thinner(changes, table, buckets));
        });
        return found;
    }

    private static Changes with(Changes changes, String table, TableChanges buckets) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(changes.tables());
        if (buckets.isEmpty()) {
            tables.remove(table);
        } else {
            tables.put(table, buckets);
        }
        return new Changes(tables);
    }

    private static TableChanges withoutElement(TableChanges buckets, int index) {
        List<RawRecord> created = new ArrayList<>(buckets.created());
        List<RawRecord> updated = new ArrayList<>(buckets.updated());
        List<String> deleted = new ArrayList<>(buckets.deleted());
        if (index < created.size()) {
            created.remove(index);
        } else if (index < created.size() + updated.size()) {
            updated.remove(index - created.size());
        } else {
            deleted.remove(index - created.size() - updated.size());
        }
        return new TableChanges(created, updated, deleted);
    }

    /** With fewer columns in one record. */
    private static List<Changes> thinner(Changes changes, String table, TableChanges buckets) {
        List<Changes> found = new ArrayList<>();
        for (int i = 0; i < buckets.created().size(); i++) {
            for (RawRecord record : thinner(buckets.created().get(i))) {
                List<RawRecord> created = new ArrayList<>(buckets.created());
                created.set(i, record);
                found.add(with(changes, table, new TableChanges(created, buckets.updated(), buckets.deleted())));
            }
        }
        for (int i = 0; i < buckets.updated().size(); i++) {
            for (RawRecord record : thinner(buckets.updated().get(i))) {
                List<RawRecord> updated = new ArrayList<>(buckets.updated());
                updated.set(i, record);
                found.add(with(changes, table, new TableChanges(buckets.created(), updated, buckets.deleted())));
            }
        }
        return found;
    }

    private static List<RawRecord> thinner(RawRecord record) {
        return smaller(new TreeMap<>(record.columns())).stream()
                .map(columns -> RawRecord.of(record.id(), columns))
                .toList();
    }
}
