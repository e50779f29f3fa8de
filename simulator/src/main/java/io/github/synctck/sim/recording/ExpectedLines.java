package io.github.synctck.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.CanonicalJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The recorded lines of the step that is played, and the first difference between them and what happens. */
final class ExpectedLines {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private final Deque<JsonNode> lines = new ArrayDeque<>();
    private boolean outcomesOnly;
    private Optional<Difference> difference = Optional.empty();

    /** The lines of the next step; of a malformed recording only the outcome of syncs counts. */
    void begin(List<JsonNode> recorded, boolean malformed) {
        lines.clear();
        outcomesOnly = malformed;
        for (JsonNode line : recorded) {
            if (!line.path("t").asText().equals("warn")) {
                lines.add(line);
            }
        }
    }

    /** The step has ended; a line that nobody asked for is a difference. */
    Optional<Difference> end() {
        if (difference.isEmpty() && !lines.isEmpty() && !outcomesOnly) {
            JsonNode next = lines.getFirst();
            differ(next.path("i").asText(), "/", CanonicalJson.write(next), "nothing");
        }
        return difference;
    }

    /** Lines that say nothing about a device. */
    void skip() {
        lines.pollFirst();
    }

    /** The line of that kind and label, taken; a sync's own lines stand after those of the steps inside it. */
    JsonNode take(String kind, String label) {
        JsonNode line = peek(kind, label);
        if (line.isMissingNode()) {
            differ(label, "/t", "no " + kind, kind);
        } else {
            lines.removeFirstOccurrence(line);
        }
        return line;
    }

    /** The line of that kind and label, left where it is; missing where there is none. */
    JsonNode peek(String kind, String label) {
        for (JsonNode line : lines) {
            boolean own = line.path("t").asText().equals(kind)
                    && line.path("i").asText().equals(label);
            if (own) {
                return line;
            }
        }
        return NOTHING;
    }

    /** A whole line, compared with the recorded one of its kind and label. */
    void report(ObjectNode actual) {
        String label = actual.path("i").asText();
        JsonNode recorded = take(actual.path("t").asText(), label);
        if (!outcomesOnly) {
            compare(label, "", recorded, actual);
        } else if (actual.has("ok")) {
            compare(label, "/ok", recorded.path("ok"), actual.path("ok"));
        }
    }

    /** Descends to the first place where the two differ. */
    void compare(String label, String path, JsonNode recorded, JsonNode actual) {
        String wanted = text(recorded);
        String got = text(actual);
        if (wanted.equals(got)) {
            return;
        }
        if (recorded.isObject() && actual.isObject()) {
            recorded.fieldNames()
                    .forEachRemaining(
                            name -> compare(label, path + "/" + name, recorded.path(name), actual.path(name)));
            actual.fieldNames()
                    .forEachRemaining(
                            name -> compare(label, path + "/" + name, recorded.path(name), actual.path(name)));
        } else if (recorded.isArray() && actual.isArray() && recorded.size() == actual.size()) {
            for (int i = 0; i < recorded.size(); i++) {
                compare(label, path + "/" + i, recorded.path(i), actual.path(i));
            }
        }
        differ(label, path.isEmpty() ? "/" : path, wanted, got);
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : CanonicalJson.write(node);
    }

    void differ(String label, String path, String wanted, String got) {
        if (difference.isEmpty()) {
            difference = Optional.of(new Difference(label, path, wanted, got));
        }
    }
}
