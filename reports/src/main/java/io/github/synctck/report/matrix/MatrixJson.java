package io.github.synctck.report.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.KillMatrix.Row;

/** A kill matrix as JSON; the form is described in {@code docs/results.md}. */
public final class MatrixJson {
    private static final int SCHEMA_VERSION = 1;

    private final ObjectMapper mapper = new ObjectMapper();

    /** The document, indented, with a line feed at the end. */
    public String write(KillMatrix matrix) {
        ObjectNode root = mapper.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("proven", matrix.isProven());
        root.put("notJudged", matrix.notJudged());
        root.put("medianMillis", matrix.medianMillis());
        root.put("medianSteps", matrix.medianSteps());
        matrix.seeds().forEach(root.putArray("seeds")::add);
        var servers = root.putArray("servers");
        matrix.rows().forEach(row -> write(row, servers.addObject()));
        matrix.neverBroken().forEach(id -> root.withArray("neverBroken").add(id.value()));
        matrix.neverNeeded().forEach(root.putArray("neverNeeded")::add);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Row row, ObjectNode node) {
        node.put("name", row.subject().name());
        node.put("failureClass", row.subject().failureClass());
        node.put("sound", row.subject().isSound());
        node.put("profile", row.subject().profile().name());
        node.put("fate", row.fate().words());
        var expected = node.putArray("expected");
        row.subject().fails().forEach(id -> expected.add(id.value()));
        var failed = node.putArray("failed");
        row.failed().forEach(id -> failed.add(id.value()));
        row.failedCases().forEach(node.putArray("failedCases")::add);
        var unknown = node.putArray("unknown");
        row.unknown().forEach(id -> unknown.add(id.value()));
        row.errors().forEach(node.putArray("errors")::add);
        node.put("requests", row.requests());
        node.put("millis", row.millis());
        First first = row.first();
        if (first != null) {
            ObjectNode told = node.putObject("first");
            told.put("requirement", first.requirement().value());
            told.put("case", first.caseId());
            told.put("requests", first.requests());
            told.put("millis", first.millis());
            told.put("steps", first.steps());
            told.put("sentence", first.sentence());
        }
    }
}
