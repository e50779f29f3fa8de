package io.github.synctck.conformance.target;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.conformance.wire.OutgoingRequest;
import io.github.synctck.conformance.wire.Template;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.RawExchange.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something outside the protocol that a target needs done: a sign-in, a sign-up, a reset. */
public interface Hook {
    /** Does it and returns what was printed or answered; throws {@link TargetTrouble} where it does not work. */
    String run(Map<String, String> values);

    /** A command for the shell; its placeholders are filled in. What it prints is the result. */
    record Command(String line, Secrets secrets) implements Hook {
        private static final long SECONDS_MAX = 60;

        @Override
        public String run(Map<String, String> values) {
            try {
                Process process = new ProcessBuilder("sh", "-c", Template.fill(line, values))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process.getOutputStream().close();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
                if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new TargetTrouble("the command '" + shown() + "' did not end within " + SECONDS_MAX + " s");
                } else if (process.exitValue() != 0) {
                    throw new TargetTrouble("the command '" + shown() + "' ended with " + process.exitValue());
                }
                return out;
            } catch (IOException e) {
                throw new TargetTrouble("the command '" + shown() + "' cannot be started: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TargetTrouble("the command '" + shown() + "' was interrupted");
            }
        }

        private String shown() {
            return secrets.redact(line);
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /**
     * An HTTP call.
     *
     * @param method the method
     * @param url the URL; may hold placeholders, whose values are percent-encoded
     * @param headers headers; values may hold placeholders
     * @param body a JSON body whose texts may hold placeholders, or null
     * @param connection how connections are made, and what is secret
     */
    record Call(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable JsonNode body,
            Connection connection) implements Hook {
        private static final Duration WAIT_MAX = Duration.ofSeconds(60);

        /** How connections are made, and what is secret. */
        public record Connection(HttpOptions http, Secrets secrets) {}

        @Override
        public String run(Map<String, String> values) {
            TreeMap<String, String> filled = new TreeMap<>();
            headers.forEach((name, value) -> filled.put(name, Template.fill(value, values)));
            if (body != null) {
                filled.putIfAbsent("Content-Type", "application/json");
            }
            // What comes back holds a token that nobody else knows yet, so that nothing is taken out of it.
            TreeMap<String, String> encoded = new TreeMap<>();
            values.forEach((name, value) -> encoded.put(
                    name, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
            URI uri = URI.create(Template.fill(url, encoded));
            HttpTransport transport = new HttpTransport(uri, connection.http(), new Secrets(), WAIT_MAX);
            String text = body == null ? null : Template.fill(body, values).toString();
            Answer answer = transport.send(new OutgoingRequest(method, "", filled, text));
            String where = connection.secrets().redact(method + " " + url);
            if (answer.status() <= 0) {
                throw new TargetTrouble(
                        where + " failed: " + connection.secrets().redact(answer.body()));
            } else if (answer.status() >= 300) {
                throw new TargetTrouble(where + " was answered with " + answer.status() + ": "
                        + connection.secrets().redact(shortened(answer.body())));
            }
            return answer.body();
        }

        private static String shortened(String text) {
            String line = text.replaceAll("\\s+", " ").trim();
            return line.length() > 200 ? line.substring(0, 200) + "..." : line;
        }

        @Override
        public String toString() {
            return connection.secrets().redact(method + " " + url);
        }
    }

    /** The text at a place of a JSON answer; the answer itself where no place is named. */
    static String at(String answer, String place, String what) {
        if (place.isEmpty()) {
            return answer.trim();
        }
        try {
            JsonNode found = JsonValues.parse(answer).at(JsonPointer.compile(place));
            if (!found.isMissingNode() && !found.isNull() && !found.isContainerNode()) {
                return found.asText();
            }
        } catch (IllegalArgumentException e) {
            throw new TargetTrouble(what + " gave an answer that is no JSON");
        }
        throw new TargetTrouble(what + " gave an answer without anything at " + place);
    }
}
