package io.github.synctck.conformance.junit;

import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.BehindEndpoints;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that the JUnit face judges.
 *
 * @param settings how it is reached and spoken to
 * @param declared what it declares
 */
public record FaceTarget(HttpTarget.Settings settings, Profile declared) {
    private static final String PROFILE = "watermelondb";

    /** A server under the default binding that declares the profile of that name. */
    public FaceTarget(URI url, Accounts accounts, String profile) {
        this(HttpTarget.Settings.standard(url, accounts, Collections.emptyMap()), ProfileReader.named(profile));
    }

    /** The same with that behind its endpoints. */
    public FaceTarget with(BehindEndpoints behind) {
        return new FaceTarget(settings.with(behind), declared);
    }

    /** The URL below which the endpoints hang. */
    public URI url() {
        return settings.base();
    }

    /** Who the users are. */
    public Accounts accounts() {
        return settings.accounts();
    }

    /** The name of the profile that it declares. */
    public String profile() {
        return declared.name();
    }

    /** What the system properties name; empty without {@code synctck.target} and {@code synctck.url}. */
    public static Optional<FaceTarget> fromSystemProperties() {
        String file = System.getProperty("synctck.target", "");
        if (!file.isEmpty()) {
            return Optional.of(described(Path.of(file)));
        }
        String url = System.getProperty("synctck.url", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String profile = System.getProperty("synctck.profile", PROFILE);
        String tokens = System.getProperty("synctck.token", "");
        Accounts accounts = tokens.isEmpty()
                ? minted(System.getProperty("synctck.jwtSecret"), "synctck.jwtSecret or synctck.token")
                : Accounts.ofTokens(List.of(tokens.split(",")));
        return Optional.of(new FaceTarget(URI.create(url), accounts, profile));
    }

    /** What a target file describes; throws {@link IllegalStateException} with file and line where it is none. */
    public static FaceTarget described(Path file) {
        try {
            TargetFile target = TargetFile.read(file, TargetFile.Overrides.NONE);
            return new FaceTarget(target.settings(), target.profile());
        } catch (BadFileException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** What an annotation names; throws {@link IllegalStateException} where it names no server. */
    static FaceTarget of(@Nullable SyncConformance annotation) {
        if (annotation == null
                || (annotation.url().isEmpty() && annotation.target().isEmpty())) {
            throw new IllegalStateException("say which server is meant: -Dsynctck.target=..., -Dsynctck.url=... or "
                    + "@SyncConformance(target = ...) or (url = ...)");
        } else if (!annotation.target().isEmpty()) {
            return described(Path.of(annotation.target()));
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
