package io.github.synctck.cli;

import io.github.synctck.conformance.probe.ServerProbe;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.HttpOptions;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.ServerUrl;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.profile.Profile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
            names = "--target",
            paramLabel = "FILE",
            description = "A file that describes the server to judge, instead of --url and the users: docs/targets.md.")
    private @Nullable Path file;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates in PEM that are trusted besides the usual ones.")
    private @Nullable Path ca;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "The proxy of requests that leave this machine. Also HTTPS_PROXY.")
    private @Nullable String proxy;

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

    private @Nullable TargetFile described;

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    /** What the server declares: in its target file, else by name. */
    Profile profile() {
        return file == null ? profile.profile() : described(file).profile();
    }

    /** The target file; read once, so that its users are those of the whole command. */
    TargetFile described(Path path) {
        TargetFile known = described;
        if (known != null) {
            return known;
        }
        if (url != null || jwtSecret != null || !tokens.isEmpty() || !headers.isEmpty() || profile.isGiven()) {
            throw Complaint.usage(
                    "--target says everything about the server; leave --url, --token, --jwt-secret, --header, "
                            + "--profile and --schema out");
        }
        try {
            TargetFile read = TargetFile.read(path, new TargetFile.Overrides(Optional.ofNullable(ca), proxy()));
            described = read;
            return read;
        } catch (BadFileException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private Optional<URI> proxy() {
        String given = proxy == null ? System.getenv("HTTPS_PROXY") : proxy;
        return given == null || given.isBlank()
                ? Optional.empty()
                : Optional.of(uri("--proxy", given, ServerUrl::parse));
    }

    private HttpOptions http() {
        return new HttpOptions(
                Optional.ofNullable(ca), proxy(), HttpOptions.STANDARD.answerTimeout(), HttpOptions.ANY_SIZE);
    }

    private HttpTarget target(HttpTarget.Settings settings) {
        try {
            return new HttpTarget(settings);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
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
        Opened opened = connect(declared);
        problem(opened.target(), declared).ifPresent(problem -> {
            opened.close();
            throw new Complaint(ExitCode.TARGET_UNREACHABLE, problem);
        });
        return opened;
    }

    /** Opens the target without asking it anything. */
    Opened connect(Profile declared) {
        if (file != null) {
            HttpTarget.Settings settings = described(file).settings();
            owns(settings.base());
            return new Opened(target(settings), null);
        }
        return url == null ? reference(declared) : remote(url);
    }

    private static Optional<String> problem(HttpTarget target, Profile declared) {
        try {
            return target.problem(declared.schema().version());
        } catch (TargetTrouble e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void owns(URI uri) {
        if (!isLoopback(uri.getHost()) && !owned && file == null) {
            throw Complaint.usage("a run writes and deletes on " + uri.getHost()
                    + "; add --i-own-this-server if that is what you want");
        }
    }

    private Opened reference(Profile declared) {
        if (jwtSecret != null || !tokens.isEmpty()) {
            throw Complaint.usage("--jwt-secret and --token say nothing without --url");
        }
        return ReferenceServer.start(declared, headers());
    }

    private Opened remote(String text) {
        URI uri = uri("--url", text, ServerUrl::ofServer);
        owns(uri);
        Accounts accounts = accounts().orElseThrow(() -> withoutUsers(uri));
        return new Opened(
                target(HttpTarget.Settings.standard(uri, accounts, headers()).withHttp(http())), null);
    }

    /** A server that is not there is the first thing to mend, whoever the users are. */
    private Complaint withoutUsers(URI uri) {
        return HttpTarget.trouble(uri, headers(), profile().schema().version())
                .map(trouble -> new Complaint(ExitCode.TARGET_UNREACHABLE, trouble))
                .orElseGet(() ->
                        Complaint.usage("say who the users are: --jwt-secret SECRET, or --token TOKEN once or twice"));
    }

    private static URI uri(String option, String text, Function<String, URI> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(option + " " + e.getMessage());
        }
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
        List<String> given = givenTokens();
        if (!given.isEmpty()) {
            return Optional.of(Accounts.ofTokens(given));
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

    private List<String> givenTokens() {
        List<String> given = new ArrayList<>(tokens);
        String fromEnvironment = System.getenv("SYNCTCK_TOKENS");
        if (given.isEmpty() && jwtSecret == null && fromEnvironment != null) {
            given.addAll(List.of(fromEnvironment.split(",")));
        }
        given.removeIf(String::isBlank);
        return given;
    }

    /** What is said about a server that nobody has described yet. */
    ServerProbe.Given undescribed(Optional<String> pull, Optional<String> push) {
        if (url == null || file != null || jwtSecret != null || profile.isGiven()) {
            throw Complaint.usage("init takes --url URL, and --token and --header where the server asks for them;"
                    + " nothing else about the server");
        }
        owns(uri("--url", url, ServerUrl::ofServer));
        return new ServerProbe.Given(
                url, givenTokens(), headers(), pull, push, new TargetFile.Overrides(Optional.ofNullable(ca), proxy()));
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
        if (file != null) {
            words.append(" --target ").append(Shell.quoted(file.toString()));
        } else if (url != null) {
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
