package io.github.synctck.cli;

import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.RequestLog;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.spec.profile.Profile;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck serve}: the reference server, or one that is broken on purpose. */
@Command(
        name = "serve",
        description = "Runs the reference server, or one that is broken in one way, until it is told to stop.",
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    private static final int ADMIN_TOKEN_LENGTH_MIN = 16;

    private final Interrupt interrupt;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one (default: 8080).")
    private int port = 8080;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(
            names = "--jwt-secret",
            paramLabel = "SECRET",
            description = "Secret of the HS256 tokens, at least 32 bytes; one is made and printed if there is none. "
                    + "Also SYNCTCK_JWT_SECRET.")
    private @Nullable String jwtSecret;

    @Mixin
    private StoreChoice store = new StoreChoice();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Option(
            names = "--mutant",
            paramLabel = "NAME",
            description = "Serves a server that is broken in this way; see 'synctck list --mutants'.")
    private @Nullable String mutant;

    @Option(
            names = "--admin-token",
            paramLabel = "TOKEN",
            description = "Opens /admin/users/ID/actions to whoever sends this token, at least 16 characters; without "
                    + "it there is no such path. Also SYNCTCK_ADMIN_TOKEN.")
    private @Nullable String adminToken;

    @Option(
            names = "--log",
            paramLabel = "json|text|faults|none",
            description = "A line per request on stderr, as JSON or as key=value; faults: as text, and only answers "
                    + "from 500 on (default).")
    private LogChoice log = LogChoice.faults;

    @Mixin
    private ServeLimits limits = new ServeLimits();

    /** What is told of requests. */
    enum LogChoice {
        json,
        text,
        faults,
        none
    }

    ServeCommand(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() throws InterruptedException {
        Profile declared = profile.profile();
        String given = jwtSecret == null ? System.getenv("SYNCTCK_JWT_SECRET") : jwtSecret;
        String secret = given == null ? Secrets.random() : given;
        ServerOptions options = options(secret).withTables(declared.schema());
        try (StoreChoice.Opened opened = opened(declared, secret);
                Served server = start(opened, declared, options)) {
            System.out.println("listening on " + server.baseUrl());
            if (given == null) {
                System.out.println("JWT secret: " + secret);
            }
            System.out.flush();
            interrupt.endsWith(0);
            interrupt.await();
        } catch (IllegalStateException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private ServerOptions options(String secret) {
        try {
            return ServerOptions.standard(port, new JwtVerifier(secret, Clock.systemUTC()))
                    .withHost(host)
                    .withLimits(limits.limits())
                    .withLog(requestLog())
                    .withAdminToken(adminToken());
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private RequestLog requestLog() {
        return switch (log) {
            case json -> new RequestLog(RequestLog.Form.JSON, 0, System.err::println);
            case text -> new RequestLog(RequestLog.Form.TEXT, 0, System.err::println);
            case faults -> new RequestLog(RequestLog.Form.TEXT, RequestLog.FAULT_MIN, System.err::println);
            case none -> RequestLog.NONE;
        };
    }

    private @Nullable String adminToken() {
        String token = adminToken == null ? System.getenv("SYNCTCK_ADMIN_TOKEN") : adminToken;
        if (token != null && token.length() < ADMIN_TOKEN_LENGTH_MIN) {
            throw Complaint.usage("--admin-token should have at least " + ADMIN_TOKEN_LENGTH_MIN + " characters");
        }
        return token;
    }

    /** The store; none behind a broken server, which brings its own. */
    private StoreChoice.@Nullable Opened opened(Profile declared, String secret) {
        if (mutant == null) {
            return store.open(declared, secret);
        }
        if (!store.isMemory()) {
            throw Complaint.usage("--mutant goes with --store memory only");
        }
        return null;
    }

    private Served start(StoreChoice.@Nullable Opened opened, Profile declared, ServerOptions options) {
        return opened == null
                ? BrokenServer.named(String.valueOf(mutant)).start(declared, options)
                : Served.start(opened.backend(), options);
    }
}
