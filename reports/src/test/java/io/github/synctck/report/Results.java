package io.github.synctck.report;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results of runs, made by hand. */
public final class Results {
    public static final Catalogue CATALOGUE = CatalogueReader.load();

    /** What a server may send to a terminal or into a document: escapes, markup, control characters, half a pair. */
    public static final String HOSTILE = "a\u001b[31mred\u001b[0m\u0007 <b>&\"']]> \u0000\u202e\uD83E end\r\nnext line";

    public static final String REPLAY = "./synctck replay out/failures/push-05_stale --url http://127.0.0.1:1";

    private Results() {}

    @SuppressWarnings("NullAway") // class files do not carry the annotations of a compact constructor's parameters
    private static CaseResult caseOf(
            Requirement requirement, String name, Status status, String message, @Nullable Contrast contrast) {
        boolean failed = status == Status.FAIL;
        return new CaseResult(
                requirement.id().value().toLowerCase(Locale.ROOT) + "/" + name,
                requirement.id(),
                status,
                message,
                contrast,
                failed ? List.of(1, 2) : List.of(),
                failed ? List.of("op 1: " + HOSTILE, "op 2: device B pulled") : List.of(),
                failed ? REPLAY : null,
                message.startsWith("deviates"),
                12);
    }

    private static RequirementResult judged(String id, Status status, String message) {
        Requirement requirement = CATALOGUE.get(RequirementId.of(id));
        Contrast contrast = status == Status.FAIL ? new Contrast("refused with " + HOSTILE, "accepted") : null;
        CaseResult result = caseOf(requirement, "case-of-" + status.word(), status, message, contrast);
        String reason = status == Status.PASS || status == Status.FAIL ? "" : message;
        return new RequirementResult(requirement, status, reason, message.startsWith("deviates"), List.of(result));
    }

    private static RequirementResult untested(String id) {
        return new RequirementResult(CATALOGUE.get(RequirementId.of(id)), Status.UNTESTED, "not yet", false, List.of());
    }

    private static RunResult of(List<RequirementResult> requirements, RunResult.Ending ending) {
        List<CaseResult> failures = new ArrayList<>();
        for (RequirementResult requirement : requirements) {
            requirement.cases().stream()
                    .filter(each -> each.status() == Status.FAIL || each.status() == Status.ERROR)
                    .forEach(failures::add);
        }
        return new RunResult(
                "synctck 0.1.0",
                new RunResult.TargetInfo("http://127.0.0.1:1", "a server " + HOSTILE),
                "watermelondb",
                "0x1",
                requirements,
                failures,
                List.of(new RunResult.NotRun("pull-05/later", "left out by --skip")),
                List.of(),
                ending,
                1_234,
                56);
    }

    /** Everything passed that was tested. */
    public static RunResult green() {
        return of(
                List.of(judged("SHAPE-01", Status.PASS, ""), judged("PULL-02a", Status.PASS, ""), untested("PULL-05")),
                RunResult.Ending.COMPLETED);
    }

    /** One of each: failed MUST, failed SHOULD, unknown, skipped as deviating, untested, passed. */
    public static RunResult red() {
        return of(
                List.of(
                        judged("SHAPE-01", Status.PASS, ""),
                        judged("PULL-01", Status.FAIL, "a SHOULD that failed"),
                        judged("PULL-02a", Status.UNKNOWN, "blocked by PUSH-01"),
                        untested("PULL-05"),
                        judged("PUSH-05", Status.FAIL, "op 2 was accepted over op 1: " + HOSTILE),
                        judged("DERIVED-13", Status.SKIPPED, "deviates: not promised by this profile")),
                RunResult.Ending.COMPLETED);
    }

    /** As many failures, each of a case of its own, with that text in all that a server can fill. */
    public static RunResult failures(int number, String text) {
        List<RequirementResult> requirements = new ArrayList<>();
        Requirement requirement = CATALOGUE.get(RequirementId.of("PUSH-05"));
        List<CaseResult> cases = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            cases.add(new CaseResult(
                    "push-05/case-" + i,
                    requirement.id(),
                    Status.FAIL,
                    "op 2: " + text,
                    new Contrast("refused " + text, "accepted " + text),
                    List.of(1, 2),
                    List.of("op 1: " + text, "op 2: " + text),
                    REPLAY,
                    false,
                    12));
        }
        requirements.add(judged("SHAPE-01", Status.PASS, ""));
        requirements.add(new RequirementResult(requirement, Status.FAIL, "", false, cases));
        requirements.add(judged("DERIVED-13", Status.SKIPPED, "because " + text));
        RunResult of = of(requirements, RunResult.Ending.COMPLETED);
        return new RunResult(
                of.suite(),
                new RunResult.TargetInfo("http://127.0.0.1:1", "a server " + text),
                of.profile(),
                of.seed(),
                of.requirements(),
                of.failures(),
                of.notRun(),
                List.of("lost: " + text),
                of.ending(),
                of.durationMillis(),
                of.requests());
    }
}
