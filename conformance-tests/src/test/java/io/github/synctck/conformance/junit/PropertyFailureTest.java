package io.github.synctck.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.sim.generate.Reach;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.ProfileReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A property over a broken server fails, and what it shows is short. */
class PropertyFailureTest {
    private static final int STEPS_SHORT = 5;

    /** Found by the test kit only; surefire leaves nested classes alone. */
    static class OverNoConflictCheck extends SyncHistoryProperties {
        @Override
        protected Optional<FaceTarget> target() {
            return Optional.empty();
        }

        @Override
        protected Play.Servers servers() {
            return Mutants.named("no-conflict-check").orElseThrow()::server;
        }
    }

    @Test
    void propertyOverABrokenServerShrinksToAShortScenario() throws BadFileException {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        EngineExecutionResults results;
        try {
            results = EngineTestKit.engine("jqwik")
                    .selectors(selectClass(OverNoConflictCheck.class))
                    .configurationParameter("jqwik.database", "")
                    .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
                    .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                    .execute();
        } finally {
            System.setOut(terminal);
        }

        assertThat(results.testEvents().failed().count()).isEqualTo(1);
        String message = results.testEvents().failed().stream()
                .findFirst()
                .flatMap(event -> event.getPayload(org.junit.platform.engine.TestExecutionResult.class))
                .flatMap(org.junit.platform.engine.TestExecutionResult::getThrowable)
                .map(Throwable::getMessage)
                .orElseThrow();
        // jqwik draws another seed each time, and so may meet a consequence first.
        Mutant mutant = Mutants.named("no-conflict-check").orElseThrow();
        assertThat(Stream.concat(Stream.of(mutant.intended()), mutant.alsoFails().stream()))
                .anyMatch(id -> message.startsWith(id + ": "));
        Scenario shrunk = ScenarioJson.read(message.substring(message.indexOf("\n{") + 1), "message");
        assertThat(shrunk.devices()).hasSizeLessThanOrEqualTo(2);
        assertThat(shrunk.steps()).hasSizeLessThanOrEqualTo(STEPS_SHORT + 2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Path.of(".jqwik-database")).doesNotExist();
    }

    @Test
    void sameNumberIsTheSameScenarioAndEveryCandidateIsSimpler() {
        ScenarioArbitraries arbitraries =
                new ScenarioArbitraries(ProfileReader.named("watermelondb"), new Seed(7), 24, Reach.EVERYTHING);
        Shrinkable<Scenario> one = arbitraries.shrinking().generator(1_000).next(new Random(5));

        List<Shrinkable<Scenario>> simpler = one.shrink().toList();

        assertThat(arbitraries.asTheyAre().generator(1_000).next(new Random(5)).value())
                .isEqualTo(one.value());
        assertThat(simpler).isNotEmpty().allMatch(each -> each.distance().compareTo(one.distance()) < 0);
        assertThat(arbitraries.asTheyAre().generator(1_000).next(new Random(5)).shrink())
                .isEmpty();
    }
}
