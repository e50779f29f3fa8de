package io.github.synctck.conformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShrunkFailuresTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final int FAILURES = 3;
    private static final int STEPS_MAX = 5;
    private static final int DEVICES_MAX = 2;

    private static ShrunkFailures.Hunt hunt(Mutant mutant) {
        return new ShrunkFailures.Hunt(PROFILE, 30, mutant::server, Optional.of(mutant.intended()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-conflict-check",
                "forgets-tombstones",
                "stamps-with-client-cursor",
                "hides-deletion-of-young",
                "serves-soft-deleted",
                "skips-deleted-lists",
                "splits-without-updates",
                "updates-without-stamp"
            })
    void whatGeneratedScenariosFindExplainsItself(String name) {
        Mutant mutant = Mutants.named(name).orElseThrow();

        ShrunkFailures shrunk = ShrunkFailures.find(hunt(mutant), 1, 2_000, FAILURES, () -> false);

        assertThat(shrunk.found()).hasSize(FAILURES).allSatisfy(found -> {
            assertThat(found.scenario().steps()).hasSizeLessThan(found.stepsBefore());
            assertThat(found.verdict().evidence()).isNotEmpty();
            assertThat(Play.of(PROFILE, found.scenario(), ModelServer::new).failures())
                    .as("the reference on %s", found.scenario())
                    .isEmpty();
        });
        assertThat(shrunk.medianSteps()).as("%s", shrunk).isLessThanOrEqualTo(STEPS_MAX);
        assertThat(shrunk.medianDevices()).as("%s", shrunk).isLessThanOrEqualTo(DEVICES_MAX);
    }

    @Test
    void interruptedHuntKeepsWhatItHas() {
        Mutant mutant = Mutants.named("no-conflict-check").orElseThrow();

        ShrunkFailures shrunk = ShrunkFailures.find(hunt(mutant), 1, 2_000, FAILURES, () -> true);

        assertThat(shrunk).isEqualTo(new ShrunkFailures(List.of(), 0));
        assertThat(shrunk.medianSteps()).isZero();
    }
}
