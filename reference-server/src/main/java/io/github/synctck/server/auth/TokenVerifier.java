package io.github.synctck.server.auth;

/** Tells whose token it is. Safe for many threads. */
@FunctionalInterface
public interface TokenVerifier {
    /** The user of a bearer token, without the word {@code Bearer}; throws where the token is worth nothing. */
    String subject(String token) throws TokenRefused;
}
