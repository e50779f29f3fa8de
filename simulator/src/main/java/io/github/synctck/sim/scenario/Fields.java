package io.github.synctck.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.codec.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An object of a scenario file whose keys are checked; every complaint names the place. */
final class Fields {
    private final JsonNode node;
    private final String place;

    /** The object at a place such as {@code step 3}; empty for the root. */
    Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        if (!node.isObject()) {
            throw bad("should be an object");
        }
    }

    IllegalArgumentException bad(String problem) {
        return new IllegalArgumentException(place.isEmpty() ? problem : place + ": " + problem);
    }

    JsonNode node() {
        return node;
    }

    String place() {
        return place;
    }

    /** Complains about any other key. */
    Fields only(List<String> keys) {
        for (var field : node.properties()) {
            if (!keys.contains(field.getKey())) {
                throw bad("unknown key '" + field.getKey() + "'" + NearestWord.hint(field.getKey(), keys));
            }
        }
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    JsonNode get(String key) {
        return node.path(key);
    }

    /** The object below a key. */
    Fields object(String key) {
        return new Fields(node.path(key), place.isEmpty() ? "'" + key + "'" : place + ", '" + key + "'");
    }

    private JsonNode required(String key) {
        if (!node.has(key)) {
            throw bad("'" + key + "' is missing");
        }
        return node.path(key);
    }

    String text(String key) {
        JsonNode found = required(key);
        if (!found.isTextual()) {
            throw bad("'" + key + "' should be a text, not " + found);
        }
        return found.textValue();
    }

    String text(String key, String otherwise) {
        return node.has(key) ? text(key) : otherwise;
    }

    long whole(String key) {
        JsonNode found = required(key);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw bad("'" + key + "' should be a whole number, not " + found);
        }
        return found.longValue();
    }

    long whole(String key, long otherwise) {
        return node.has(key) ? whole(key) : otherwise;
    }

    /** A whole number from {@code least} that fits an int. */
    int index(String key, int least) {
        long found = whole(key);
        if (found < least || found > Integer.MAX_VALUE) {
            throw bad("'" + key + "' should be at least " + least + ", not " + found);
        }
        return (int) found;
    }

    int index(String key, int least, int otherwise) {
        return node.has(key) ? index(key, least) : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode found = node.path(key);
        if (node.has(key) && !found.isBoolean()) {
            throw bad("'" + key + "' should be true or false, not " + found);
        }
        return node.has(key) ? found.booleanValue() : otherwise;
    }

    /** The constant under a key, written in lower-kebab. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String word = text(key);
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (kebab(constant).equals(word)) {
                return constant;
            }
            words.add(kebab(constant));
        }
        throw bad("unknown word '" + word + "' under '" + key + "'" + NearestWord.hint(word, words));
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return node.has(key) ? choice(key, type) : otherwise;
    }

    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
