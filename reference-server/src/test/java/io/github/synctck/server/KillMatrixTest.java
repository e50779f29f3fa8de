package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.junit.FaceTarget;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every broken server is found over HTTP, for the reason it declares, by a history that explains itself. */
class KillMatrixTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final int MEDIAN_STEPS_MAX = 5;

    @Test
    void everyMutantIsKilledWhereItIsDeclaredByAShortHistory() {
        List<Integer> lengths = new ArrayList<>();
        SoftAssertions softly = new SoftAssertions();
        for (Mutant mutant : Mutants.all()) {
            Shortest shortest = new Shortest();
            List<String> failed = failed(mutant, shortest);
            List<String> declared = new ArrayList<>(
                    mutant.alsoFails().stream().map(id -> id.value()).toList());
            declared.add(mutant.intended().value());

            softly.assertThat(failed)
                    .as(mutant.name())
                    .contains(mutant.intended().value())
                    .isSubsetOf(declared);
            softly.assertThat(shortest.first().devices()).as(mutant.name()).hasSizeLessThanOrEqualTo(2);
            lengths.add(shortest.first().steps().size());
        }
        softly.assertAll();
        Collections.sort(lengths);

        assertThat(lengths.get(lengths.size() / 2)).as("of %s", lengths).isLessThanOrEqualTo(MEDIAN_STEPS_MAX);
    }

    private static List<String> failed(Mutant mutant, Evidence evidence) {
        try (RunningReference server = new RunningReference(mutant.server(PROFILE, System::currentTimeMillis))) {
            FaceTarget face = server.target("watermelondb");
            HttpTarget target = new HttpTarget(face.url(), face.accounts(), Collections.emptyMap());
            RunOptions options = new RunOptions(
                    new Seed(1),
                    UUID.randomUUID().toString(),
                    List.of(),
                    List.of(),
                    Duration.ofMinutes(2),
                    () -> false,
                    path -> "");
            ConformanceRunner.Subject subject =
                    new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
            RunResult result = new ConformanceRunner(subject, options, new Silence(), evidence).run("test");
            return result.requirements().stream()
                    .filter(each -> each.status() == Status.FAIL)
                    .map(each -> each.requirement().id().value())
                    .toList();
        }
    }

    /** Remembers the scenario with which the first failure was explained. */
    private static final class Shortest implements Evidence {
        private final List<Scenario> begun = new ArrayList<>();
        private final List<Scenario> explained = new ArrayList<>();

        @Override
        public Consumer<Operation> begin(String caseId, Scenario scenario, String salt) {
            begun.add(scenario);
            return operation -> {};
        }

        @Override
        public void end(boolean keep) {
            // What was begun last is what is explained.
        }

        @Override
        public void explain(String caseId, Verdict verdict, History history) {
            explained.add(begun.get(begun.size() - 1));
        }

        Scenario first() {
            return explained.get(0);
        }
    }

    private static final class Silence implements RunListener {
        @Override
        public void planned(Announcement announcement) {
            assertThat(announcement.cases()).isPositive();
        }

        @Override
        public void started(String caseId) {
            assertThat(caseId).isNotBlank();
        }

        @Override
        public void finished(CaseResult result) {
            assertThat(result.status()).isNotEqualTo(Status.UNTESTED);
        }
    }
}
