package io.github.synctck.conformance.target;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.codec.JsonValues;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Signs users in at Supabase with email and password, and again before their tokens end. Used by one thread. */
public final class PasswordSignIn implements SignIn {
    private static final long SECONDS_LEFT_MIN = 300;
    private static final long SECONDS_DEFAULT = 3_600;

    private final URI url;
    private final String anonKey;
    private final Hook.Call.Connection connection;
    private final Map<String, Session> sessions = new TreeMap<>();

    /** A token and when it ends. */
    private record Session(String token, Instant end) {}

    /** Signs in at the project's URL. */
    public PasswordSignIn(URI project, String anonKey, Hook.Call.Connection connection) {
        String root = project.toString().replaceAll("/+$", "");
        this.url = URI.create(root + "/auth/v1/token?grant_type=password");
        this.anonKey = anonKey;
        this.connection = connection;
    }

    @Override
    public String token(Map<String, String> user) {
        String email = user.getOrDefault("user.email", "");
        Session session = sessions.get(email);
        if (session == null || session.end().isBefore(Instant.now().plusSeconds(SECONDS_LEFT_MIN))) {
            session = signIn(email, user.getOrDefault("user.password", ""));
            sessions.put(email, session);
        }
        return session.token();
    }

    private Session signIn(String email, String password) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("email", email).put("password", password);
        Hook.Call call =
                new Hook.Call("POST", url.toString(), Collections.singletonMap("apikey", anonKey), body, connection);
        String answer = call.run(Collections.emptyMap());
        String token = Hook.at(answer, "/access_token", "the sign-in");
        long seconds = JsonValues.parse(answer).path("expires_in").asLong(SECONDS_DEFAULT);
        return new Session(token, Instant.now().plusSeconds(seconds));
    }
}
