package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that is being put together: arguments go to the places that the wire form declares. */
final class Draft {
    private final EndpointForm endpoint;
    private final Map<String, String> values;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final TreeMap<String, String> headers = new TreeMap<>();
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    /** A request to an endpoint; {@code values} fill the holes of its texts. */
    Draft(EndpointForm endpoint, Map<String, String> fixedHeaders, Map<String, String> values) {
        this.endpoint = endpoint;
        this.values = new TreeMap<>(values);
        fixedHeaders.forEach((name, value) -> headers.put(name, Template.fill(value, values)));
        endpoint.headers().forEach((name, value) -> headers.put(name, Template.fill(value, values)));
        endpoint.query().forEach((name, value) -> query.put(name, Template.fill(value, values)));
    }

    /** Puts an argument where it belongs; null and JSON null are written as the place says. */
    void put(Place place, @Nullable JsonNode argument) {
        JsonNode value = argument == null || argument.isNull() || argument.isMissingNode() ? null : argument;
        if (place.where() == Place.Where.NOWHERE || (value == null && place.never() == Place.Never.OMIT)) {
            return;
        }
        if (place.where() == Place.Where.BODY) {
            body.set(place.name(), value == null ? never(place) : value);
            return;
        }
        String text = value == null ? neverText(place) : value.isTextual() ? value.textValue() : value.toString();
        switch (place.where()) {
            case QUERY -> query.put(place.name(), text);
            case HEADER -> headers.put(place.name(), text);
            case PATH -> values.put(place.name(), text);
            case BODY, NOWHERE -> throw new AssertionError(place);
        }
    }

    private static JsonNode never(Place place) {
        return switch (place.never()) {
            case NULL, OMIT -> JsonNodeFactory.instance.nullNode();
            case ZERO -> JsonNodeFactory.instance.numberNode(0);
            case TEXT_NULL -> JsonNodeFactory.instance.textNode("null");
            case EMPTY -> JsonNodeFactory.instance.textNode("");
        };
    }

    private static String neverText(Place place) {
        return switch (place.never()) {
            case NULL, TEXT_NULL -> "null";
            case ZERO -> "0";
            case OMIT, EMPTY -> "";
        };
    }

    /** Puts a tree into the body, under a key or a JSON pointer. */
    void field(String key, JsonNode value) {
        if (!key.startsWith("/")) {
            body.set(key, value);
            return;
        }
        ObjectNode at = body;
        String[] names = key.substring(1).split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            at = at.withObjectProperty(names[i]);
        }
        at.set(names[names.length - 1], value);
    }

    /** The request with the body that was put together, or none where there is nothing in it. */
    OutgoingRequest withFields() {
        endpoint.fields().forEach((name, value) -> body.set(name, Template.fill(value, values)));
        boolean empty = body.isEmpty() && endpoint.method().equals("GET");
        return with(empty ? null : body.toString());
    }

    /** The request with that body. */
    OutgoingRequest with(@Nullable String text) {
        StringBuilder target = new StringBuilder(Template.fill(endpoint.path(), encoded()));
        char separator = endpoint.path().indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> argument : query.entrySet()) {
            target.append(separator)
                    .append(encode(argument.getKey()))
                    .append('=')
                    .append(encode(argument.getValue()));
            separator = '&';
        }
        String type = endpoint.contentType().header();
        if (text != null && !type.isEmpty()) {
            headers.putIfAbsent("Content-Type", type);
        }
        return new OutgoingRequest(endpoint.method(), target.toString(), headers, text);
    }

    private Map<String, String> encoded() {
        Map<String, String> encoded = new TreeMap<>();
        values.forEach((name, value) -> encoded.put(name, encode(value)));
        return encoded;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
