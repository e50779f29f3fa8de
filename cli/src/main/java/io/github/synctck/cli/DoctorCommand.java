package io.github.synctck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.doctor.Check;
import io.github.synctck.conformance.doctor.Diagnosis;
import io.github.synctck.conformance.doctor.Doctor;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.run.Outlook;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.report.console.Text;
import io.github.synctck.spec.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck doctor}: looks at a server before it is judged. */
@Command(
        name = "doctor",
        description = {
            "Looks at a server before a run does and says the first thing to mend.",
            "Is it there, is the token accepted, does a row come back, how coarse is its clock, what would a run "
                    + "skip? Ends with 0 where a run can start, else with 69."
        },
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private static final int NAME_WIDTH = 10;
    private static final String INDENT = " ".repeat("skip".length() + 2 + NAME_WIDTH + 2);

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--format", paramLabel = "text|json", description = "text (default) or json.")
    private String format = "text";

    @Override
    public Integer call() throws JsonProcessingException {
        if (!format.equals("text") && !format.equals("json")) {
            throw Complaint.usage("--format should be text or json, not '" + format + "'");
        }
        boolean json = format.equals("json");
        Profile profile = target.profile();
        try (TargetOptions.Opened opened = target.connect(profile)) {
            HttpTarget looked = opened.target();
            if (!json) {
                announce(looked);
            }
            Diagnosis diagnosis = Doctor.examine(looked, profile, Suite.standard(), check -> {
                if (!json) {
                    print(check);
                }
            });
            int code = diagnosis.mend().isPresent() ? ExitCode.TARGET_UNREACHABLE.code() : ExitCode.PASS.code();
            if (json) {
                System.out.println(new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json(looked, diagnosis, code)));
            } else {
                conclude(diagnosis);
            }
            return code;
        }
    }

    private static void announce(HttpTarget target) {
        wrapped(
                "",
                "Looking at " + target.url() + " with at most " + Doctor.REQUESTS_MAX
                        + " requests. A few rows are written and, where the server allows it, deleted again.");
    }

    private static void print(Check check) {
        String head =
                String.format("%-4s  %-" + NAME_WIDTH + "s  ", check.status().word(), check.name());
        String indent = head;
        for (String line : Text.wrap(Text.safe(check.message()), width(head))) {
            System.out.println(indent + line);
            indent = INDENT;
        }
    }

    private void conclude(Diagnosis diagnosis) {
        boolean fine = diagnosis.mend().isEmpty();
        if (fine) {
            reasons(diagnosis.outlook()).forEach((reason, ids) -> {
                System.out.println();
                wrapped("  ", "skipped because: " + Text.safe(reason));
                wrapped("    ", String.join(", ", ids));
            });
        }
        System.out.println();
        long warnings = diagnosis.warnings();
        String known = warnings == 0
                ? ""
                : warnings == 1
                        ? " One thing above is worth a look."
                        : " " + warnings + " things above are worth a look.";
        wrapped(
                "",
                diagnosis
                        .mend()
                        .map(sentence -> "Mend this first: " + Text.safe(sentence) + ".")
                        .orElseGet(() -> "Fine." + known + " A run makes about "
                                + diagnosis.outlook().requests() + " requests: ./synctck run" + target.words()));
    }

    /** The skipped requirements by reason, both in the order of the plan. */
    private static Map<String, Set<String>> reasons(Outlook outlook) {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        for (Outlook.Skip skip : outlook.skips()) {
            reasons.computeIfAbsent(skip.reason(), any -> new TreeSet<>())
                    .add(skip.requirement().value());
        }
        return reasons;
    }

    private static void wrapped(String indent, String text) {
        Text.wrap(text, width(indent)).forEach(line -> System.out.println(indent + line));
    }

    private static int width(String head) {
        return Terminal.style().widthColumns() - head.length();
    }

    private static ObjectNode json(HttpTarget target, Diagnosis diagnosis, int code) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.putObject("target").put("url", target.url()).put("description", target.describe());
        ArrayNode checks = node.putArray("checks");
        diagnosis
                .checks()
                .forEach(check -> checks.addObject()
                        .put("name", check.name())
                        .put("status", check.status().word())
                        .put("message", check.message()));
        node.put("cases", diagnosis.outlook().cases());
        ArrayNode skips = node.putArray("skips");
        diagnosis
                .outlook()
                .skips()
                .forEach(skip -> skips.addObject()
                        .put("case", skip.caseId())
                        .put("requirement", skip.requirement().value())
                        .put("reason", skip.reason()));
        node.put("mend", diagnosis.mend().orElse(null));
        node.put("exitCode", code);
        return node;
    }
}
