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
    private static final int ASCII_MAX = 0x7F;

    private Trouble() {}

    /**
     * The answer as trouble on the wire, with a sentence as its body; empty where the server itself has spoken. That of
     * a pull has to be JSON; what a push is answered with hardly anybody reads.
     */
    static Optional<Answer> of(Answer answer, boolean anyBody) {
        Optional<Answer> trouble = ofAny(answer);
        return trouble.isPresent() || anyBody || !isFine(answer.status()) ? trouble : ofPull(answer);
    }

    /**
     * Whether the JSON of a pull ends early although the answer came whole, by its own count of bytes, and holds
     * characters of several bytes: what a server sends that takes the number of its characters for that of its bytes.
     */
    static boolean seemsMiscounted(Answer answer) {
        String body = answer.body().stripLeading();
        return isFine(answer.status())
                && !answer.header("content-length").isEmpty()
                && body.chars().anyMatch(c -> c > ASCII_MAX)
                && isCutOff(body);
    }

    private static Optional<Answer> ofAny(Answer answer) {
        int status = answer.status();
        if (status <= 0) {
            return Optional.of(answer);
        } else if (status == 429) {
            return trouble(
                    HttpTransport.NEVER_SENT,
                    answer,
                    "the server answered 429: it wants fewer requests, and longer waits than it was given"
                            + after(answer));
        } else if (isOfGateways(status)) {
            String sentence = "the server answered " + status + ", which gateways say" + after(answer);
            return trouble(HttpTransport.UNKNOWN, answer, sentence);
        } else if (status >= 300 && status < 400) {
            return trouble(HttpTransport.NEVER_SENT, answer, "the server answered " + status + elsewhere(answer));
        } else if (isFine(status)) {
            return unasked(answer);
        }
        return Optional.empty();
    }

    private static boolean isFine(int status) {
        return status >= 200 && status < 300;
    }

    /** From 520 on they are those of content delivery networks that cannot reach the server behind them. */
    private static boolean isOfGateways(int status) {
        return (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
    }

    private static String after(Answer answer) {
        String after = answer.header("retry-after");
        return after.isEmpty() ? "" : " (Retry-After: " + after + ")";
    }

    private static String elsewhere(Answer answer) {
        String to = answer.header("location");
        return to.isEmpty()
                ? ", which answers no request of this kind"
                : " and redirects to " + to + "; name that URL instead";
    }

    /** A success that nobody who speaks this protocol asked for. */
    private static Optional<Answer> unasked(Answer answer) {
        String body = answer.body().stripLeading();
        String encoding = answer.header("content-encoding").trim();
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity") && !isJson(body)) {
            String sentence = "the answer is encoded as " + encoding + ", which the request did not ask for";
            return trouble(HttpTransport.UNKNOWN, answer, sentence);
        } else if (body.startsWith("<")) {
            return trouble(
                    HttpTransport.UNKNOWN,
                    answer,
                    "the answer with " + answer.status() + " is a page for people (" + named(type(answer))
                            + "), so something else than the sync server spoke");
        }
        return Optional.empty();
    }

    private static Optional<Answer> ofPull(Answer answer) {
        String type = type(answer);
        String body = answer.body().stripLeading();
        if (isCutOff(body)) {
            return trouble(
                    HttpTransport.UNKNOWN,
                    answer,
                    "the answer's JSON is cut off after " + body.length() + " characters");
        } else if (!body.isEmpty() && !type.isEmpty() && !type.contains("json") && !isJson(body)) {
            return trouble(
                    HttpTransport.UNKNOWN,
                    answer,
                    "the answer with " + answer.status() + " is no JSON (" + named(type) + ")");
        }
        return Optional.empty();
    }

    private static String type(Answer answer) {
        return answer.header("content-type").toLowerCase(Locale.ROOT);
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

    /** A text that ends before its JSON does. Half a word or number at its end is no mistake of its own. */
    private static boolean isCutOff(String body) {
        if (!body.startsWith("{") && !body.startsWith("[")) {
            return false;
        }
        try {
            JsonValues.parse(withoutLastWord(body));
            return false;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage()).contains("end-of-input");
        }
    }

    /** Looks from the end: a search from the beginning takes quadratic time over a long text of letters. */
    private static String withoutLastWord(String body) {
        int end = body.length();
        while (end > 0 && isOfAWord(body.charAt(end - 1))) {
            end--;
        }
        return body.substring(0, end);
    }

    private static boolean isOfAWord(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
    }

    private static Optional<Answer> trouble(int status, Answer answer, String sentence) {
        return Optional.of(new Answer(status, answer.headers(), sentence));
    }
}
