package io.github.synctck.conformance.target;

import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.RawExchange.Answer;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers that are not the sync server's own word: something in front of it spoke, or the answer broke on its way.
 * They say nothing about conformance. Source: failure class F56 and the runner's rules.
 */
final class Trouble {
    private Trouble() {}

    /** The answer as trouble on the wire, with a sentence as its body; empty where the server itself has spoken. */
    static Optional<Answer> of(Answer answer, boolean push) {
        int status = answer.status();
        if (status <= 0) {
            return Optional.of(answer);
        } else if (status == 429) {
            return trouble(HttpTransport.NEVER_SENT, answer, "the server answered 429: it wants fewer requests");
        } else if (status == 502 || status == 503 || status == 504) {
            return trouble(HttpTransport.UNKNOWN, answer, "the server answered " + status + ", which gateways say");
        } else if (status >= 300 && status < 400) {
            String to = answer.header("location");
            String where = to.isEmpty() ? "elsewhere" : "to " + to;
            return trouble(
                    HttpTransport.NEVER_SENT,
                    answer,
                    "the server answered " + status + " and redirects " + where + "; name that URL instead");
        } else if (status >= 200 && status < 300) {
            return success(answer, push);
        }
        return Optional.empty();
    }

    private static Optional<Answer> success(Answer answer, boolean push) {
        String type = answer.header("content-type").toLowerCase(Locale.ROOT);
        String body = answer.body().stripLeading();
        if (body.startsWith("<") || (type.startsWith("text/html") && !isJson(body))) {
            return trouble(
                    HttpTransport.UNKNOWN,
                    answer,
                    "the answer with " + answer.status() + " is a page for people (" + named(type)
                            + "), so something else than the sync server spoke");
        } else if (!push && isCutOff(body)) {
            return trouble(
                    HttpTransport.UNKNOWN,
                    answer,
                    "the answer's JSON is cut off after " + body.length() + " characters");
        } else if (!push && !body.isEmpty() && !type.isEmpty() && !type.contains("json") && !isJson(body)) {
            return trouble(
                    HttpTransport.UNKNOWN,
                    answer,
                    "the answer with " + answer.status() + " is no JSON (" + named(type) + ")");
        }
        return Optional.empty();
    }

    private static String named(String type) {
        return type.isEmpty() ? "no content type" : type;
    }

    private static boolean isJson(String body) {
        try {
            JsonValues.parse(body);
            return !body.isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCutOff(String body) {
        if (!body.startsWith("{") && !body.startsWith("[")) {
            return false;
        }
        try {
            JsonValues.parse(body);
            return false;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage()).contains("end-of-input");
        }
    }

    private static Optional<Answer> trouble(int status, Answer answer, String sentence) {
        return Optional.of(new Answer(status, answer.headers(), sentence));
    }
}
