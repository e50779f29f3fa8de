package io.github.synctck.conformance.selftest;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the suite against servers of which it is known what it should say. */
public final class Selftest {
    private static final Duration BUDGET = Duration.ofMinutes(10);
    private static final String SUITE = "selftest";

    private final Catalogue catalogue;
    private final Suite suite;
    private final List<Seed> seeds;
    private final BooleanSupplier cancelled;

    /** A self-test with those seeds for the generated cases; the first also plays the directed ones. */
    public Selftest(Catalogue catalogue, Suite suite, List<Seed> seeds, BooleanSupplier cancelled) {
        this.catalogue = catalogue;
        this.suite = suite;
        this.seeds = List.copyOf(seeds);
        this.cancelled = cancelled;
    }

    /** Judges every server, one after the other; each row goes to the consumer at once. */
    public KillMatrix run(List<Subject> subjects, Consumer<Row> sink) {
        List<Row> rows = new ArrayList<>();
        for (Subject subject : subjects) {
            Row row = cancelled.getAsBoolean() ? null : judge(subject);
            // What was cut short says nothing: a broken server has not survived, a sound one has not passed.
            if (row == null || cancelled.getAsBoolean()) {
                break;
            }
            rows.add(row);
            sink.accept(row);
        }
        return new KillMatrix(
                seeds.stream().map(Seed::toString).toList(),
                rows,
                subjects.size() - rows.size(),
                neverBroken(rows),
                neverNeeded(rows));
    }

    private Row judge(Subject subject) {
        Found found = new Found();
        Witness witness = null;
        long requests = 0;
        long started = System.nanoTime();
        for (int i = 0; i < seeds.size(); i++) {
            try (Subject.Opened opened = subject.opening().open()) {
                Witness each = new Witness(opened.target());
                RunResult result = run(subject, opened.target(), i, each);
                requests += opened.target().requests();
                witness = witness == null || witness.found.isEmpty() ? each : witness;
                found.add(result, asked(i));
            }
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        First first = witness == null ? null : first(subject, witness.found);
        boolean judged =
                subject.isSound() || catalogue.get(subject.fails().get(0)).untested() == null;
        return new Row(
                subject,
                judged,
                List.copyOf(found.failed),
                List.copyOf(found.failedCases),
                List.copyOf(found.unknown),
                found.errors,
                first,
                requests,
                millis);
    }

    /** The first failure; among races, which find what they find by chance, that of the intended requirement. */
    private @Nullable First first(Subject subject, List<First> found) {
        First earliest = found.isEmpty() ? null : found.get(0);
        if (earliest == null || subject.isSound() || !isRace(earliest)) {
            return earliest;
        }
        return found.stream()
                .filter(each -> isRace(each)
                        && each.requirement().equals(subject.fails().get(0)))
                .findFirst()
                .orElse(earliest);
    }

    private boolean isRace(First failure) {
        return suite.find(failure.caseId()).map(each -> each.racing() != null).orElse(false);
    }

    /** What the cases that are played with that seed are about; what they see of other matters may stay open. */
    private Set<RequirementId> asked(int seed) {
        return suite.cases().stream()
                .filter(each -> seed == 0 || suite.generated().contains(each.id()))
                .map(Case::judges)
                .collect(Collectors.toSet());
    }

    private RunResult run(Subject subject, Target target, int seed, Witness witness) {
        List<String> generated = seed == 0 ? List.of() : suite.generated();
        RunOptions options = new RunOptions(
                        seeds.get(seed),
                        UUID.randomUUID().toString(),
                        generated,
                        List.of(),
                        BUDGET,
                        cancelled,
                        id -> "")
                .withShortenedMax(1);
        ConformanceRunner.Subject what = new ConformanceRunner.Subject(catalogue, suite, subject.profile(), target);
        return new ConformanceRunner(what, options, witness, witness).run(SUITE);
    }

    private List<RequirementId> neverBroken(List<Row> rows) {
        List<RequirementId> never = new ArrayList<>();
        for (Requirement requirement : catalogue.all()) {
            boolean tested = requirement.untested() == null;
            boolean broken = rows.stream()
                    .filter(row -> !row.subject().isSound())
                    .anyMatch(row -> row.failed().contains(requirement.id()));
            if (tested && !broken) {
                never.add(requirement.id());
            }
        }
        return never;
    }

    private List<String> neverNeeded(List<Row> rows) {
        return suite.cases().stream()
                .map(Case::id)
                .filter(id -> rows.stream()
                        .noneMatch(row ->
                                !row.subject().isSound() && row.failedCases().contains(id)))
                .toList();
    }

    /** What the runs against one server found. */
    private static final class Found {
        private final Set<RequirementId> failed = new LinkedHashSet<>();
        private final Set<String> failedCases = new TreeSet<>();
        private final Set<RequirementId> unknown = new LinkedHashSet<>();
        private final List<String> errors = new ArrayList<>();

        void add(RunResult result, Set<RequirementId> asked) {
            for (RequirementResult each : result.requirements()) {
                RequirementId id = each.requirement().id();
                if (each.status() == Status.FAIL) {
                    failed.add(id);
                } else if (each.status() == Status.UNKNOWN
                        && each.requirement().level() == Level.MUST
                        && asked.contains(id)) {
                    unknown.add(id);
                }
                each.cases().forEach(this::add);
            }
            if (failed.isEmpty() && result.ending() != RunResult.Ending.COMPLETED) {
                errors.add("the run ended with " + result.ending() + " before anything failed");
            }
        }

        private void add(CaseResult one) {
            if (one.status() == Status.FAIL) {
                failedCases.add(one.id());
            } else if (one.status() == Status.ERROR) {
                errors.add(one.id() + ": " + one.message());
            }
        }
    }

    /** Hears and sees one run, and remembers the failures, each with the figures of the first. */
    private static final class Witness implements RunListener, Evidence {
        private final Target target;
        private final long started = System.nanoTime();
        private long requests = -1;
        private long millis;
        private int steps;
        private int stepsTold;
        private final List<First> found = new ArrayList<>();

        Witness(Target target) {
            this.target = target;
        }

        @Override
        public Consumer<Operation> begin(String caseId, Scenario scenario, String salt) {
            steps = scenario.steps().size();
            return operation -> {};
        }

        @Override
        public void end(boolean keep) {
            if (keep && requests < 0) {
                requests = target.requests();
                millis = (System.nanoTime() - started) / 1_000_000;
            }
        }

        @Override
        public void explain(String caseId, Verdict verdict, History history) {
            stepsTold = stepsTold == 0 ? steps : stepsTold;
        }

        @Override
        public void finished(CaseResult result) {
            if (result.status() == Status.FAIL) {
                found.add(new First(result.requirement(), result.id(), requests, millis, stepsTold, result.message()));
            }
        }
    }
}
