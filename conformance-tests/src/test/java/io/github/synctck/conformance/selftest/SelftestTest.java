package io.github.synctck.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.selftest.KillMatrix.Fate;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A server that was not judged to the end has neither survived nor passed. */
class SelftestTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final Mutant BROKEN = Mutants.named("no-conflict-check").orElseThrow();

    private final AtomicBoolean cancelled = new AtomicBoolean();

    private static SyncBackend reference() {
        return new ModelServer(PROFILE, System::currentTimeMillis);
    }

    private static Subject subject(String name, List<RequirementId> fails, SyncBackend backend) {
        return new Subject(
                name, "", fails, "", PROFILE, () -> Subject.Opened.of(new InProcessTarget(backend, name), () -> {}));
    }

    private static Subject broken() {
        return subject(BROKEN.name(), List.of(BROKEN.intended()), BROKEN.server(PROFILE, System::currentTimeMillis));
    }

    private KillMatrix judge(List<Subject> subjects, List<Row> told) {
        return judge(Suite.standard().quick(), subjects, told);
    }

    private KillMatrix judge(Suite suite, List<Subject> subjects, List<Row> told) {
        return new Selftest(CatalogueReader.load(), suite, List.of(new Seed(1)), cancelled::get)
                .run(subjects, told::add);
    }

    /** Ctrl-C is typed while the first request is under way. */
    private SyncBackend interrupting(SyncBackend backend) {
        return user -> {
            cancelled.set(true);
            return backend.forUser(user);
        };
    }

    @Test
    void brokenServerThatWasCutShortHasNotSurvived() {
        Subject cut = subject(
                "cut-short",
                List.of(BROKEN.intended()),
                interrupting(BROKEN.server(PROFILE, System::currentTimeMillis)));
        List<Row> told = new ArrayList<>();

        KillMatrix matrix = judge(List.of(cut, broken()), told);

        assertThat(told).isEmpty();
        assertThat(matrix.count(Fate.SURVIVED)).isZero();
        assertThat(matrix.notJudged()).isEqualTo(2);
        assertThat(matrix.word()).isEqualTo("INTERRUPTED");
    }

    @Test
    void soundServerThatWasCutShortHasNotPassedAndProvesNothing() {
        List<Row> told = new ArrayList<>();

        KillMatrix matrix = judge(List.of(broken(), subject("cut-short", List.of(), interrupting(reference()))), told);

        assertThat(told).singleElement().extracting(Row::fate).isEqualTo(Fate.KILLED);
        assertThat(matrix.rows()).isEqualTo(told);
        assertThat(matrix.notJudged()).isEqualTo(1);
        assertThat(matrix.isProven()).isFalse();
        assertThat(matrix.isAnyWrong()).isFalse();
    }

    @Test
    void soundServerIsNotQuietWhereAMustStayedUnknown() {
        AtomicBoolean dropped = new AtomicBoolean();
        SyncBackend distant =
                dropping(reference(), request -> request.lastPulledAt() != null && !dropped.getAndSet(true));
        Suite one = Suite.of(List.of(Suite.standard()
                .find("del-01/children-do-not-come-back-with-their-parent")
                .orElseThrow()));

        Row row = judge(one, List.of(subject("distant", List.of(), distant)), new ArrayList<>())
                .rows()
                .get(0);

        assertThat(dropped).isTrue();
        assertThat(row.failed()).isEmpty();
        assertThat(row.unknown()).containsExactly(RequirementId.of("DEL-01"));
        assertThat(row.fate()).isEqualTo(Fate.ALARM);
    }

    /** Further seeds play generated cases only, which see too little of what directed cases are about. */
    @Test
    void soundServerIsQuietWithFurtherSeeds() {
        List<Seed> seeds = List.of(new Seed(1), new Seed(2));
        Subject sound = subject("sound", List.of(), reference());

        KillMatrix matrix = new Selftest(
                        CatalogueReader.load(), Suite.standard().quick(), seeds, () -> false)
                .run(List.of(sound), row -> assertThat(row.unknown()).isEmpty());

        assertThat(matrix.word()).isEqualTo("PROVEN");
    }

    @Test
    void soundServerIsNotQuietWhereItWasLost() {
        SyncBackend mute = dropping(reference(), request -> true);

        KillMatrix matrix = judge(List.of(subject("mute", List.of(), mute)), new ArrayList<>());

        assertThat(matrix.rows().get(0).errors())
                .containsExactly("the run ended with TARGET_LOST before anything failed");
        assertThat(matrix.word()).isEqualTo("NOT PROVEN");
    }

    private static SyncBackend dropping(SyncBackend backend, Predicate<PullRequest> dropped) {
        return user -> {
            SyncServer server = backend.forUser(user);
            return new SyncServer() {
                @Override
                public PullResponse pull(PullRequest request) {
                    return dropped.test(request) ? new TransportFailure(false, "no answer") : server.pull(request);
                }

                @Override
                public PushResponse push(PushRequest request) {
                    return server.push(request);
                }
            };
        };
    }
}
