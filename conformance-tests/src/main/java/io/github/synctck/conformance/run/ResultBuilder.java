package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Merges case results per requirement. */
final class ResultBuilder {
    private final Catalogue catalogue;
    private final Map<String, List<CaseResult>> resultsByCase;
    private final List<RunResult.NotRun> notRun;

    ResultBuilder(Catalogue catalogue, Map<String, List<CaseResult>> resultsByCase, List<RunResult.NotRun> notRun) {
        this.catalogue = catalogue;
        this.resultsByCase = resultsByCase;
        this.notRun = notRun;
    }

    /** Everything about a run but its results. */
    record Frame(
            String suite,
            RunResult.TargetInfo target,
            String profile,
            String seed,
            List<String> declaredLosses,
            RunResult.Ending ending,
            long durationMillis,
            long requests) {}

    RunResult build(Frame frame) {
        List<RequirementResult> requirements = new ArrayList<>();
        for (Requirement requirement : catalogue.all()) {
            requirements.add(requirement(requirement));
        }
        return new RunResult(
                frame.suite(),
                frame.target(),
                frame.profile(),
                frame.seed(),
                requirements,
                failures(),
                notRun,
                frame.declaredLosses(),
                frame.ending(),
                frame.durationMillis(),
                frame.requests());
    }

    /** A warning may be found first, and is still not what ends the run. */
    private List<CaseResult> failures() {
        return resultsByCase.values().stream()
                .flatMap(List::stream)
                .filter(result -> result.status() == Status.FAIL || result.status() == Status.ERROR)
                .sorted(Comparator.comparing(this::isWarning))
                .toList();
    }

    private boolean isWarning(CaseResult result) {
        return result.status() == Status.FAIL
                && catalogue.get(result.requirement()).level() != Level.MUST;
    }

    private RequirementResult requirement(Requirement requirement) {
        List<CaseResult> cases = new ArrayList<>();
        for (List<CaseResult> results : resultsByCase.values()) {
            for (CaseResult result : results) {
                if (result.requirement().equals(requirement.id())) {
                    cases.add(result);
                }
            }
        }
        if (cases.isEmpty()) {
            return uncovered(requirement);
        }
        CaseResult strongest = cases.get(0);
        for (CaseResult each : cases) {
            boolean stays = strongest.status().merge(each.status()) == strongest.status();
            strongest = stays ? strongest : each;
        }
        boolean open = strongest.status() == Status.UNKNOWN || strongest.status() == Status.SKIPPED;
        boolean deviates =
                strongest.status() == Status.SKIPPED && cases.stream().anyMatch(CaseResult::deviates);
        String reason = deviates && strongest.message().startsWith(Deviations.REASON)
                ? Deviations.REASON
                : open ? strongest.message() : "";
        return new RequirementResult(requirement, strongest.status(), reason, deviates, cases);
    }

    private RequirementResult uncovered(Requirement requirement) {
        String untested = requirement.untested();
        if (untested != null) {
            return new RequirementResult(requirement, Status.UNTESTED, untested, false, List.of());
        }
        String prefix = requirement.id().value().toLowerCase(java.util.Locale.ROOT) + "/";
        String reason = notRun.stream()
                .filter(entry -> entry.id().startsWith(prefix))
                .map(RunResult.NotRun::reason)
                .findFirst()
                .orElse(isSelection() ? Plan.NOT_SELECTED : "no case judged it");
        boolean selected = !reason.equals(Plan.NOT_SELECTED);
        return new RequirementResult(requirement, selected ? Status.UNKNOWN : Status.SKIPPED, reason, false, List.of());
    }

    /** A part of the suite promises nothing about laws that only the other cases would have shown. */
    private boolean isSelection() {
        return notRun.stream().anyMatch(entry -> entry.reason().equals(Plan.NOT_SELECTED));
    }
}
