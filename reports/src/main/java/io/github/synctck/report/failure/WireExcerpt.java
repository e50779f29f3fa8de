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
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.server.RawExchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The requests that lead to a breach, without the devices that made them: every push that reached the server, the
 * pulls whose timestamps are sent again, and what the verdict names. Bodies hold {@code {id:f1}} for the id of a
 * symbol and {@code {cursor:4}} for the timestamp of the pull of operation 4.
 */
final class WireExcerpt {
    private static final Pattern LAST_PULLED_AT = Pattern.compile("(\"lastPulledAt\":)[^,}]*");

    private final History history;
    private final TreeSet<Integer> needed = new TreeSet<>();

    /**
     * One request.
     *
     * @param operation the operation's number; a request that nobody made has one of its own
     * @param user the user, from 0
     * @param exchange what is sent; the body has holes
     * @param words the operation in words, as it was recorded
     */
    record Request(int operation, int user, RawExchange.Request exchange, String words) {
        String body() {
            return exchange.body();
        }

        RawExchange.Request with(String body) {
            return new RawExchange.Request(
                    exchange.push(), exchange.method(), exchange.credentials(), exchange.headers(), body);
        }
    }

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
        return excerpt.requests();
    }

    /** Every request that reached the server, then a first pull of each user. */
    static List<Request> wide(History history) {
        WireExcerpt excerpt = new WireExcerpt(history);
        for (Operation operation : history.operations()) {
            boolean pushed = operation instanceof Operation.Push push && reached(push.fate());
            boolean pulled = operation instanceof Operation.Pull pull && reached(pull.fate());
            if (pushed || pulled || operation instanceof Operation.Http) {
                excerpt.need(operation.index());
            }
        }
        List<Request> requests = excerpt.requests();
        for (int user = 0; user < history.scenario().users(); user++) {
            String body = WireCodec.write(PullRequest.first(history.schema().version()));
            String words = "a first pull of user " + (user + 1) + " at the end";
            requests.add(new Request(history.operations().size() + user, user, json(false, body), words));
        }
        return requests;
    }

    /** The same requests without tables and columns that say nothing: what is left out of a push is its default. */
    static List<Request> thin(List<Request> requests) {
        return requests.stream()
                .map(each -> each.exchange().push()
                        ? new Request(each.operation(), each.user(), each.with(ThinBody.of(each.body())), each.words())
                        : each)
                .toList();
    }

    private List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (int index : needed) {
            request(history.get(index)).ifPresent(requests::add);
        }
        return requests;
    }

    private static RawExchange.Request json(boolean push, String body) {
        TreeMap<String, String> headers = new TreeMap<>(Collections.singletonMap("Content-Type", "application/json"));
        return new RawExchange.Request(push, "POST", RawExchange.Credentials.VALID, headers, body);
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
            String hole = cursor(pull.actor(), pull.request().lastPulledAt(), pull.from());
            String body =
                    LAST_PULLED_AT.matcher(WireCodec.write(pull.request())).replaceFirst("$1" + hole);
            return Optional.of(new Request(pull.index(), pull.actor().user(), json(false, body), words));
        } else if (operation instanceof Operation.Push push) {
            String body =
                    "{\"changes\":" + CanonicalJson.write(holes(push.request().changes())) + ",\"lastPulledAt\":"
                            + cursor(push.actor(), push.request().lastPulledAt(), push.basis()) + "}";
            return Optional.of(new Request(push.index(), push.actor().user(), json(true, body), words));
        } else if (operation instanceof Operation.Http http) {
            return step(http.label()).map(step -> request(http, step, words));
        }
        return Optional.empty();
    }

    private Request request(Operation.Http http, Step.Http step, String words) {
        RawExchange.Request asked = step.request();
        return new Request(
                http.index(),
                http.user(),
                new RawExchange.Request(asked.push(), asked.method(), asked.credentials(), asked.headers(), body(step)),
                words);
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
