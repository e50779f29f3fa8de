package io.github.synctck.report.failure;

import io.github.synctck.sim.IdBinding;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.OperationText;
import io.github.synctck.sim.scenario.CursorRef;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The requests that lead to a breach, without the devices that made them: every push that reached the server, the
 * pulls whose timestamps are sent again, and what the verdict names. Bodies hold {@code {id:f1}} for the id of a
 * symbol and {@code {cursor:4}} for the timestamp of the pull of operation 4.
 */
final class WireExcerpt {
    private final History history;
    private final TreeSet<Integer> needed = new TreeSet<>();

    /**
     * One request.
     *
     * @param operation the operation's number
     * @param push whether it goes to the push endpoint
     * @param user the user, from 0
     * @param body the body with its holes
     * @param words the operation in words, as it was recorded
     */
    record Request(int operation, boolean push, int user, String body, String words) {}

    private WireExcerpt(History history) {
        this.history = history;
    }

    /** The requests up to the last piece of evidence, in the order in which they ended. */
    static List<Request> of(History history, List<Integer> evidence) {
        WireExcerpt excerpt = new WireExcerpt(history);
        int last = evidence.stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(history.operations().size() - 1);
        for (Operation operation : history.operations()) {
            boolean pushed = operation instanceof Operation.Push push && reached(push.fate());
            boolean raw = operation instanceof Operation.Http;
            if (operation.index() <= last && (pushed || raw || evidence.contains(operation.index()))) {
                excerpt.need(operation.index());
            }
        }
        List<Request> requests = new ArrayList<>();
        for (int index : excerpt.needed) {
            excerpt.request(history.get(index)).ifPresent(requests::add);
        }
        return requests;
    }

    private static boolean reached(Fate fate) {
        return fate != Fate.DROP_REQUEST && fate != Fate.SERVER_ERROR;
    }

    private void need(int index) {
        if (index == Operation.NONE || !needed.add(index)) {
            return;
        }
        Operation operation = history.get(index);
        if (operation instanceof Operation.Pull pull) {
            need(source(pull.actor(), pull.from()));
        } else if (operation instanceof Operation.Push push) {
            need(source(push.actor(), push.basis()));
        } else if (operation instanceof Operation.Http http) {
            step(http.label()).ifPresent(step -> labels(step).forEach(label -> need(pullOf(label))));
        }
    }

    private static List<String> labels(Step.Http step) {
        List<String> labels = new ArrayList<>();
        String body = step.request().body();
        int at = body.indexOf("{cursor:");
        while (at >= 0) {
            labels.add(body.substring(at + "{cursor:".length(), body.indexOf('}', at)));
            at = body.indexOf("{cursor:", at + 1);
        }
        return labels;
    }

    /** The pull whose timestamp was sent; a wire step may have sent one beside it. */
    private int source(Operation.Actor actor, int known) {
        if (known != Operation.NONE || actor.role() != Role.WIRE) {
            return known;
        }
        return since(actor.label()).map(ref -> pullOf(ref.label())).orElse(Operation.NONE);
    }

    private int pullOf(String label) {
        return history.pull(label).map(Operation.Pull::index).orElse(Operation.NONE);
    }

    private Optional<CursorRef> since(String label) {
        for (Step step : history.scenario().steps()) {
            if (step instanceof Step.Pull pull && pull.label().equals(label)) {
                return Optional.of(pull.since());
            } else if (step instanceof Step.Push push && push.label().equals(label)) {
                return Optional.of(push.since());
            }
        }
        return Optional.empty();
    }

    private Optional<Step.Http> step(String label) {
        return history.scenario().steps().stream()
                .filter(step -> step instanceof Step.Http http && http.label().equals(label))
                .map(Step.Http.class::cast)
                .findFirst();
    }

    private Optional<Request> request(Operation operation) {
        String words = OperationText.line(operation);
        if (operation instanceof Operation.Pull pull) {
            String body =
                    "{\"lastPulledAt\":" + cursor(pull.actor(), pull.request().lastPulledAt(), pull.from())
                            + ",\"schemaVersion\":" + pull.request().schemaVersion() + ",\"migration\":null}";
            return Optional.of(new Request(pull.index(), false, pull.actor().user(), body, words));
        } else if (operation instanceof Operation.Push push) {
            String body =
                    "{\"changes\":" + CanonicalJson.write(holes(push.request().changes())) + ",\"lastPulledAt\":"
                            + cursor(push.actor(), push.request().lastPulledAt(), push.basis()) + "}";
            return Optional.of(new Request(push.index(), true, push.actor().user(), body, words));
        } else if (operation instanceof Operation.Http http) {
            return step(http.label())
                    .map(step -> new Request(http.index(), http.request().push(), http.user(), body(step), words));
        }
        return Optional.empty();
    }

    private Changes holes(Changes changes) {
        return IdBinding.rename(history.schema(), changes, symbol -> "{id:" + symbol + "}");
    }

    private String body(Step.Http step) {
        String body = step.request().body();
        for (String label : labels(step)) {
            body = body.replace("{cursor:" + label + "}", "{cursor:" + pullOf(label) + "}");
        }
        return body;
    }

    private String cursor(Operation.Actor actor, @Nullable Cursor sent, int known) {
        if (sent == null) {
            return "null";
        }
        int source = source(actor, known);
        if (source == Operation.NONE) {
            return sent.text();
        }
        long offset = known != Operation.NONE
                ? 0
                : since(actor.label()).map(CursorRef::offset).orElse(0L);
        return "{cursor:" + source + (offset == 0 ? "" : offset > 0 ? "+" + offset : String.valueOf(offset)) + "}";
    }
}
