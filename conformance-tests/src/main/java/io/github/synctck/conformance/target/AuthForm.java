package io.github.synctck.conformance.target;

import io.github.synctck.spec.server.RawExchange.Credentials;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a request says whose it is.
 *
 * @param header the header that carries the token
 * @param prefix what stands before the token
 * @param garbage a token that no server takes; empty where there is none to try
 * @param expired makes a token that was good once; an empty answer where none can be had
 */
public record AuthForm(String header, String prefix, Optional<String> garbage, Supplier<Optional<String>> expired) {
    private static final String GARBAGE = "not.a.token";

    /** A bearer token. */
    public static AuthForm bearer() {
        return new AuthForm("Authorization", "Bearer ", Optional.of(GARBAGE), Optional::empty);
    }

    /** The header's value for those credentials of a user; empty for none. */
    Optional<String> value(Credentials credentials, Account account) {
        Optional<String> token = switch (credentials) {
            case VALID -> account.token();
            case GARBAGE -> garbage;
            case EXPIRED -> expired.get();
            case NONE -> Optional.empty();
        };
        return token.map(prefix::concat);
    }
}
