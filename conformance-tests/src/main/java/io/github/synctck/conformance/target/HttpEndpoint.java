package io.github.synctck.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.conformance.wire.OutgoingRequest;
import io.github.synctck.conformance.wire.Wire;
import io.github.synctck.conformance.wire.Wire.Meaning;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One user's endpoints over HTTP. The one place where answers and trouble on the wire become outcomes: what the wire
 * form calls a success is taken, what {@link Trouble} names says nothing certain, all else is the server's refusal.
 */
final class HttpEndpoint implements SyncServer, RawExchange {
    private static final int MESSAGE_LENGTH_MAX = 200;
    private static final int REPEATS = 2;
    private static final List<String> MESSAGE_KEYS = List.of("error", "message", "msg", "detail", "error_description");

    private final Wire wire;
    private final HttpTransport transport;
    private final AuthForm auth;
    private final Pacer pacer;
    private final Account account;
    private boolean failed;
    private boolean served;

    HttpEndpoint(Wire wire, HttpTransport transport, AuthForm auth, Pacer pacer, Account account) {
        this.wire = wire;
        this.transport = transport;
        this.auth = auth;
        this.pacer = pacer;
        this.account = account;
    }

    Account account() {
        return account;
    }

    /** Whether the last request was neither taken nor refused as a conflict. */
    boolean hasFailed() {
        return failed;
    }

    /** Whether any pull was answered as a pull should be. */
    boolean hasServed() {
        return served;
    }

    @Override
    public PullResponse pull(PullRequest request) {
        Wire.Result result = pull(JsonValues.parse(WireCodec.write(request)), Credentials.VALID, none());
        Answer answer = result.answer();
        return switch (result.meaning()) {
            case SUCCESS ->
                result.problem().isEmpty() ? readable(answer) : new Unreadable(answer.status(), result.problem());
            case CONFLICT, REJECTED -> refused(result);
            case NONE -> failure(answer);
        };
    }

    private static PullResponse readable(Answer answer) {
        if (answer.body().isBlank()) {
            return new Unreadable(
                    answer.status(),
                    "the pull was answered with " + answer.status()
                            + " and no body; the client needs changes and timestamp");
        }
        return WireCodec.readPullAnswer(answer.status(), answer.body());
    }

    @Override
    public PushResponse push(PushRequest request) {
        Wire.Result result = push(JsonValues.parse(WireCodec.write(request)), Credentials.VALID, none());
        return switch (result.meaning()) {
            case SUCCESS ->
                WireCodec.readPushAnswer(wire.pushAnswer(result.answer().body()));
            case CONFLICT, REJECTED -> refused(result);
            case NONE -> failure(result.answer());
        };
    }

    private Wire.Result pull(JsonNode body, Credentials credentials, SortedMap<String, String> headers) {
        pacer.beforePull();
        Wire.Result result = wire.pull(body, account.placeholders(), line(false, credentials, headers));
        served |= result.meaning() == Meaning.SUCCESS;
        pacer.pulled();
        return heard(result);
    }

