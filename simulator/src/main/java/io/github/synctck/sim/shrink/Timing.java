package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When steps happen. The plain form has a step per second, and latencies of half seconds that end after as many
 * further steps have begun as before.
 */
final class Timing {
    private static final long STEP_MILLIS = 1_000;
    private static final long HALF_MILLIS = 500;

    private Timing() {}

    /** How many steps begin while each part of a sync is under way, counted from its beginning. */
    private record Covered(int pull, int push, int answer) {
        static Covered of(List<Step> ordered, int index, Step.Sync sync) {
            long pull = sync.pull().latencyMillis();
            long push = pull + sync.push().latencyMillis();
            long answer = push + sync.push().answerMillis();
            return new Covered(begun(ordered, index, pull), begun(ordered, index, push), begun(ordered, index, answer));
        }

        private static int begun(List<Step> ordered, int index, long latency) {
            long end = ordered.get(index).at().millis() + latency;
            int count = 0;
            while (latency > 0
                    && index + count + 1 < ordered.size()
                    && ordered.get(index + count + 1).at().millis() <= end) {
                count++;
            }
            return count;
        }

        long sum() {
            return (long) pull + push + answer;
        }

        private static long millis(int steps) {
            return steps == 0 ? 0 : STEP_MILLIS * steps + HALF_MILLIS;
        }

        Step.Sync plain(Step.Sync sync) {
            long arrives = millis(Math.max(pull, push));
            Leg first = new Leg(millis(pull), sync.pull().fate());
            Leg second = new Leg(
                    arrives - millis(pull),
                    sync.push().fate(),
                    millis(Math.max(answer, Math.max(pull, push))) - arrives);
            return new Step.Sync(sync.at(), sync.device(), first, second, sync.retry(), sync.crash());
        }
    }

    private static List<Step> ordered(Scenario scenario) {
        List<Step> steps = new ArrayList<>(scenario.steps());
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    /** The scenario in the plain form; itself where it has it. */
    static Scenario plain(Scenario scenario) {
        List<Step> ordered = ordered(scenario);
        List<Step> plain = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Step step = ordered.get(i);
            Step timed = step instanceof Step.Sync sync
                    ? Covered.of(ordered, i, sync).plain(sync)
                    : step;
            plain.add(Rewrite.at(new SimTime(STEP_MILLIS * (i + 1L)), timed));
        }
        return plain.equals(scenario.steps()) ? scenario : scenario.withSteps(plain);
    }

    /** How much goes on at the same time. */
    static long overlap(Scenario scenario) {
        List<Step> ordered = ordered(scenario);
        long sum = 0;
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i) instanceof Step.Sync sync) {
                sum += Covered.of(ordered, i, sync).sum();
                sum += sync.pull().latencyMillis() > 0 ? 1 : 0;
                sum += sync.push().latencyMillis() > 0 ? 1 : 0;
                sum += sync.push().answerMillis() > 0 ? 1 : 0;
            }
        }
        return sum;
    }

    /** How many steps are not at the plain form's time. */
    static long unusual(Scenario scenario) {
        List<Step> plain = plain(scenario).steps();
        long count = 0;
        for (int i = 0; i < plain.size(); i++) {
            count += plain.get(i).equals(scenario.steps().get(i)) ? 0 : 1;
        }
        return count;
    }

    /** The sync with a shorter latency or answer: none at all, or over once the next step has begun. */
    static List<Step> quicker(Step.Sync s) {
        List<Step> found = new ArrayList<>();
        for (long millis : List.of(0L, STEP_MILLIS + HALF_MILLIS)) {
            if (s.pull().latencyMillis() > millis) {
                Leg pull = new Leg(millis, s.pull().fate());
                found.add(new Step.Sync(s.at(), s.device(), pull, s.push(), s.retry(), s.crash()));
            }
            if (s.push().latencyMillis() > millis) {
                Leg push = new Leg(millis, s.push().fate(), s.push().answerMillis());
                found.add(new Step.Sync(s.at(), s.device(), s.pull(), push, s.retry(), s.crash()));
            }
            if (s.push().answerMillis() > millis) {
                Leg push = new Leg(s.push().latencyMillis(), s.push().fate(), millis);
                found.add(new Step.Sync(s.at(), s.device(), s.pull(), push, s.retry(), s.crash()));
            }
        }
        return found;
    }
}
