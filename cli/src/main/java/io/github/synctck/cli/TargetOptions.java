package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.spec.profile.Profile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server is meant, and who its users are. */
final class TargetOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server to judge: sync-pull and sync-push hang below this URL. "
                    + "Without it, the in-memory reference server is started and judged.")
    private @Nullable String url;

    @Option(
            names = "--jwt-secret",
            paramLabel = "SECRET",
            description = "The server's HS256 secret: each play gets a new user. Also SYNCTCK_JWT_SECRET.")
    private @Nullable String jwtSecret;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A bearer token of one test user; give two for cases with two users. "
                    + "Also SYNCTCK_TOKENS, comma-separated.")
    private List<String> tokens = new ArrayList<>();

    @Option(
            names = "--header",
            paramLabel = "'K: V'",
            description = "An extra header of every request, such as 'apikey: ...'.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--i-own-this-server",
            description = "Needed for a URL that is not on this machine: a run writes and deletes.")
    private boolean owned;

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    Profile profile() {
        return profile.profile();
    }

    /** A target and, where it was started for this run, the server behind it. */
    record Opened(HttpTarget target, @Nullable SyncHttpServer server) implements AutoCloseable {
        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    /** Opens the target and makes sure that it answers; a {@link Complaint} where it does not. */
    Opened open(Profile declared) {
        Opened opened = url == null ? reference(declared) : remote(url);
        opened.target().problem(declared.schema().version()).ifPresent(problem -> {
            opened.close();
            throw new Complaint(ExitCode.TARGET_UNREACHABLE, problem);
        });
        return opened;
    }

    private Opened reference(Profile declared) {
        if (jwtSecret != null || !tokens.isEmpty()) {
            throw Complaint.usage("--jwt-secret and --token say nothing without --url");
        }
        return ReferenceServer.start(declared, headers());
    }

    private Opened remote(String text) {
        URI uri = uri(text);
        if (!isLoopback(uri.getHost()) && !owned) {
            throw Complaint.usage("a run writes and deletes on " + uri.getHost()
                    + "; add --i-own-this-server if that is what you want");
        }
        Accounts accounts = accounts().orElseThrow(() -> withoutUsers(uri));
        return new Opened(new HttpTarget(uri, accounts, headers()), null);
    }

    /** A server that is not there is the first thing to mend, whoever the users are. */
    private Complaint withoutUsers(URI uri) {
        return HttpTarget.trouble(uri, headers(), profile().schema().version())
                .map(trouble -> new Complaint(ExitCode.TARGET_UNREACHABLE, trouble))
                .orElseGet(() ->
                        Complaint.usage("say who the users are: --jwt-secret SECRET, or --token TOKEN once or twice"));
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw Complaint.usage("--url is not a URL: " + text);
        }
        throw Complaint.usage("--url should begin with http:// or https:// and name a host: " + text);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<Accounts> accounts() {
        String secret = jwtSecret == null ? System.getenv("SYNCTCK_JWT_SECRET") : jwtSecret;
        List<String> given = new ArrayList<>(tokens);
        String fromEnvironment = System.getenv("SYNCTCK_TOKENS");
        if (given.isEmpty() && jwtSecret == null && fromEnvironment != null) {
            given.addAll(List.of(fromEnvironment.split(",")));
        }
        given.removeIf(String::isBlank);
        if (!given.isEmpty()) {
            return Optional.of(new Accounts.Pool(given));
        }
        if (secret == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Accounts.Minted(new TokenMint(secret)));
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> headers() {
        Map<String, String> parsed = new TreeMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw Complaint.usage("--header should look like 'name: value'");
            }
            parsed.put(
                    header.substring(0, colon).trim(),
                    header.substring(colon + 1).trim());
        }
        return parsed;
    }

    /** The options that lead to the same target again, without any secret. */
    String words() {
        StringBuilder words = new StringBuilder();
        if (url != null) {
            words.append(" --url ").append(Shell.quoted(url));
            if (!tokens.isEmpty()) {
                words.append(" --token \"$TOKEN_A\"").append(tokens.size() > 1 ? " --token \"$TOKEN_B\"" : "");
            } else if (jwtSecret != null) {
                words.append(" --jwt-secret \"$SYNCTCK_JWT_SECRET\"");
            }
            words.append(owned ? " --i-own-this-server" : "");
        }
        return words.append(profile.words()).toString();
    }
}
