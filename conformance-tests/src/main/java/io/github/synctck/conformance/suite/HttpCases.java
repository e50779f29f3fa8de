package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;
import static io.github.synctck.conformance.suite.Edits.columns;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.RawExchange.Credentials;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What only HTTP shows: statuses, tokens, bodies that are none. */
final class HttpCases {
    private static final String JSON = "application/json";
    private static final List<String> MALFORMED = List.of("not json", "{}", "[]", "{\"changes\":7,\"lastPulledAt\":1}");

    private static final List<Credentials> UNTRUE =
            List.of(Credentials.FORGED, Credentials.UNSIGNED, Credentials.EXPIRED);

    private HttpCases() {}

    static List<Case> all() {
        return List.of(
                tokens(),
                untrueTokens(),
                malformed(),
                clientErrors(),
                pushWithoutCursor(),
                successMeansSuccess(),
                noHtml(),
                textPlain());
    }

    /** The bodies of pulls, on which whatever reads values builds. */
    static List<Case> bodies() {
        return List.of(pullBody(), pullBodyOfAllScripts());
    }

    private static String push(Sample s, String id) {
        return "{\"changes\":{\"" + s.table() + "\":{\"created\":[" + s.json("{id:" + id + "}", "one", "uno")
                + "],\"updated\":[],\"deleted\":[]}},\"lastPulledAt\":{cursor:start}}";
    }

    private static Script control(Script script, Sample s) {
        return script.firstPull("start")
                .push(
                        "control",
                        "start",
                        Edits.of()
                                .created(s.table(), "f1", s.row("control", "uno"))
                                .changes());
    }

    private static @Nullable Contrast unless(boolean fine, String expected, RawExchange.Answer answer) {
        return fine ? null : new Contrast(expected, "status " + answer.status() + " " + excerpt(answer.body()));
    }

    private static String excerpt(String body) {
        int end = Math.min(body.length(), 80);
        return body.isEmpty() ? "without a body" : "with " + body.substring(0, end);
    }

    private static Case tokens() {
        return wire(
                "http-01/a-valid-token-is-needed",
                Needs.HTTP,
                (script, s) -> control(script, s)
                        .http("pull-none", false, Credentials.NONE, JSON, "{\"lastPulledAt\":null,\"schemaVersion\":1}")
                        .http("push-none", true, Credentials.NONE, JSON, push(s, "f2"))
                        .http("push-garbage", true, Credentials.GARBAGE, JSON, push(s, "f3"))
                        .firstPull("after"),
                (e, s) -> e.given("control")
                        .http("pull-none", HttpCases::refusesToken)
                        .http("push-none", HttpCases::refusesToken)
                        .http("push-garbage", HttpCases::refusesToken)
                        .notNamed("after", s.table(), "f2")
                        .notNamed("after", s.table(), "f3"));
    }

    /** Whoever reads a token without verifying it lets everybody be anybody. */
    private static Case untrueTokens() {
        return wire(
                "http-01/tokens-are-verified",
                Needs.HTTP,
                (script, s) -> {
                    control(script, s);
                    UNTRUE.forEach(untrue -> script.http(
                                    "pull-" + word(untrue),
                                    false,
                                    untrue,
                                    JSON,
                                    "{\"lastPulledAt\":null,\"schemaVersion\":1}")
                            .http("push-" + word(untrue), true, untrue, JSON, push(s, word(untrue))));
                    script.firstPull("after");
                },
                (e, s) -> {
                    e.given("control");
                    UNTRUE.forEach(untrue -> e.http("pull-" + word(untrue), HttpCases::refusesToken)
                            .http("push-" + word(untrue), HttpCases::refusesToken)
                            .notNamed("after", s.table(), word(untrue)));
                    return e;
                });
    }

