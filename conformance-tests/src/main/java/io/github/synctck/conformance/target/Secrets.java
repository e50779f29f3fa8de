package io.github.synctck.conformance.target;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What must never be printed or stored. Every answer of the server passes through it. Safe for many threads. */
public final class Secrets {
    /** Shorter texts stand in too many innocent places. */
    private static final int LENGTH_MIN = 4;

    private static final String SHOWN = "[secret]";

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Map<String, String> variables = new ConcurrentSkipListMap<>();

    /** Adds one, in the forms that it takes in JSON and in URLs too. */
    public void add(String secret) {
        String text = secret.trim();
        if (text.length() < LENGTH_MIN) {
            return;
        }
        String json = io.github.synctck.spec.value.JsonText.quote(text);
        for (String form : List.of(
                text,
                json.substring(1, json.length() - 1),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))) {
            if (!texts.contains(form)) {
                texts.add(form);
            }
        }
        texts.sort(Comparator.comparingInt(String::length).reversed());
    }

    /** Adds one that an environment variable holds. */
    public void add(String secret, String variable) {
        add(secret);
        if (secret.trim().length() >= LENGTH_MIN) {
            variables.put(secret.trim(), variable);
        }
    }

    /** The text with a hole such as {@code {env:API_KEY}} for each that an environment variable holds. */
    public String named(String text) {
        String shown = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            shown = shown.replace(variable.getKey(), "{env:" + variable.getValue() + "}");
        }
        return redact(shown);
    }

    /** The text without any of them. */
    public String redact(String text) {
        String shown = text;
        for (String secret : texts) {
            shown = shown.contains(secret) ? shown.replace(secret, SHOWN) : shown;
        }
        return shown;
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return texts.size() + " secrets";
    }
}
