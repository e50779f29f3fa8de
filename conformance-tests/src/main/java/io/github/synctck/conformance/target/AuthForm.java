package io.github.synctck.conformance.target;

import io.github.synctck.spec.server.RawExchange.Credentials;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a request says whose it is.
 *
 * @param header the header that carries the token
 * @param prefix what stands before the token
 * @param garbage a token that no server takes; empty where there is none to try
 * @param expired makes a token of that user that was good once; an empty answer where none can be had
 */
public record AuthForm(
        String header, String prefix, Optional<String> garbage, Function<Account, Optional<String>> expired) {
    private static final String GARBAGE = "not.a.token";

    /** The base64url of {@code {"alg":"none"}}. */
    private static final String ALGORITHM_NONE = "eyJhbGciOiJub25lIn0";

    /** A bearer token. */
    public static AuthForm bearer() {
        return new AuthForm("Authorization", "Bearer ", Optional.of(GARBAGE), account -> Optional.empty());
    }

    /** The same with expired tokens. */
    AuthForm expiring(Function<Account, Optional<String>> other) {
        return new AuthForm(header, prefix, garbage, other);
    }

    /** The header's value for those credentials of a user; empty for none. */
    Optional<String> value(Credentials credentials, Account account) {
        Optional<String> token = switch (credentials) {
            case VALID -> account.token();
            case GARBAGE -> garbage;
            case EXPIRED -> expired.apply(account);
            case FORGED -> parts(account).map(parts -> parts[0] + '.' + parts[1] + '.' + reversed(parts[2]));
            case UNSIGNED -> parts(account).map(parts -> ALGORITHM_NONE + '.' + parts[1] + '.');
            case NONE -> Optional.empty();
        };
        return token.map(prefix::concat);
    }

    /** Head, claims and signature of a user's token; empty where it is none of that form. */
    private static Optional<String[]> parts(Account account) {
        return account.token().map(token -> token.split("[.]", -1)).filter(parts -> parts.length == 3);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
