package io.github.synctck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.Network;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How failing scenarios of the generated case become short, on servers near and far, steady and not. */
class ShorteningTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final String CASE = "live-01/generated-histories";
    private static final int STEPS_MAX = 5;
    private static final int STEPS_COMING_AND_GOING_MAX = 8;

    /** Remembers the scenarios of plays, in order. */
    private static final class Told implements Evidence {
        private final List<Scenario> played = new ArrayList<>();

        @Override
        public Consumer<Operation> begin(String caseId, Scenario scenario, String salt) {
            played.add(scenario);
            return operation -> {};
        }

        @Override
        public void end(boolean keep) {
            assertThat(played).isNotEmpty();
        }

        Scenario last() {
            return played.get(played.size() - 1);
        }
    }

    /** A target that only looks far away, so that it is spared; nobody speaks HTTP to it in these cases. */
    private record Far(Target near) implements Target {
        @Override
        public String url() {
            return near.url();
        }

        @Override
        public String describe() {
            return near.describe();
        }

        @Override
        public boolean speaksHttp() {
            return true;
        }

        @Override
        public boolean hasFreshAccounts() {
            return near.hasFreshAccounts();
        }

        @Override
        public int usersMax() {
            return near.usersMax();
        }

        @Override
        public Network open(int users, Pace pace) {
            return near.open(users, pace);
        }

        @Override
        public long requests() {
            return near.requests();
        }
    }

    private static SyncBackend noConflictCheck() {
        return Mutants.named("no-conflict-check").orElseThrow().server(PROFILE, () -> 1_000_000);
    }

    private static List<CaseResult> run(Target target, Evidence evidence) {
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        RunOptions options = new RunOptions(
                new Seed(1), "salt", List.of(CASE), List.of(), Duration.ofMinutes(5), () -> false, id -> "");
        List<CaseResult> failed = new ArrayList<>();
        new ConformanceRunner(subject, options, result -> failed.add(result), evidence).run("test");
        failed.removeIf(result -> result.status() != Status.FAIL);
        return failed;
    }

    @Test
    void steadyFailureIsShortenedWithoutAWordOnHowOften() {
        Told told = new Told();

        List<CaseResult> failed = run(new InProcessTarget(noConflictCheck(), "steady"), told);

        assertThat(told.last().steps()).hasSizeLessThanOrEqualTo(STEPS_MAX);
        assertThat(failed).extracting(CaseResult::message).isNotEmpty().noneMatch(text -> text.contains("(fails "));
    }

    /** Each account is on a good server or on a broken one; in a play of one user that decides how the play ends. */
    private static SyncBackend mixed(SyncBackend good, SyncBackend broken, int brokenOfTen) {
        return user -> {
            int number = Integer.parseInt(user.substring(user.indexOf('-') + 1));
            return (number * 7 % 10 < brokenOfTen ? broken : good).forUser(user);
        };
    }

    @Test
    void failureThatComesAndGoesIsShortenedAndCounted() {
        Told told = new Told();
        SyncBackend good = new ModelServer(PROFILE, () -> 1_000_000);

        List<CaseResult> failed = run(new InProcessTarget(mixed(good, noConflictCheck(), 6), "flaky"), told);

        assertThat(told.last().steps()).hasSizeLessThanOrEqualTo(STEPS_COMING_AND_GOING_MAX);
        assertThat(failed)
                .extracting(CaseResult::message)
                .anyMatch(text -> text.matches("(?s).* \\(fails [4-8] of 10\\)"));
    }

    @Test
    void farTargetOnlyConfirmsWhatAServerInThisProcessShows() {
        Told told = new Told();
        Target near = new InProcessTarget(noConflictCheck(), "near");
        run(near, Evidence.NONE);
        Target far = new Far(new InProcessTarget(noConflictCheck(), "far"));

        List<CaseResult> failed = run(far, told);

        assertThat(failed).isNotEmpty();
        assertThat(told.last().steps()).hasSizeLessThanOrEqualTo(STEPS_MAX);
        assertThat(far.requests()).isLessThan(near.requests() / 2);
    }

    /** Lists no deletions in tables of which it delivers something else too; no mutant of the catalogue is like it. */
    private static SyncBackend hidesDeletionsBesideOthers() {
        SyncBackend good = new ModelServer(PROFILE, () -> 1_000_000);
        return user -> new SyncServer() {
            private final SyncServer server = good.forUser(user);

            @Override
            public PullResponse pull(PullRequest request) {
                PullResponse answer = server.pull(request);
                if (!(answer instanceof PullResponse.Accepted accepted)) {
                    return answer;
                }
                Map<String, TableChanges> tables = new TreeMap<>();
                accepted.changes().tables().forEach((name, table) -> {
                    boolean alone = table.created().isEmpty() && table.updated().isEmpty();
                    tables.put(name, alone ? table : new TableChanges(table.created(), table.updated(), List.of()));
                });
                return new PullResponse.Accepted(new Changes(tables), accepted.timestamp());
            }

            @Override
            public PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }

    @Test
    void failureOfItsOwnKindIsShortenedOnTheTarget() {
        Told told = new Told();

        List<CaseResult> failed = run(new Far(new InProcessTarget(hidesDeletionsBesideOthers(), "far")), told);

        assertThat(failed).isNotEmpty();
        assertThat(told.last().steps().size())
                .isLessThan(told.played.get(told.played.size() - 2).steps().size());
    }
}
