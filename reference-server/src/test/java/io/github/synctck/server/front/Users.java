package io.github.synctck.server.front;

import java.util.Map;

/** Two known users with tokens that never expire. */
final class Users {
    static final Map<String, String> BY_TOKEN = Map.of("token-of-a", "user-a", "token-of-b", "user-b");
    static final String API_KEY = "key-of-the-project";

    private Users() {}

    /** Whose token a request brings; 401 where it is nobody's. */
    static String of(Asked asked) throws Refusal {
        String user = BY_TOKEN.get(asked.bearer());
        if (user == null) {
            throw Refusal.of(401, "unknown token");
        }
        return user;
    }
}
