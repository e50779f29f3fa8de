package io.github.synctck.server.hostile;

import io.github.synctck.server.hostile.HostileRequest.Endpoint;
import io.github.synctck.server.hostile.HostileRequest.Framing;
import io.github.synctck.server.hostile.HostileRequest.Spoiler;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws requests: most of them wrong in one way only, since a server that refuses the first mistake hides the second. */
final class HostileRequests {
    private static final List<String> METHODS =
            List.of("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW", "post");
    private static final List<String> QUERIES = List.of(
            "?lastPulledAt=1",
            "?lastPulledAt=%00",
            "?%",
            "?a=%ff%fe",
            "?" + "q".repeat(5_000),
            ";x=1",
            "/",
            "/.",
            "%2f",
            "%00",
            "?a=\u00e9",
            "#a",
            "?{}");
    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json",
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json; charset=no-such-charset",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: ;",
            "Content-Type: */*",
            "Content-Type: " + "x".repeat(3_000),
            "Content-Type: application/json\r\nContent-Type: text/html",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Expect: 100-continue",
            "Expect: a miracle",
            "Accept: text/html",
            "Accept-Encoding: gzip",
            "Range: bytes=0-1",
            "Origin: null",
            "X-Request-Id: \u00ff\u00fe",
            "X-Request-Id: " + "i".repeat(500),
            "Cookie: a=b; =; ;",
            "X: " + "y".repeat(9_000),
            "Authorization: ",
            "Authorization: Bearer",
            "Authorization: Bearer \t",
            "Authorization: Bearer \u00e9",
            "Authorization: Basic YTpi",
            "Authorization: Bearer a.b.c",
            "Authorization: Bearer " + "A".repeat(5_000));
    /** A character per byte. */
    private static final List<String> BYTES = List.of(
            "\0",
            "\u00ff",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00ef\u00bb\u00bf",
            "\u00fe\u00ff\0{",
            "\u001f\u008b\b",
            "\"",
            "\\",
            "{\"a\":",
            ",",
            "");

    private HostileRequests() {}

    private static Arbitrary<Spoiler> spoiler() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.of(0, 0, 1, 1, 2, 10, 100_000),
                        Arbitraries.of(BYTES))
                .as(Spoiler::new);
    }

    private static Arbitrary<List<Spoiler>> spoilers() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(List.<Spoiler>of())),
                Tuple.of(1, spoiler().list().ofMaxSize(3)));
    }

    private static Arbitrary<Framing> framing() {
        return Arbitraries.frequencyOf(
                Tuple.of(16, Arbitraries.just(Framing.LENGTH)), Tuple.of(3, Arbitraries.of(Framing.class)));
    }

    private static Arbitrary<List<String>> headers() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(List.<String>of())),
                Tuple.of(1, Arbitraries.of(HEADERS).list().ofMaxSize(2)));
    }

    private static Arbitrary<String> mostly(String usual, List<String> others) {
        return Arbitraries.frequencyOf(Tuple.of(40, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
    }

    private static Arbitrary<String> rawText() {
        return Arbitraries.strings().ofMaxLength(200);
    }

    private static Arbitrary<HostileRequest> to(Endpoint endpoint, Arbitrary<String> texts) {
        Arbitrary<String> text = Arbitraries.frequencyOf(Tuple.of(20, texts), Tuple.of(1, rawText()));
        return Combinators.combine(mostly("POST", METHODS), mostly("", QUERIES), headers(), text, spoilers(), framing())
                .as((method, query, headers, body, spoilers, framing) ->
                        new HostileRequest(endpoint, method, query, headers, body, spoilers, framing));
    }

    /** One request to any endpoint. */
    static Arbitrary<HostileRequest> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, to(Endpoint.PUSH, HostileText.push())),
                Tuple.of(4, to(Endpoint.PULL, HostileText.pull())),
                Tuple.of(1, to(Endpoint.OPERATOR, HostileText.action())));
    }
}
