package io.github.synctck.conformance.target;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Signs tokens as Supabase does: HS256 over the secret's UTF-8 bytes, the user in {@code sub}. */
public final class TokenMint {
    /** The shortest secret that HS256 allows. */
    public static final int SECRET_BYTES_MIN = 32;

    private static final Duration VALIDITY = Duration.ofHours(6);

    private final MACSigner signer;

    /** A mint for that secret; throws {@link IllegalArgumentException} with one sentence where it is too short. */
    public TokenMint(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "the JWT secret has " + bytes.length + " bytes; HS256 needs at least " + SECRET_BYTES_MIN);
        }
        try {
            this.signer = new MACSigner(bytes);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the JWT secret cannot be used: " + e.getMessage(), e);
        }
    }

    /** A token for a user that did not exist before. */
    public String forNewUser() {
        return forUser(UUID.randomUUID().toString());
    }

    /** A token for that user. */
    public String forUser(String subject) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .audience("authenticated")
                .claim("role", "authenticated")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
