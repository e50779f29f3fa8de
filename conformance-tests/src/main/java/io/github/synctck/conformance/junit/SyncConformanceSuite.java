package io.github.synctck.conformance.junit;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Extend it, and each case of the suite is a dynamic test. The verdicts are those of the product's own runner: a
 * failed MUST or an error fails the test, an unknown or skipped case aborts it with the reason, and so does a failed
 * SHOULD.
 */
public abstract class SyncConformanceSuite {
    private static final Duration BUDGET = Duration.ofMinutes(10);

    /** The server to judge: system properties first, then the annotation; override it to start one. */
    protected FaceTarget target() {
        return FaceTarget.fromSystemProperties()
                .orElseGet(() -> FaceTarget.of(getClass().getAnnotation(SyncConformance.class)));
    }

    /** One test per case, and one that every planned case has ended with a verdict. */
    @TestFactory
    Stream<DynamicTest> cases() {
        FaceTarget target = target();
        Suite suite = Suite.standard();
        Catalogue catalogue = CatalogueReader.load();
        Results results = new Results(suite);
        CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(
                        () -> run(target, suite, catalogue, results), SyncConformanceSuite::start)
                .whenComplete((result, trouble) -> results.close(trouble));
        List<DynamicTest> tests = new ArrayList<>();
        for (Case each : suite.cases()) {
            tests.add(DynamicTest.dynamicTest(each.id(), () -> derive(catalogue, results.of(each))));
        }
        tests.add(DynamicTest.dynamicTest("every planned case has a verdict", () -> {
            RunResult result = run.join();
            if (result.ending() != RunResult.Ending.COMPLETED || result.count(Status.ERROR) > 0) {
                throw new AssertionFailedError(
                        "the run ended as " + result.ending() + " with " + result.count(Status.ERROR) + " errors");
            }
        }));
        return tests.stream();
    }

    /** Not on the common pool, where the run would wait on a thread that others need. */
    private static void start(Runnable run) {
        Thread thread = new Thread(run, "synctck-run");
        thread.setDaemon(true);
        thread.start();
    }

    private static RunResult run(FaceTarget target, Suite suite, Catalogue catalogue, Results results) {
        Profile profile = target.declared();
        HttpTarget http = new HttpTarget(target.settings());
        http.problem(profile.schema().version()).ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        RunOptions options = new RunOptions(
                new Seed(1), UUID.randomUUID().toString(), List.of(), List.of(), BUDGET, () -> false, id -> "");
        ConformanceRunner.Subject subject = new ConformanceRunner.Subject(catalogue, suite, profile, http);
        return new ConformanceRunner(subject, options, results, Evidence.NONE).run("synctck, JUnit face");
    }

    /** The one place where a verdict becomes the status of a test. */
    private static void derive(Catalogue catalogue, CaseResult result) {
        var contrast = result.contrast();
        boolean must = catalogue.get(result.requirement()).level() == Level.MUST;
        if (result.status() == Status.FAIL && must && contrast != null) {
            throw new AssertionFailedError(
                    result.requirement() + ": " + result.message(), contrast.expected(), contrast.actual());
        } else if ((result.status() == Status.FAIL && must) || result.status() == Status.ERROR) {
            throw new AssertionFailedError(result.requirement() + ": " + result.message());
        } else if (result.status() != Status.PASS) {
            throw new TestAbortedException(result.status().word() + ": " + result.message());
        }
    }

    /** The own verdict of each case, as soon as it is there. */
    private static final class Results implements RunListener {
        private final Map<String, CompletableFuture<CaseResult>> byCase = new TreeMap<>();

        Results(Suite suite) {
            suite.cases().forEach(each -> byCase.put(each.id(), new CompletableFuture<>()));
        }

        CaseResult of(Case each) {
            return future(each.id()).join();
        }

        private CompletableFuture<CaseResult> future(String caseId) {
            CompletableFuture<CaseResult> found = byCase.get(caseId);
            if (found == null) {
                throw new IllegalStateException("no case " + caseId);
            }
            return found;
        }

        @Override
        public void finished(CaseResult result) {
            String family = result.requirement().value().toLowerCase(Locale.ROOT) + "/";
            if (result.id().startsWith(family)) {
                future(result.id()).complete(result);
            }
        }

        void close(@Nullable Throwable trouble) {
            Throwable cause = trouble == null ? new IllegalStateException("the case was not run") : trouble;
            byCase.values().forEach(future -> future.completeExceptionally(cause));
        }
    }
}
