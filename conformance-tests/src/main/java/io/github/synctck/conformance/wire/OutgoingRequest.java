package io.github.synctck.conformance.wire;

import io.github.synctck.spec.value.JsonText;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, ready to be sent.
 *
 * @param method the method
 * @param target path and query, to be appended to the target's URL
 * @param headers headers by name, without the token
 * @param body the body, or null for none; half a surrogate pair is escaped as a JavaScript client does it
 */
public record OutgoingRequest(
        String method,
        String target,
        SortedMap<String, String> headers,
        @Nullable String body) {
    public OutgoingRequest {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        body = body == null ? null : JsonText.encodable(body);
    }

    /** The same with further headers. */
    public OutgoingRequest with(SortedMap<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new OutgoingRequest(method, target, all, body);
    }
}
