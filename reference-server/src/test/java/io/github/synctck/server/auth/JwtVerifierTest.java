package io.github.synctck.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {
    private static final String SECRET = "an ümlaut counts as two bytes of it";
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private final JwtVerifier verifier = new JwtVerifier(SECRET, Clock.fixed(NOW, ZoneOffset.UTC));

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().subject("ann").expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String secret) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.HS256, SECRET);
    }

    private void refuses(String token, String reason) {
        assertThatThrownBy(() -> verifier.subject(token))
                .isInstanceOf(TokenRefused.class)
                .hasMessage(reason);
    }

    @Test
    void goodTokenNamesItsUser() throws Exception {
        assertThat(verifier.subject(signed(claims().build()))).isEqualTo("ann");
    }

    @Test
    void tokensOutsideTheirTimeAreRefused() throws Exception {
        refuses(signed(claims().expirationTime(Date.from(NOW)).build()), "the token has expired");
        refuses(signed(claims().expirationTime(null).build()), "the token has no expiry");
        refuses(signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(1))).build()), "the token is not valid yet");
    }

    @Test
    void otherSignaturesAreRefused() throws Exception {
        String longSecret = SECRET + SECRET;
        refuses(signed(claims().build(), JWSAlgorithm.HS256, longSecret), "the signature does not match");
        refuses(signed(claims().build(), JWSAlgorithm.HS512, longSecret), "the signature does not match");
        refuses(new PlainJWT(claims().build()).serialize(), "the token is malformed");
        String token = signed(claims().build());
        String forged = signed(claims().subject("bob").build());
        String mixed = forged.substring(0, forged.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));
        refuses(mixed, "the signature does not match");
    }

    @Test
    void tokenWithoutAUserIsRefused() throws Exception {
        refuses(signed(claims().subject(null).build()), "the token names no user");
        refuses(signed(claims().subject(" ").build()), "the token names no user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9.e30."})
    void garbageIsRefused(String token) {
        assertThatThrownBy(() -> verifier.subject(token)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void shortSecretIsOneSentence() {
        assertThatThrownBy(() -> new JwtVerifier("é".repeat(15), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the JWT secret has 30 bytes; HS256 needs at least 32");
    }
}
