package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Unanswered;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.race.Stage;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.conformance.target.StandIns;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.Simulation;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.OperationText;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays the scenarios of one case and turns what its judge says into results. */
final class CasePlayer {
    private static final int OPERATIONS_TOLD_MAX = 12;
    private static final int STEPS_SHORT = 8;

    /** Of one run: a badly broken server fails dozens of cases, and the first ones explain the others. */
    private static final long NANOS_SHORTENING_MAX = 30_000_000_000L;

    private final Profile profile;
    private final Target target;
    private final Evidence evidence;
    private final RunOptions options;
    private final Deviations deviations;
    private final Applicability applicability;
    private final List<String> declaredLosses = new ArrayList<>();
    private boolean networkTrouble;
    private int plays;
    private int shortened;
    private long nanosShortened;

    CasePlayer(Profile profile, Target target, Evidence evidence, RunOptions options) {
        this.profile = profile;
        this.target = target;
        this.evidence = evidence;
        this.options = options;
        this.deviations = new Deviations(profile, target.isIsolated());
        this.applicability = new Applicability(target);
    }

    /** Nothing will be played any more. */
    void over() {
        evidence.over();
    }

    List<String> declaredLosses() {
        return List.copyOf(declaredLosses);
    }

    /** Whether any exchange of the last case was not answered. */
    boolean sawNetworkTrouble() {
        return networkTrouble;
    }

    /** A judge's word on one requirement, the history that it read, and how often that word is the same. */
    private record Finding(Verdict verdict, @Nullable History history, Rate rate) {}

    /** The history that a failed case leaves; what another history of the case breaks cannot be played from it. */
    private @Nullable History kept;

