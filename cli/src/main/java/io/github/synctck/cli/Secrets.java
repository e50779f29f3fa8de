package io.github.synctck.cli;

import java.security.SecureRandom;
import java.util.Base64;

/** Random words that nobody can guess. */
final class Secrets {
    private static final int SECRET_BYTES = 36;
    private static final int SALT_BYTES = 9;

    private Secrets() {}

    /** A JWT secret of 48 characters. */
    static String random() {
        return random(SECRET_BYTES);
    }

    /** What makes the ids of one run differ from those of another. */
    static String salt() {
        return random(SALT_BYTES);
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
