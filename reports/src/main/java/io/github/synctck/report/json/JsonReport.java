package io.github.synctck.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;

/** A run as {@code result.json}; the form is documented in docs/results.md and only ever grows. */
public final class JsonReport {
    private static final int SCHEMA_VERSION = 1;

    private final ObjectMapper mapper = new ObjectMapper();

    /** The document. */
    public String write(RunResult result) {
        ObjectNode root = mapper.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION).put("suite", result.suite());
        root.putObject("target")
                .put("url", result.target().url())
                .put("description", result.target().description());
        root.put("profile", result.profile()).put("seed", result.seed());
        root.putObject("summary")
                .put("passed", result.count(Status.PASS))
                .put("failed", result.count(Status.FAIL))
                .put("unknown", result.count(Status.UNKNOWN))
                .put("skipped", result.count(Status.SKIPPED))
                .put("untested", result.count(Status.UNTESTED))
                .put("errors", result.count(Status.ERROR))
                .put("deviates", result.deviating());
        ArrayNode requirements = root.putArray("requirements");
        result.requirements().forEach(each -> requirement(requirements.addObject(), each));
        ArrayNode failures = root.putArray("failures");
        result.failures()
                .forEach(each -> failures.addObject()
                        .put("id", each.id())
                        .put("requirement", each.requirement().value()));
        ArrayNode notRun = root.putArray("notRun");
        result.notRun().forEach(each -> notRun.addObject().put("id", each.id()).put("reason", each.reason()));
        result.declaredLosses().forEach(root.putArray("declaredLosses")::add);
        root.put("durationMillis", result.durationMillis()).put("requests", result.requests());
        root.put("exitCode", result.exitCode());
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requirement(ObjectNode node, RequirementResult result) {
        node.put("id", result.requirement().id().value());
        node.put("level", result.requirement().level().name());
        node.put("status", result.status().word());
        node.put("reason", result.reason());
        ArrayNode cases = node.putArray("cases");
        result.cases().forEach(each -> caseResult(cases.addObject(), each));
    }

    private static void caseResult(ObjectNode node, CaseResult result) {
        node.put("id", result.id()).put("status", result.status().word());
        node.put("message", result.message());
        var contrast = result.contrast();
        if (contrast != null) {
            node.put("expected", contrast.expected()).put("actual", contrast.actual());
        }
        result.evidence().forEach(node.putArray("evidence")::add);
        node.put("replay", result.replay());
        node.put("durationMillis", result.durationMillis());
    }
}
