package io.github.synctck.server.auth;

/** A token that names nobody; the message says why and never holds the token. */
public final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason, a few words. */
    public TokenRefused(String reason) {
        super(reason);
    }
}
