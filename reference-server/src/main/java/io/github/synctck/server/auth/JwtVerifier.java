package io.github.synctck.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

/** Verifies HS256 tokens as Supabase signs them: secret in UTF-8, {@code sub} is the user, {@code exp} is required. */
public final class JwtVerifier implements TokenVerifier {
    /** The shortest secret that HS256 allows. */
    public static final int SECRET_BYTES_MIN = 32;

    private final MACVerifier verifier;
    private final Clock clock;

    /** A verifier for that secret; throws {@link IllegalArgumentException} with one sentence where it is too short. */
    public JwtVerifier(String secret, Clock clock) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "the JWT secret has " + bytes.length + " bytes; HS256 needs at least " + SECRET_BYTES_MIN);
        }
        try {
            this.verifier = new MACVerifier(bytes);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the JWT secret cannot be used: " + e.getMessage(), e);
        }
        this.clock = clock;
    }

    @Override
    public String subject(String token) throws TokenRefused {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
                throw new TokenRefused("the signature does not match");
            }
            return subject(jwt.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new TokenRefused("the token is malformed");
        } catch (JOSEException e) {
            throw new TokenRefused("the token cannot be verified");
        }
    }

    private String subject(JWTClaimsSet claims) throws TokenRefused {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        if (expires == null || !expires.toInstant().isAfter(now)) {
            throw new TokenRefused(expires == null ? "the token has no expiry" : "the token has expired");
        }
        if (begins != null && begins.toInstant().isAfter(now)) {
            throw new TokenRefused("the token is not valid yet");
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new TokenRefused("the token names no user");
        }
        return subject;
    }
}
