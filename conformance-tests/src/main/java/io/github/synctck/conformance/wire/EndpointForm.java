package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One endpoint.
 *
 * @param method the HTTP method
 * @param path what follows the target's URL, kept exactly as written; may hold placeholders
 * @param contentType what is said about the body
 * @param query fixed arguments in the query; values may hold placeholders
 * @param headers fixed headers; values may hold placeholders
 * @param fields fixed keys of the body; texts may hold placeholders
 */
public record EndpointForm(
        String method,
        String path,
        ContentType contentType,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, JsonNode> fields) {
    public EndpointForm {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A POST of JSON to a path. */
    public static EndpointForm post(String path) {
        return new EndpointForm(
                "POST", path, ContentType.JSON, Collections.emptyMap(), Collections.emptyMap(), Collections.emptyMap());
    }

    /** Whether a request goes out for each table. */
    public boolean isPerTable() {
        return path.contains("{table}");
    }

    /** What a request says about its body. */
    public enum ContentType {
        JSON("application/json"),
        /** What a browser's fetch says of a text. */
        TEXT("text/plain;charset=UTF-8"),
        NONE("");

        private final String header;

        ContentType(String header) {
            this.header = header;
        }

        /** The header's value; empty for none. */
        public String header() {
            return header;
        }
    }
}
