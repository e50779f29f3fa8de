package io.github.synctck.server.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The server behind a front, spoken to in the default form. */
final class Behind {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_SECONDS = 3600;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String secret;
    private final int schemaVersion;

    Behind(URI url, String secret, int schemaVersion) {
        this.url = url;
        this.secret = secret;
        this.schemaVersion = schemaVersion;
    }

    /** A token for one of the users. */
    String tokenFor(String user) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .subject(user)
                            .expirationTime(Date.from(Instant.now().plusSeconds(TOKEN_SECONDS)))
                            .build());
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What changed since a cursor, or everything. */
    ObjectNode pull(String token, @Nullable Long cursor) throws Refusal {
        return pull(
                token,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("lastPulledAt", cursor)
                        .put("schemaVersion", schemaVersion)
                        .putNull("migration"));
    }

    ObjectNode pull(String token, JsonNode arguments) throws Refusal {
        return (ObjectNode) call("/sync-pull", token, arguments);
    }

    JsonNode push(String token, JsonNode changes, long cursor) throws Refusal {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        arguments.set("changes", changes);
        arguments.put("lastPulledAt", cursor);
        return call("/sync-push", token, arguments);
    }

    private JsonNode call(String path, String token, JsonNode body) throws Refusal {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new Refusal(response.statusCode(), answer);
            }
            return answer;
        } catch (IOException e) {
            throw Refusal.of(502, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(503, "going away");
        }
    }
}
