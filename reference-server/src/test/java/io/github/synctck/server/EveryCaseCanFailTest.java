package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.junit.FaceTarget;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.server.WrongWire.Wrong;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A case counts only if a server broken in exactly that way turns it red. */
class EveryCaseCanFailTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final Map<String, Supplier<SyncBackend>> BROKEN = both(BrokenByCase.backends(), BrokenLaws.backends());
    private static final Map<String, Wrong> WRONG = both(BrokenByCase.wires(), BrokenLaws.wires());

    private static <T> Map<String, T> both(Map<String, T> one, Map<String, T> other) {
        Map<String, T> all = new TreeMap<>(one);
        all.putAll(other);
        return all;
    }

    private static Profile profile(String id) {
        String name = BrokenLaws.profiles().get(id);
        return name == null ? PROFILE : ProfileReader.named(name);
    }

    static List<String> cases() {
        return Suite.standard().cases().stream().map(Case::id).toList();
    }

    @Test
    void everyCaseHasItsBrokenServer() {
        List<String> known = new ArrayList<>(BROKEN.keySet());
        known.addAll(WRONG.keySet());

        assertThat(known).containsExactlyInAnyOrderElementsOf(cases());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseFailsAgainstItsBrokenServer(String id) {
        SyncBackend backend = BROKEN.getOrDefault(id, () -> new ModelServer(PROFILE, System::currentTimeMillis))
                .get();
        try (RunningReference server = new RunningReference(backend)) {
            FaceTarget sound = server.target("watermelondb");
            try (WrongWire wire = new WrongWire(sound, WRONG.getOrDefault(id, Wrong.NOTHING))) {
                CaseResult result = judge(id, WRONG.containsKey(id) ? wire.target() : sound);

                assertThat(result.status()).as(result.message()).isEqualTo(Status.FAIL);
                assertThat(result.message()).isNotBlank();
                assertThat(result.evidence()).isNotEmpty();
                assertThat(result.evidenceLines()).isNotEmpty();
            }
        }
    }

    private static CaseResult judge(String id, FaceTarget server) {
        HttpTarget target = new HttpTarget(server.url(), server.accounts(), Collections.emptyMap());
        RunOptions options = new RunOptions(
                new Seed(1),
                UUID.randomUUID().toString(),
                List.of(id),
                List.of(),
                Duration.ofMinutes(2),
                () -> false,
                path -> "");
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), profile(id), target);
        RunResult result = new ConformanceRunner(subject, options, new Silence(), Evidence.NONE).run("test");
        return result.requirements().stream()
                .filter(each -> id.startsWith(each.requirement().id().value().toLowerCase(Locale.ROOT) + "/"))
                .flatMap(each -> each.cases().stream())
                .findFirst()
                .orElseThrow();
    }

    private static final class Silence implements RunListener {
        @Override
        public void planned(Announcement announcement) {
            assertThat(announcement.cases()).isEqualTo(1);
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
