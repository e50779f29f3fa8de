package io.github.synctck.conformance.target;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens; as Supabase does where nothing else is said: HS256 over the secret's UTF-8 bytes, the user in sub. */
public final class TokenMint {
    /** The shortest secret that HS256 allows. */
    public static final int SECRET_BYTES_MIN = 32;

    private final JWSSigner signer;
    private final Form form;

    /**
     * What a token says.
     *
     * @param algorithm HS256, RS256 or ES256
     * @param keyId the header's {@code kid}, or null
     * @param claims further claims; {@code {user.id}} in a text is the user
     * @param validity how long a token is good for
     */
    public record Form(String algorithm, @Nullable String keyId, Map<String, Object> claims, Duration validity) {
        /** What Supabase's own tokens say. */
        public static final Form SUPABASE = new Form("HS256", null, supabase(), Duration.ofHours(6));

        public Form {
            claims = Collections.unmodifiableMap(new TreeMap<>(claims));
        }

        private static Map<String, Object> supabase() {
            TreeMap<String, Object> claims = new TreeMap<>();
            claims.put("aud", "authenticated");
            claims.put("role", "authenticated");
            return claims;
        }
    }

    /** A mint for that secret; throws {@link IllegalArgumentException} with one sentence where it is too short. */
    public TokenMint(String secret) {
        this(secret, Form.SUPABASE);
    }

    /**
     * A mint for that secret, or for that private key in PEM; throws {@link IllegalArgumentException} with one
     * sentence, which never quotes the key, where it cannot be used.
     */
    public TokenMint(String key, Form form) {
        this.form = form;
        try {
            this.signer = signer(key, form.algorithm());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key cannot be used for " + form.algorithm(), e);
        }
    }

    private static JWSSigner signer(String key, String algorithm) throws JOSEException {
        switch (algorithm) {
            case "HS256" -> {
                byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                if (bytes.length < SECRET_BYTES_MIN) {
                    throw new IllegalArgumentException(
                            "the JWT secret has " + bytes.length + " bytes; HS256 needs at least " + SECRET_BYTES_MIN);
                }
                return new MACSigner(bytes);
            }
            case "RS256" -> {
                return new RSASSASigner(privateKey(key, "RSA"));
            }
            case "ES256" -> {
                return new ECDSASigner((ECPrivateKey) privateKey(key, "EC"));
            }
            default ->
                throw new IllegalArgumentException(
                        "the algorithm should be HS256, RS256 or ES256, not '" + algorithm + "'");
        }
    }

    private static PrivateKey privateKey(String pem, String kind) {
        String body = pem.replace("-----BEGIN PRIVATE KEY-----", "").replace("-----END PRIVATE KEY-----", "");
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(body);
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key is no " + kind + " private key in PKCS 8 PEM; 'openssl pkcs8 -topk8 -nocrypt' makes one",
                    e);
        }
    }

    /** A token for a user that did not exist before. */
    public String forNewUser() {
        return forUser(UUID.randomUUID().toString());
    }

    /** A token for that user. */
    public String forUser(String subject) {
        Instant now = Instant.now();
        return sign(subject, now, now.plus(form.validity()));
    }

    /** A token for that user that was good until an hour ago. */
    public String expired(String subject) {
        Instant end = Instant.now().minus(Duration.ofHours(1));
        return sign(subject, end.minus(form.validity()), end);
    }

    private String sign(String subject, Instant issued, Instant expires) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(expires));
        form.claims()
                .forEach((name, value) ->
                        claims.claim(name, value instanceof String text ? text.replace("{user.id}", subject) : value));
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(form.algorithm()))
                .keyID(form.keyId())
                .build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
