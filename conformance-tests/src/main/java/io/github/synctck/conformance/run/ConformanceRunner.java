package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.RunResult.Ending;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.CursorTick;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.sim.NothingToAdoptException;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.server.SyncServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the suite against one target: plans, plays case after case, judges, and reconciles every planned case
 * with exactly one result. Used once, by one thread.
 */
public final class ConformanceRunner {
    private static final int CANARIES_MAX = 3;

    private final Catalogue catalogue;
    private final Profile profile;
    private final Target target;
    private final RunOptions options;
    private final RunListener listener;
    private final Plan plan;
    private final CasePlayer player;
    private final Prerequisites prerequisites;
    private final Map<String, List<CaseResult>> resultsByCase = new LinkedHashMap<>();
    private final List<RunResult.NotRun> notRun = new ArrayList<>();
    private Ending ending = Ending.COMPLETED;

    /** What a run works on. */
    public record Subject(Catalogue catalogue, Suite suite, Profile profile, Target target) {}

    /** A run; throws {@link IllegalArgumentException} with one sentence where some of the selection matches no case. */
    public ConformanceRunner(Subject subject, RunOptions options, RunListener listener, Evidence evidence) {
        this.catalogue = subject.catalogue();
        this.profile = subject.profile();
        this.target = subject.target();
        this.options = options;
        this.listener = listener;
        this.plan = new Plan(subject.suite(), profile, options, target::adapted);
        this.player = new CasePlayer(profile, target, evidence, options);
        this.prerequisites = new Prerequisites(catalogue);
        Optional<String> unheardOf = Plan.unheardOf(subject.suite(), options);
        if (unheardOf.isPresent()) {
            throw new IllegalArgumentException(
                    "no case matches '" + unheardOf.get() + "'; 'synctck list' shows them all");
        } else if (plan.cases().isEmpty()) {
            throw new IllegalArgumentException("no case matches the selection; 'synctck list' shows them all");
        }
    }

    /** Plays everything and returns what was found out. */
    public RunResult run(String suiteName) {
        long started = System.nanoTime();
        listener.planned(new RunListener.Announcement(
                plan.cases().size(), plan.requests(new Applicability(target)), leavesBehind()));
        for (Case each : plan.cases()) {
            long elapsedNanos = System.nanoTime() - started;
            if (options.cancelled().getAsBoolean()) {
                ending = Ending.INTERRUPTED;
            } else if (ending == Ending.COMPLETED
                    && elapsedNanos > options.budget().toNanos()) {
                ending = Ending.BUDGET;
            }
            if (ending == Ending.COMPLETED) {
                perform(each);
            } else {
                notRun.add(new RunResult.NotRun(each.id(), reasonNotRun()));
            }
        }
        player.over();
        reconcile();
        notRun.addAll(plan.notSelected());
        long durationMillis = (System.nanoTime() - started) / 1_000_000;
        return new ResultBuilder(catalogue, resultsByCase, notRun)
                .build(new ResultBuilder.Frame(
                        suiteName,
                        new RunResult.TargetInfo(target.url(), target.describe()),
                        profile.name(),
                        options.seed().toString(),
                        player.declaredLosses(),
                        ending,
                        durationMillis,
                        target.requests()));
    }

    private String leavesBehind() {
        return target.hasFreshAccounts()
                ? "a new account per play, with its rows and tombstones, stays on the server"
                : "rows and tombstones with ids of this run stay in the given accounts";
    }

    private String reasonNotRun() {
        return switch (ending) {
            case INTERRUPTED -> "the run was interrupted";
            case BUDGET -> "the time budget was spent";
            case TARGET_LOST -> "the target was lost";
            case BROKEN -> "the kit broke";
            case COMPLETED -> throw new AssertionError(ending);
        };
    }

