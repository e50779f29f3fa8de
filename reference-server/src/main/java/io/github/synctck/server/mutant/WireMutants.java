package io.github.synctck.server.mutant;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers whose bytes are wrong. */
final class WireMutants {
    private static final int SMALL_BYTES = 100_000;
    private static final int CHUNK_BYTES = 16_384;
    private static final String JSON = "application/json";

    private WireMutants() {}

    static List<ServerMutant> all() {
        return Stream.of(shapes(), leftovers(), statuses(), bodies())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ServerMutant> shapes() {
        return List.of(
                ServerMutant.wire(
                        "adds-a-fourth-list",
                        "F56",
                        body(text -> text.replace("\"created\":", "\"drafts\":[],\"created\":")),
                        "A kind of record that apps should not see got a list of its own.",
                        "SHAPE-01"),
                ServerMutant.wire(
                        "numbers-for-ids",
                        "F21",
                        body(text -> text.replaceAll("\"id\":\"[^\"]*\"", "\"id\":7")),
                        "The database's integer key is served as it is.",
                        "PULL-03"),
                ServerMutant.wire(
                        "timestamp-as-text",
                        "F49",
                        body(text -> text.replaceAll("\"timestamp\":([0-9]+)", "\"timestamp\":\"$1\"")),
                        "The database driver returns 64-bit integers as strings.",
                        "PULL-01",
                        "DERIVED-09",
                        "PUSH-01"),
                ServerMutant.wire(
                        "success-as-500",
                        "F56",
                        Spoiler.answers((asked, a) -> asked.push() && a.isSuccess() ? a.withStatus(500) : a),
                        "The push is applied, and then a hook that sends notifications throws.",
                        "PUSH-06"));
    }

    private static String decodedInChunks(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder decoded = new StringBuilder();
        for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, bytes.length - from);
            decoded.append(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
        return decoded.toString();
    }

    private static String countedInCharacters(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, body.length()), StandardCharsets.UTF_8);
    }

    private static boolean namesUser(String authorization) {
        String[] parts = authorization.split("[.]", -1);
        try {
            return parts.length == 3
                    && new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).contains("\"sub\"");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<ServerMutant> leftovers() {
        return List.of(
                ServerMutant.wire(
                        "malformed-leaves-rows",
                        "F34",
                        leavesRows(",\\{}]", "]"),
                        "Records are written while the body is still being read.",
                        "PUSH-07"),
                ServerMutant.wire(
                        "null-tables-leave-rows",
                        "F34",
                        leavesRows(",\"[a-z_]+\":null},\"lastPulledAt\"", "},\"lastPulledAt\""),
                        "Each table is written before the next one is looked at.",
                        "PUSH-07"),
                ServerMutant.wire(
                        "cacheable-pulls",
                        "F15",
                        Spoiler.answers((asked, a) ->
                                new Spoiler.Answer(a.status(), a.contentType(), "public, max-age=60", a.body())),
                        "A framework sets a lifetime on every answer.",
                        "DERIVED-14"),
                ServerMutant.wire(
                        "needs-no-token",
                        "F56",
                        Spoiler.answers((asked, a) -> a.status() == 401
                                ? new Spoiler.Answer(200, JSON, a.cacheControl(), "{\"changes\":{},\"timestamp\":1}")
                                : a),
                        "Requests without a user get an empty account.",
                        "HTTP-01"),
                ServerMutant.wire(
                        "reads-tokens-without-verifying",
                        "F44",
                        Spoiler.answers((asked, a) -> a.status() == 401 && namesUser(asked.authorization())
                                ? new Spoiler.Answer(200, JSON, a.cacheControl(), "{\"changes\":{},\"timestamp\":1}")
                                : a),
                        "The claims of a token are decoded, and nobody looks at its signature.",
                        "HTTP-01"));
    }

    private static List<ServerMutant> statuses() {
        return List.of(
                ServerMutant.wire(
                        "unreadable-cursor-is-now",
                        "F50",
                        Spoiler.answers((asked, a) -> !asked.push() && a.status() == 400
                                ? a.withStatus(200).withBody("{\"changes\":{},\"timestamp\":1767571200000}")
                                : a),
                        "What cannot be parsed becomes the present moment.",
                        "CUR-02",
                        "HTTP-02"),
                ServerMutant.wire(
                        "malformed-is-success",
                        "F56",
                        Spoiler.answers((asked, a) -> asked.push() && a.status() == 400
                                ? a.withStatus(200).withBody("{\"success\":true}")
                                : a),
                        "A body that cannot be read counts as one without changes.",
                        "HTTP-02"),
                ServerMutant.wire(
                        "malformed-is-500",
                        "F56",
                        Spoiler.answers((asked, a) -> a.status() == 400 ? a.withStatus(500) : a),
                        "The parser's exception is caught by nobody.",
                        "HTTP-03"),
                ServerMutant.wire(
                        "empty-pull-has-no-body",
                        "F56",
                        Spoiler.answers((asked, a) ->
                                isQuiet(asked, a) ? a.withStatus(204).withBody("") : a),
                        "Nothing new is answered with 204.",
                        "PULL-01",
                        "HTTP-04",
                        "PULL-03",
                        "DERIVED-09"),
                ServerMutant.wire(
                        "decodes-chunks-apart",
                        "F52",
                        Spoiler.asks(asked -> asked.withBody(decodedInChunks(asked.body()))),
                        "Each chunk of the body is made a string of its own, and the strings are put together.",
                        "SIZE-04"),
                ServerMutant.wire(
                        "counts-characters",
                        "F52",
                        Spoiler.answers((asked, a) -> a.withBody(countedInCharacters(a.body()))),
                        "Content-Length is the length of the string, not that of its bytes.",
                        "HTTP-04"),
                ServerMutant.wire(
                        "failure-in-200",
                        "F32",
                        Spoiler.answers((asked, a) -> asked.push() && a.status() == 409
                                ? a.withStatus(200).withBody("{\"success\":false,\"error\":\"conflict\"}")
                                : a),
                        "Every answer is a 200, and the body says how it went.",
                        "PUSH-05",
                        "HTTP-05"));
    }

    private static List<ServerMutant> bodies() {
        return List.of(
                ServerMutant.wire(
                        "html-errors",
                        "F56",
                        Spoiler.answers((asked, a) -> a.status() < 400
                                ? a
                                : new Spoiler.Answer(
                                        a.status(), "text/html", a.cacheControl(), "<html><h1>Error</h1></html>")),
                        "The framework's own error page goes out.",
                        "HTTP-06"),
                ServerMutant.wire(
                        "wants-the-json-type",
                        "F56",
                        Spoiler.answers((asked, a) -> asked.contentType().startsWith("text/plain")
                                ? new Spoiler.Answer(415, JSON, a.cacheControl(), "{\"error\":\"unsupported type\"}")
                                : a),
                        "The body parser handles application/json and nothing else.",
                        "HTTP-07"),
                ServerMutant.wire(
                        "takes-small-bodies-only",
                        "F53",
                        new Spoiler(
                                a -> a.body().length() > SMALL_BYTES ? a.withBody("") : a,
                                (asked, a) -> asked.push() && asked.body().isEmpty() && a.status() == 400
                                        ? a.withStatus(413)
                                        : a),
                        "The web framework's default limit is 100 kB.",
                        "SIZE-05"));
    }

    /** Writes what is left of a body without its malformed part, and refuses it; a space in front tells it again. */
    private static Spoiler leavesRows(String malformed, String replacement) {
        return new Spoiler(
                a -> {
                    String left = a.body().replaceAll(malformed, replacement);
                    return a.withBody(left.equals(a.body()) ? left : " " + left);
                },
                (asked, a) -> asked.push() && asked.body().startsWith(" ") ? a.withStatus(400) : a);
    }

    private static boolean isQuiet(Spoiler.Asked asked, Spoiler.Answer answer) {
        return !asked.push()
                && answer.isSuccess()
                && !answer.body().contains("[\"")
                && !answer.body().contains("[{");
    }

    /** Another body of successful pulls. */
    private static Spoiler body(UnaryOperator<String> change) {
        return Spoiler.answers((asked, answer) ->
                !asked.push() && answer.isSuccess() ? answer.withBody(change.apply(answer.body())) : answer);
    }
}
