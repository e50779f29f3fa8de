package io.github.synctck.conformance.target;

import java.util.Map;

/** Where the token of a given user comes from. */
@FunctionalInterface
public interface SignIn {
    /** A token that is good for a while; throws {@link TargetTrouble} where there is none. */
    String token(Map<String, String> user);
}