    private void perform(Case each) {
        listener.started(each.id());
        List<CaseResult> results;
        try {
            Optional<String> missing = plan.missing(each);
            results = missing.isPresent()
                    ? List.of(player.skipped(each, missing.get()))
                    : told(each, player.play(each, plan.scenarios(each), prerequisites));
        } catch (TargetTrouble e) {
            ending = Ending.TARGET_LOST;
            notRun.add(new RunResult.NotRun(each.id(), String.valueOf(e.getMessage())));
            results = List.of(player.unknown(each, String.valueOf(e.getMessage())));
        } catch (NothingToAdoptException e) {
            results = List.of(player.unknown(each, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            ending = Ending.BROKEN;
            results = List.of(player.error(each, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            results = List.of(player.error(each, e.toString()));
        }
        if (each.aboutTies() && results.stream().anyMatch(result -> result.status() == Status.FAIL)) {
            results = settled(results);
        }
        resultsByCase.put(each.id(), results);
        for (CaseResult result : results) {
            prerequisites.learn(result);
            listener.finished(result);
        }
        if (player.sawNetworkTrouble() && ending == Ending.COMPLETED && !isAlive()) {
            ending = Ending.TARGET_LOST;
            notRun.add(new RunResult.NotRun(each.id(), "the target stopped answering during this case"));
        }
    }

    /** What a target cannot take was left out of an adapted case, and says nothing about what is not its own matter. */
    private List<CaseResult> told(Case each, List<CaseResult> results) {
        return !plan.isAdapted(each)
                ? results
                : results.stream()
                        .filter(result -> result.status() != Status.UNKNOWN
                                || result.requirement().equals(each.judges()))
                        .toList();
    }

    /** A server that loses what happens within one tick would fail every case after this one for the same reason. */
    private List<CaseResult> settled(List<CaseResult> results) {
        long millis = target.speaksHttp() ? tickMillis() : 0;
        if (millis <= CursorTick.FINE_MILLIS) {
            return results;
        }
        target.settle(Duration.ofMillis(millis));
        String note =
                "; its clock ticks every " + millis + " ms, so all further reads and writes are kept that far apart";
        return results.stream()
                .map(result -> result.status() == Status.FAIL ? result.noting(note) : result)
                .toList();
    }

    private long tickMillis() {
        SyncServer server = target.open(1, Target.Pace.TICK).server(0);
        try {
            return CursorTick.read(since -> {
                        PullRequest request =
                                PullRequest.since(since, profile.schema().version());
                        if (server.pull(request) instanceof PullResponse.Accepted answer) {
                            return answer.timestamp();
                        }
                        throw new TargetTrouble("the target stopped answering pulls while its clock was read");
                    })
                    .tickMillis();
        } catch (TargetTrouble e) {
            return 0;
        }
    }

    /** The canary pulls between cases; one that goes astray is not the end. */
    private boolean isAlive() {
        if (target.usersMax() < 1) {
            return false;
        }
        PullRequest first = PullRequest.first(profile.schema().version());
        try {
            for (int tried = 0; tried < CANARIES_MAX; tried++) {
                if (!(target.open(1).server(0).pull(first) instanceof TransportFailure)) {
                    return true;
                }
            }
            return false;
        } catch (TargetTrouble e) {
            return false;
        }
    }

    /** Every planned case ends with exactly one verdict on what it judges, or the kit is broken. */
    private void reconcile() {
        for (Case each : plan.cases()) {
            List<CaseResult> results = resultsByCase.getOrDefault(each.id(), List.of());
            long own = results.stream()
                    .filter(result -> result.requirement().equals(each.judges()))
                    .count();
            boolean excused = notRun.stream().anyMatch(entry -> entry.id().equals(each.id()));
            if (own != 1 && !(own == 0 && excused)) {
                CaseResult error = player.error(each, "the case ended with " + own + " verdicts instead of one");
                resultsByCase.put(each.id(), List.of(error));
                listener.finished(error);
            } else if (results.stream().anyMatch(result -> result.status() == Status.UNTESTED)) {
                throw new IllegalStateException("untested is no verdict of a case");
            }
        }
    }
}
