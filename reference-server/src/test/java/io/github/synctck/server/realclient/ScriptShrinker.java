package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.recording.Recording;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Makes a script shorter as long as a difference remains: whole steps first, then what stands in them. */
final class ScriptShrinker {
    private static final int TRIES_MAX = 600;

    /** Fields without which a step is none. */
    private static final List<String> NEEDED =
            List.of("op", "dev", "table", "id", "created", "updated", "deleted", "timestamp", "version", "now");

    private final Judge judge;
    private int tries;

    /** Whether a script still shows a difference. */
    @FunctionalInterface
    interface Judge {
        boolean differs(Recording script) throws java.io.IOException;
    }

    ScriptShrinker(Judge judge) {
        this.judge = judge;
    }

    Recording shrink(Recording script) throws java.io.IOException {
        Recording best = script;
        Recording before;
        do {
            before = best;
            best = withoutSteps(best);
            best = withSmallerSteps(best);
        } while (!best.equals(before) && tries < TRIES_MAX);
        return best;
    }

    private Recording withoutSteps(Recording script) throws java.io.IOException {
        Recording best = script;
        for (int chunk = Math.max(1, script.steps().size() / 2); chunk >= 1; chunk /= 2) {
            for (int from = best.steps().size() - chunk; from >= 0; from -= chunk) {
                List<Recording.RecordedStep> steps = new ArrayList<>(best.steps());
                steps.subList(from, Math.min(steps.size(), from + chunk)).clear();
                Recording candidate = new Recording(best.name(), best.meta(), steps);
                best = differs(candidate) ? candidate : best;
                from = Math.min(from, best.steps().size());
            }
        }
        return best;
    }

    private Recording withSmallerSteps(Recording script) throws java.io.IOException {
        Recording best = script;
        for (int at = 0; at < best.steps().size(); at++) {
            for (JsonNode smaller : smaller(best.steps().get(at).in())) {
                List<Recording.RecordedStep> steps = new ArrayList<>(best.steps());
                steps.set(at, new Recording.RecordedStep(smaller, List.of()));
                Recording candidate = new Recording(best.name(), best.meta(), steps);
                if (differs(candidate)) {
                    best = candidate;
                    at--;
                    break;
                }
            }
        }
        return best;
    }

    /** The node without one of its fields or elements, at any depth; what names a step stays. */
    private static List<JsonNode> smaller(JsonNode node) {
        List<JsonNode> candidates = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            Iterator<String> names = object.fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                boolean needed = NEEDED.contains(name) || (name.equals("changes") && object.has("timestamp"));
                if (!needed) {
                    candidates.add(object.deepCopy().without(name));
                }
                for (JsonNode inner : smaller(Objects.requireNonNull(object.get(name)))) {
                    candidates.add(object.deepCopy().set(name, inner));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                ArrayNode without = array.deepCopy();
                without.remove(i);
                candidates.add(without);
                // An array in an array is an assignment, a column and its value.
                for (JsonNode inner : array.get(i).isArray() ? List.<JsonNode>of() : smaller(array.get(i))) {
                    ArrayNode changed = array.deepCopy();
                    changed.set(i, inner);
                    candidates.add(changed);
                }
            }
        }
        return candidates;
    }

    private boolean differs(Recording candidate) throws java.io.IOException {
        tries++;
        return tries <= TRIES_MAX && judge.differs(candidate);
    }
}
