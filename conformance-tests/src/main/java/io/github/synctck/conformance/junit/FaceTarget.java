package io.github.synctck.conformance.junit;

import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.TokenMint;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that the JUnit face judges.
 *
 * @param url below which the endpoints hang
 * @param accounts who its users are
 * @param profile the name of the profile that it declares
 */
public record FaceTarget(URI url, Accounts accounts, String profile) {
    private static final String PROFILE = "watermelondb";

    /** What the system properties name; empty without {@code synctck.url}. */
    public static Optional<FaceTarget> fromSystemProperties() {
        String url = System.getProperty("synctck.url", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String profile = System.getProperty("synctck.profile", PROFILE);
        String tokens = System.getProperty("synctck.token", "");
        Accounts accounts = tokens.isEmpty()
                ? minted(System.getProperty("synctck.jwtSecret"), "synctck.jwtSecret or synctck.token")
                : new Accounts.Pool(List.of(tokens.split(",")));
        return Optional.of(new FaceTarget(URI.create(url), accounts, profile));
    }

    /** What an annotation names; throws {@link IllegalStateException} where it names no URL. */
    static FaceTarget of(@Nullable SyncConformance annotation) {
        if (annotation == null || annotation.url().isEmpty()) {
            throw new IllegalStateException(
                    "say which server is meant: -Dsynctck.url=... or @SyncConformance(url = ...)");
        }
        String variable = annotation.jwtSecretVariable();
        return new FaceTarget(
                URI.create(annotation.url()), minted(System.getenv(variable), variable), annotation.profile());
    }

    private static Accounts minted(@Nullable String secret, String where) {
        if (secret == null) {
            throw new IllegalStateException("say who the users are: " + where + " is not set");
        }
        return new Accounts.Minted(new TokenMint(secret));
    }
}
