package io.github.synctck.conformance.target;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One user of a target.
 *
 * @param token what goes into the request as the user's token; empty where there is none
 * @param values what else is known of the user, for the placeholders {@code {user.NAME}}; keys without {@code user.}
 */
public record Account(Optional<String> token, SortedMap<String, String> values) {
    public Account {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A user of whom only the token is known. */
    public static Account of(String token) {
        return new Account(Optional.of(token), Collections.emptySortedMap());
    }

    /** The values as placeholders name them. */
    SortedMap<String, String> placeholders() {
        TreeMap<String, String> named = new TreeMap<>();
        values.forEach((name, value) -> named.put("user." + name, value));
        token.ifPresent(value -> named.put("user.token", value));
        return named;
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "a user of the target";
    }
}