    /** The answer to a pull as it came over the wire; the last one, where it came in pages. */
    Answer verbatimPull(@Nullable JsonNode cursor, int schemaVersion) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("lastPulledAt", cursor == null ? JsonNodeFactory.instance.nullNode() : cursor);
        body.put("schemaVersion", schemaVersion).putNull("migration");
        List<Answer> heard = new ArrayList<>(List.of(new Answer(0, none(), "nothing was asked")));
        wire.pull(body, account.placeholders(), request -> {
            Answer answer = transport.send(signed(request, Credentials.VALID));
            heard.add(answer);
            return answer;
        });
        return heard.get(heard.size() - 1);
    }

    private Wire.Result push(JsonNode body, Credentials credentials, SortedMap<String, String> headers) {
        pacer.beforePush();
        Wire.Result result = wire.push(body, account.placeholders(), line(true, credentials, headers));
        pacer.pushed();
        return heard(result);
    }

    private Wire.Result heard(Wire.Result result) {
        failed = result.meaning() == Meaning.NONE || result.meaning() == Meaning.REJECTED;
        return result;
    }

    private Wire.Line line(boolean push, Credentials credentials, SortedMap<String, String> headers) {
        return request -> {
            OutgoingRequest asked = signed(request.with(headers), credentials);
            Answer answer = transport.send(asked, !push);
            boolean miscounted = !push && Trouble.seemsMiscounted(answer) && isCutOffAgain(asked, answer);
            return miscounted ? answer : Trouble.of(answer, push).orElse(answer);
        };
    }

    /** What breaks on the way breaks here or there; a server that counts wrongly cuts the same answer at one place. */
    private boolean isCutOffAgain(OutgoingRequest asked, Answer answer) {
        for (int i = 0; i < REPEATS; i++) {
            Answer again = transport.send(asked, true);
            if (!Trouble.seemsMiscounted(again)
                    || again.body().length() != answer.body().length()) {
                return false;
            }
        }
        return true;
    }

    private OutgoingRequest signed(OutgoingRequest request, Credentials credentials) {
        Optional<String> value = auth.value(credentials, account);
        return value.isEmpty()
                ? request
                : request.with(new TreeMap<>(Collections.singletonMap(auth.header(), value.get())));
    }

    private static SortedMap<String, String> none() {
        return Collections.emptySortedMap();
    }

    private static TransportFailure failure(Answer answer) {
        return new TransportFailure(answer.status() == HttpTransport.NEVER_SENT, answer.body());
    }

    private static Refused refused(Wire.Result result) {
        Answer answer = result.answer();
        boolean conflict = result.meaning() == Meaning.CONFLICT;
        String message = WireCodec.firstText(answer.body(), MESSAGE_KEYS);
        String code = WireCodec.firstText(answer.body(), List.of("code"));
        String shown = message.isEmpty() ? answer.body() : message;
        int status = answer.status() >= 400 ? answer.status() : conflict ? 409 : 400;
        return new Refused(status, code.isEmpty() && conflict ? "conflict" : code, shortened(shown));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        return line.length() > MESSAGE_LENGTH_MAX ? line.substring(0, MESSAGE_LENGTH_MAX) + "..." : line;
    }

    /**
     * A request in the default binding is sent in the wire form and answered in the default binding; anything else
     * goes to the endpoint as it is, and the server's answer comes back as it is.
     */
    @Override
    public Answer send(Request request) {
        JsonNode body = tree(request.body());
        boolean understood = body != null
                && body.isObject()
                && request.method().equals("POST")
                && (!request.push() || body.has("changes"));
        if (!understood || body == null) {
            OutgoingRequest verbatim =
                    wire.verbatim(request.push(), request.method(), request.body(), account.placeholders());
            Answer answer = transport.send(signed(verbatim.with(request.headers()), request.credentials()));
            boolean anyBody = request.push() || !request.method().equals("POST");
            return Trouble.of(answer, anyBody).orElse(answer);
        }
        Wire.Result result = request.push()
                ? push(body, request.credentials(), extra(request))
                : pull(body, request.credentials(), extra(request));
        Answer answer = result.answer();
        if (result.meaning() == Meaning.SUCCESS && !result.problem().isEmpty()) {
            return new Answer(answer.status(), answer.headers(), "\"" + result.problem() + "\"");
        }
        boolean refusedQuietly = result.meaning() != Meaning.SUCCESS && answer.status() >= 200 && answer.status() < 300;
        return refusedQuietly ? new Answer(refused(result).status(), answer.headers(), answer.body()) : answer;
    }

    /** The wire form says what the content type is; other headers are those of the request. */
    private static SortedMap<String, String> extra(Request request) {
        TreeMap<String, String> headers = new TreeMap<>(request.headers());
        if ("application/json".equals(headers.get("Content-Type"))) {
            headers.remove("Content-Type");
        }
        return headers;
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            return JsonValues.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