    List<CaseResult> play(Case each, List<Scenario> scenarios, Prerequisites prerequisites) throws IOException {
        long started = System.nanoTime();
        networkTrouble = false;
        Optional<String> missing = applicability.missing(each, scenarios);
        Optional<RequirementId> blocking = prerequisites.blocking(each.judges());
        if (missing.isPresent()) {
            return List.of(own(each, Status.SKIPPED, missing.get(), started));
        }
        if (blocking.isPresent()) {
            return List.of(own(each, Status.UNKNOWN, "blocked by " + blocking.get(), started));
        }
        Map<RequirementId, Finding> findings = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            if (options.cancelled().getAsBoolean()) {
                break;
            }
            History history = judge(each, scenario, findings);
            declaredLosses.addAll(Laws.declaredLosses(history, profile));
            if (findings.values().stream().anyMatch(finding -> isReported(finding.verdict()))) {
                shorten(each, scenario, findings);
                break;
            }
        }
        if (findings.isEmpty()) {
            return List.of(own(each, Status.UNKNOWN, "the run was interrupted", started));
        }
        kept = null;
        for (Finding finding : findings.values()) {
            if (isReported(finding.verdict()) && finding.history() != null) {
                kept = finding.history();
                evidence.explain(each.id(), finding.verdict(), finding.history());
                break;
            }
        }
        return results(each, findings, prerequisites, started);
    }

    private boolean isReported(Verdict verdict) {
        return verdict.status() == Status.FAIL && !deviations.includes(verdict.requirement());
    }

    /** A long scenario is shortened, then played once more, or until it fails again, to be kept. */
    private void shorten(Case each, Scenario scenario, Map<RequirementId, Finding> findings) throws IOException {
        Optional<Verdict> failed = findings.values().stream()
                .map(Finding::verdict)
                .filter(this::isReported)
                .findFirst();
        boolean isShort = scenario.steps().size() <= STEPS_SHORT;
        if (failed.isEmpty()
                || each.racing() != null
                || (isShort && !target.hasFreshAccounts())
                || shortened >= options.shortenedMax()
                || nanosShortened > NANOS_SHORTENING_MAX) {
            return;
        }
        shortened++;
        long begun = System.nanoTime();
        shortenTo(each, scenario, failed.get(), findings, isShort);
        nanosShortened += System.nanoTime() - begun;
    }

    private void shortenTo(
            Case each, Scenario scenario, Verdict failed, Map<RequirementId, Finding> findings, boolean isShort)
            throws IOException {
        RequirementId requirement = failed.requirement();
        Shortener shortener = new Shortener(new Question(each, requirement), options.cancelled());
        Rate rate = shortener.rate(scenario);
        Scenario shortest = shortener.shortest(scenario, failed.message(), rate, standIns(requirement, isShort));
        if (!shortest.equals(scenario)) {
            Optional<Finding> confirmed = confirmed(each, shortest, requirement, rate.attempts());
            confirmed.ifPresent(finding -> findings.put(requirement, finding));
            if (confirmed.isEmpty()) {
                rate = shortener.counted(scenario, rate);
            } else if (!rate.isSteady()) {
                rate = shortener.counted(shortest, Rate.STEADY);
            }
        }
        Rate told = rate;
        findings.computeIfPresent(
                requirement, (key, finding) -> new Finding(finding.verdict(), finding.history(), told));
    }

    /** A target in this process is as near as any that could stand in for it, and a short scenario costs it little. */
    private List<StandIns.StandIn> standIns(RequirementId requirement, boolean isShort) {
        return target.speaksHttp() && !isShort ? StandIns.of(profile, requirement) : List.of();
    }

    private Optional<Finding> confirmed(Case each, Scenario scenario, RequirementId requirement, int attempts)
            throws IOException {
        for (int i = 0; i < attempts; i++) {
            Map<RequirementId, Finding> again = new LinkedHashMap<>();
            judge(each, scenario, again);
            Finding finding = again.get(requirement);
            if (finding != null && isReported(finding.verdict())) {
                return Optional.of(finding);
            }
        }
        return Optional.empty();
    }

    /** Whether a scenario of a case breaks a requirement, here and there. */
    private final class Question implements Shortener.Stage {
        private final Case each;
        private final RequirementId requirement;

        Question(Case each, RequirementId requirement) {
            this.each = each;
            this.requirement = requirement;
        }

        @Override
        public boolean failsOnTarget(Scenario scenario) {
            return status(Simulation.run(scenario, setting(each, scenario, salt()))) == Status.FAIL;
        }

        @Override
        public Optional<String> failureOn(StandIns.StandIn standIn, Scenario scenario) {
            SimClock clock = new SimClock();
            return meant(inProcess(standIn.open(clock), clock, scenario))
                    .filter(verdict -> verdict.status() == Status.FAIL)
                    .map(Verdict::message)
                    .findFirst();
        }

        /** A scenario that lost a step too many may fail everywhere, or say nothing where the server is mended. */
        @Override
        public boolean passesOnReference(Scenario scenario) {
            SimClock clock = new SimClock();
            return status(inProcess(InProcessTarget.reference(profile, clock), clock, scenario)) == Status.PASS;
        }

        private History inProcess(Target server, SimClock clock, Scenario scenario) {
            return Simulation.run(
                    scenario, Simulation.Setting.inProcess(server.open(scenario.users()), profile, clock));
        }

        private Status status(History history) {
            return meant(history).map(Verdict::status).reduce(Status.UNTESTED, Status::merge);
        }

        private Stream<Verdict> meant(History history) {
            return verdicts(each, history).stream()
                    .filter(verdict -> verdict.requirement().equals(requirement));
        }
    }

    /** Another one for each play. */
    private String salt() {
        return options.salt() + "/" + plays++;
    }

    private Simulation.Setting setting(Case each, Scenario scenario, String salt) {
        Target.Pace pace = each.aboutTies() ? Target.Pace.TICK : Target.Pace.SETTLED;
        return new Simulation.Setting(
                target.open(scenario.users(), pace), profile, salt, !target.hasFreshAccounts(), clock());
    }

    /** Servers behind a URL have a clock of their own; devices that are far behind it would be a fault of ours. */
    private SimClock clock() {
        return target.speaksHttp() ? new SimClock(System.currentTimeMillis()) : new SimClock();
    }

    private History judge(Case each, Scenario scenario, Map<RequirementId, Finding> findings) throws IOException {
        String salt = salt();
        Simulation.Setting setting = setting(each, scenario, salt);
        boolean keep = true;
        try {
            Consumer<Operation> sink = evidence.begin(each.id(), scenario, salt);
            Case.Racing racing = each.racing();
            History history = racing == null
                    ? Simulation.run(scenario, setting, sink)
                    : race(racing.of(profile), scenario, setting, sink);
            networkTrouble |= history.operations().stream().anyMatch(Unanswered::is);
            List<Verdict> verdicts = verdicts(each, history);
            verdicts.forEach(verdict -> merge(findings, new Finding(checked(each, verdict), history, Rate.STEADY)));
            keep = verdicts.stream().anyMatch(this::isReported);
            return history;
        } finally {
            evidence.end(keep);
        }
    }

    /** The laws about devices and the judges of races reckon with lost answers themselves. */
    private List<Verdict> verdicts(Case each, History history) {
        List<Verdict> verdicts = each.judge().judge(history, profile);
        boolean reckons = each.racing() != null || !history.scenario().devices().isEmpty();
        return reckons ? verdicts : Unanswered.excuse(history, verdicts);
    }

    /** Evidence is written when the race is over: writing it meanwhile would slow the racers down. */
    private History race(Case.Race race, Scenario scenario, Simulation.Setting setting, Consumer<Operation> sink) {
        Stage stage = new Stage(setting.network(), scenario.users(), profile, setting.salt(), race.millis());
        race.probe().play(stage);
        History history = stage.history(scenario, profile);
        history.operations().forEach(sink);
        return history;
    }

    private static Verdict checked(Case each, Verdict verdict) {
        boolean declared =
                verdict.requirement().equals(each.judges()) || each.touches().contains(verdict.requirement());
        if (!declared) {
            throw new IllegalStateException(
                    each.id() + " judged " + verdict.requirement() + ", which it does not declare");
        }
        return verdict;
    }

    private static void merge(Map<RequirementId, Finding> findings, Finding next) {
        findings.merge(next.verdict().requirement(), next, (a, b) -> {
            boolean first = a.verdict().status().merge(b.verdict().status())
                    == a.verdict().status();
            return first ? a : b;
        });
    }

    private List<CaseResult> results(
            Case each, Map<RequirementId, Finding> findings, Prerequisites prerequisites, long started) {
        List<CaseResult> results = new ArrayList<>();
        Finding own = findings.get(each.judges());
        if (own != null) {
            results.add(result(each, own, started));
        }
        findings.forEach((requirement, finding) -> {
            boolean blocked = prerequisites.blocking(requirement).isPresent();
            if (!requirement.equals(each.judges()) && !blocked) {
                results.add(result(each, finding, started));
            }
        });
        return results;
    }

    private CaseResult result(Case each, Finding finding, long started) {
        Verdict verdict = finding.verdict();
        boolean deviates = deviations.includes(verdict.requirement());
        if (deviates) {
            String loss = verdict.status() == Status.FAIL ? "; shown by this run: " + verdict.message() : "";
            return new CaseResult(
                    each.id(),
                    verdict.requirement(),
                    Status.SKIPPED,
                    Deviations.REASON + loss,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    true,
                    millisSince(started));
        }
        boolean failed = verdict.status() == Status.FAIL;
        return new CaseResult(
                each.id(),
                verdict.requirement(),
                verdict.status(),
                verdict.message() + (failed ? finding.rate().words() : ""),
                verdict.contrast(),
                verdict.evidence(),
                failed ? told(finding) : List.of(),
                failed && Objects.equals(finding.history(), kept)
                        ? options.replayCommand().apply(each.id())
                        : null,
                false,
                millisSince(started));
    }

    /** A short history is told whole; of a long one, the operations that show the breach. */
    private static List<String> told(Finding finding) {
        List<String> lines = new ArrayList<>();
        History history = finding.history();
        if (history != null) {
            boolean whole = history.operations().size() <= OPERATIONS_TOLD_MAX;
            for (Operation operation : history.operations()) {
                if (whole || finding.verdict().evidence().contains(operation.index())) {
                    lines.add(OperationText.line(operation));
                }
            }
        }
        return lines;
    }

    private static long millisSince(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }

    private static CaseResult own(Case each, Status status, String reason, long started) {
        return new CaseResult(
                each.id(),
                each.judges(),
                status,
                reason,
                null,
                List.of(),
                List.of(),
                null,
                status == Status.SKIPPED && reason.startsWith(Deviations.WORD),
                millisSince(started));
    }

    CaseResult skipped(Case each, String reason) {
        return own(each, Status.SKIPPED, reason, System.nanoTime());
    }

    CaseResult unknown(Case each, String reason) {
        return own(each, Status.UNKNOWN, reason, System.nanoTime());
    }

    CaseResult error(Case each, String message) {
        return own(each, Status.ERROR, message, System.nanoTime());
    }
}
