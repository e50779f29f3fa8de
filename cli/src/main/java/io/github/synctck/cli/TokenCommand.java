package io.github.synctck.cli;

import io.github.synctck.conformance.target.TokenMint;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code synctck token}: prints a token. */
@Command(
        name = "token",
        description = "Prints a bearer token, valid for six hours, for a server whose JWT secret is known.",
        sortOptions = false)
final class TokenCommand implements Callable<Integer> {
    @Option(
            names = "--jwt-secret",
            paramLabel = "SECRET",
            description = "The server's HS256 secret. Also SYNCTCK_JWT_SECRET.")
    private @Nullable String jwtSecret;

    @Option(names = "--sub", paramLabel = "ID", description = "The user's id (default: a new UUID).")
    private @Nullable String subject;

    @Override
    public Integer call() {
        String secret = jwtSecret == null ? System.getenv("SYNCTCK_JWT_SECRET") : jwtSecret;
        if (secret == null) {
            throw Complaint.usage("say --jwt-secret SECRET, or set SYNCTCK_JWT_SECRET");
        }
        try {
            TokenMint mint = new TokenMint(secret);
            System.out.println(subject == null ? mint.forNewUser() : mint.forUser(subject));
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
