package io.github.synctck.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.soak.SoakResult;
import java.util.Locale;

/** A soak as {@code soak.json}; the form is documented in docs/soak.md and only ever grows. */
public final class SoakJson {
    private static final int SCHEMA_VERSION = 1;

    private SoakJson() {}

    /** The document. */
    public static String write(SoakResult result) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("ending", result.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        root.put("trouble", result.trouble()).put("seed", result.seed());
        root.put("durationMillis", result.millis())
                .put("exitCode", result.exitCode().code());
        root.set("counts", mapper.valueToTree(result.counts()));
        root.set("incidents", mapper.valueToTree(result.incidents()));
        ArrayNode requirements = root.putArray("requirements");
        result.verdicts().forEach(verdict -> {
            ObjectNode node = requirements.addObject();
            node.put("id", verdict.requirement().value());
            node.put("status", verdict.status().word());
            node.put("tested", verdict.tested()).put("broken", verdict.broken());
            verdict.sentences().forEach(node.putArray("sentences")::add);
        });
        result.notes().forEach(root.putArray("notes")::add);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
