package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much of a scenario there is to read. The first difference counts; whatever makes a scenario simpler makes it
 * lighter, so that no chain of simplifications is endless.
 *
 * @param devices number of devices
 * @param steps number of steps
 * @param users number of users
 * @param detail faults, crashes, retries, columns, records, cursors and what is special about devices
 * @param overlap how much goes on at the same time
 * @param unusual ids, values, devices, users and times that have not their plain form
 * @param length number of characters in ids and values
 */
public record Weight(long devices, long steps, long users, long detail, long overlap, long unusual, long length)
        implements Comparable<Weight> {
    /** The weight of a scenario. */
    public static Weight of(Scenario scenario) {
        Map<String, Integer> depths = new TreeMap<>();
        long detail = 0;
        long length = 0;
        for (Fleet.Setup setup : scenario.fleet().setups()) {
            detail += (setup.schemaVersion() == 0 ? 0 : 1)
                    + (setup.on410() == Fleet.On410.STUCK ? 0 : 1)
                    + (setup.dates() ? 1 : 0);
        }
        for (Step step : scenario.steps()) {
            detail += detail(step, depths);
            length += length(step);
        }
        return new Weight(
                scenario.devices().size(),
                scenario.steps().size(),
                scenario.users(),
                detail,
                Timing.overlap(scenario),
                new Words(scenario).unusual() + Timing.unusual(scenario),
                length);
    }

    /** The parts in the order in which they count. */
    public List<Long> parts() {
        return List.of(devices, steps, users, detail, overlap, unusual, length);
    }

    @Override
    public int compareTo(Weight other) {
        List<Long> own = parts();
        List<Long> others = other.parts();
        int order = 0;
        for (int i = 0; order == 0 && i < own.size(); i++) {
            order = own.get(i).compareTo(others.get(i));
        }
        return order;
    }

    private static long detail(Step step, Map<String, Integer> depths) {
        if (step instanceof Step.Sync s) {
            return (s.crash() == null ? 0L : 1L)
                    + (s.retry() ? 1 : 0)
                    + (s.pull().fate() == Fate.DELIVER ? 0 : 1)
                    + (s.push().fate() == Fate.DELIVER ? 0 : 1);
        } else if (step instanceof Step.Create s) {
            return s.set().size();
        } else if (step instanceof Step.Update s) {
            return s.set().size();
        } else if (step instanceof Step.Delete s) {
            return s.cascade() ? 1 : 0;
        } else if (step instanceof Step.Server s) {
            return s.action() instanceof ServerAction.Edit edit
                    ? edit.record().columns().size()
                    : 0;
        } else if (step instanceof Step.Pull s) {
            depths.put(s.label(), depth(s.since(), depths));
            return depth(s.since(), depths) + (s.schemaVersion() == 0 ? 0 : 1) + detail(s.migration());
        } else if (step instanceof Step.Push s) {
            return depth(s.since(), depths) + detail(s.changes());
        }
        return 0;
    }

    private static long detail(@Nullable Migration migration) {
        return migration == null
                ? 0
                : 1L + migration.tables().size() + migration.columns().size();
    }

    private static long detail(Changes changes) {
        long columns = 0;
        for (TableChanges table : changes.tables().values()) {
            columns += table.created().stream()
                    .mapToLong(record -> record.columns().size())
                    .sum();
            columns += table.updated().stream()
                    .mapToLong(record -> record.columns().size())
                    .sum();
        }
        return columns + changes.size();
    }

    /** How many pulls stand behind a cursor. */
    private static int depth(CursorRef since, Map<String, Integer> depths) {
        return since.isNever() ? 0 : 1 + depths.getOrDefault(since.label(), 0);
    }

    private static long length(Step step) {
        if (step instanceof Step.Create s) {
            return s.id().length() + Words.length(s.set());
        } else if (step instanceof Step.Update s) {
            return s.id().length() + Words.length(s.set());
        } else if (step instanceof Step.EditStep s) {
            return s.id().length();
        } else if (step instanceof Step.Server s && s.action() instanceof ServerAction.Edit edit) {
            return Words.length(edit.record());
        } else if (step instanceof Step.Push s) {
            long length = 0;
            for (TableChanges table : s.changes().tables().values()) {
                length += table.created().stream().mapToLong(Words::length).sum();
                length += table.updated().stream().mapToLong(Words::length).sum();
                length += table.deleted().stream().mapToLong(String::length).sum();
            }
            return length;
        }
        return 0;
    }
}