    private static String word(Credentials credentials) {
        return credentials.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Contrast refusesToken(RawExchange.Answer answer) {
        return unless(answer.status() == 401 || answer.status() == 403, "status 401 or 403", answer);
    }

    private static void sendMalformed(Script script, Sample s) {
        control(script, s);
        for (int i = 0; i < MALFORMED.size(); i++) {
            script.rawPush("push-" + i, MALFORMED.get(i));
        }
        script.rawPull("pull", "not json").firstPull("after");
    }

    private static Expectations eachMalformed(Expectations e, Function<RawExchange.Answer, @Nullable Contrast> check) {
        Expectations all = e.given("control");
        for (int i = 0; i < MALFORMED.size(); i++) {
            all = all.http("push-" + i, check);
        }
        return all.http("pull", check);
    }

    private static Case malformed() {
        return wire(
                "http-02/malformed-requests-are-refused",
                Needs.HTTP,
                HttpCases::sendMalformed,
                (e, s) -> eachMalformed(e, answer -> unless(answer.status() >= 400, "a refusal", answer))
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("control"))));
    }

    private static Case clientErrors() {
        return wire(
                "http-03/malformed-requests-are-the-clients-fault",
                Needs.HTTP,
                HttpCases::sendMalformed,
                (e, s) -> eachMalformed(
                        e,
                        answer ->
                                unless(answer.status() >= 400 && answer.status() < 500, "status 400 to 499", answer)));
    }

    /** No client sends such a push; a server may take it or refuse it, but should not stumble. */
    private static Case pushWithoutCursor() {
        return wire(
                "http-03/a-push-without-a-cursor-is-no-server-error",
                Needs.HTTP,
                (script, s) -> control(script, s)
                        .rawPush("null", push(s, "f2").replace("{cursor:start}", "null"))
                        .rawPush("text", push(s, "f3").replace("{cursor:start}", "\"soon\"")),
                (e, s) -> e.given("control").http("null", HttpCases::copes).http("text", HttpCases::copes));
    }

    private static @Nullable Contrast copes(RawExchange.Answer answer) {
        return unless(answer.status() < 500, "a success or a status from 400 to 499", answer);
    }

    private static Case pullBody() {
        String first = "{\"lastPulledAt\":null,\"schemaVersion\":1,\"migration\":null}";
        String next = "{\"lastPulledAt\":{cursor:start},\"schemaVersion\":1,\"migration\":null}";
        return wire(
                "http-04/a-pull-is-answered-with-a-json-object",
                Needs.HTTP,
                (script, s) -> script.firstPull("start").rawPull("first", first).rawPull("next", next),
                (e, s) -> e.http("first", HttpCases::isObject).http("next", HttpCases::isObject));
    }

    /** Characters of several bytes, which a server that counts characters cuts off the end. */
    private static Case pullBodyOfAllScripts() {
        String delta = "{\"lastPulledAt\":{cursor:start},\"schemaVersion\":1,\"migration\":null}";
        return wire(
                "http-04/a-pull-of-all-scripts-is-a-json-object",
                Needs.HTTP,
                (script, s) -> script.firstPull("start")
                        .push(
                                "create",
                                "start",
                                Edits.of()
                                        .created(s.table(), "f1", s.row("Zo\u00eb \u6771\u4eac \ud83d\ude80", "uno"))
                                        .changes())
                        .rawPull("delta", delta),
                (e, s) -> e.given("create").http("delta", HttpCases::isObject));
    }

    private static @Nullable Contrast isObject(RawExchange.Answer answer) {
        boolean fine = answer.status() >= 400 || (answer.status() == 200 && WireCodec.isObject(answer.body()));
        return unless(fine, "status 200 and a JSON object", answer);
    }

    /** Malformed pushes and a stale one are what a server refuses; a sound one is what it must not call a failure. */
    private static Case successMeansSuccess() {
        return wire(
                "http-05/no-failure-hides-in-a-success",
                Needs.HTTP,
                (script, s) -> {
                    sendMalformed(script, s);
                    script.rawPush("stale", push(s, "f1")).rawPush("sound", push(s, "f2"));
                },
                (e, s) -> eachMalformed(e, HttpCases::honest)
                        .http("stale", HttpCases::honest)
                        .http("sound", HttpCases::honest));
    }

    private static @Nullable Contrast honest(RawExchange.Answer answer) {
        boolean lies = answer.status() < 300 && WireCodec.tellsFailure(answer.body());
        return unless(!lies, "a status of 400 and more where the request failed", answer);
    }

    private static Case noHtml() {
        return wire(
                "http-06/refusals-are-json",
                Needs.HTTP,
                HttpCases::sendMalformed,
                (e, s) -> eachMalformed(
                        e,
                        answer -> unless(
                                answer.status() < 400 || answer.body().isEmpty() || WireCodec.isObject(answer.body()),
                                "a JSON object that says what is wrong",
                                answer)));
    }

    private static Case textPlain() {
        return wire(
                "http-07/text-plain-is-read-as-json",
                Needs.HTTP,
                (script, s) -> script.firstPull("start")
                        .http("push", true, Credentials.VALID, "text/plain;charset=UTF-8", push(s, "f1"))
                        .firstPull("after"),
                (e, s) -> e.given("start")
                        .http("push", answer -> unless(answer.status() < 300, "a status from 200 to 299", answer))
                        .live("after", s.table(), "f1", columns(s.text(), Value.of("one"))));
    }
}
