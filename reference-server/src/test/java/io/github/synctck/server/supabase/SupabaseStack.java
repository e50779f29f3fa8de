package io.github.synctck.server.supabase;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.spec.codec.BadFileException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A whole project: database, PostgREST, the two functions under Deno, and the gateway before them. */
final class SupabaseStack implements AutoCloseable {
    static final Path TARGET = Path.of("../docs/targets/supabase.yaml");
    private static final String SECRET = "the secret of a project that is only for tests";
    private static final int DATABASE_CONNECTIONS = 10;
    private static final long READY_SECONDS_MAX = 60;

    private final Programs programs = new Programs();
    private final Gateway gateway;
    private final String anonKey = key("anon");
    private final String serviceKey = key("service_role");

    /** Starts PostgREST and the functions on that database. */
    SupabaseStack(SupabaseDatabase database) throws IOException, InterruptedException {
        gateway = new Gateway(SECRET, List.of(anonKey, serviceKey), database::signUp);
        try {
            int postgrest = programs.postgrest(Map.of(
                    "DB_URI",
                    database.uri(),
                    "DB_SCHEMAS",
                    "public",
                    "DB_ANON_ROLE",
                    "anon",
                    "DB_POOL",
                    String.valueOf(DATABASE_CONNECTIONS),
                    "JWT_SECRET",
                    SECRET));
            gateway.route("/rest/v1", URI.create("http://127.0.0.1:" + postgrest));
            Map<String, String> variables = Map.of("SUPABASE_URL", gateway.url(), "SUPABASE_ANON_KEY", anonKey);
            for (String name : List.of("sync-pull", "sync-push")) {
                int port =
                        programs.serve(SupabaseDatabase.FOLDER.resolve("functions/" + name + "/index.ts"), variables);
                gateway.route("/functions/v1/" + name, URI.create("http://127.0.0.1:" + port));
            }
            awaitPostgrest(postgrest);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void awaitPostgrest(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(READY_SECONDS_MAX);
        while (System.nanoTime() < end) {
            try {
                HttpURLConnection asked =
                        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/deleted_records")
                                .toURL()
                                .openConnection();
                // Until it knows the tables it answers 503; then nobody may read this one without a token.
                if (asked.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
                    return;
                }
            } catch (java.net.ConnectException e) {
                // It does not listen yet.
            }
            Thread.sleep(50);
        }
        throw new IOException("PostgREST is not ready; see target/supabase/postgrest.log");
    }

    private static String key(String role) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim("role", role)
                .expirationTime(Date.from(Instant.now().plusSeconds(86_400)))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** What a user sets before {@code synctck run --target docs/targets/supabase.yaml}. */
    Map<String, String> variables() {
        return Map.of(
                "SUPABASE_URL", gateway.url(),
                "SUPABASE_ANON_KEY", anonKey,
                "SUPABASE_SERVICE_KEY", serviceKey,
                "SYNCTCK_JWT_SECRET", SECRET);
    }

    /** The documented target file, aimed at this project. */
    TargetFile target() throws IOException, BadFileException {
        return TargetFile.read(Files.readString(TARGET), TARGET, variables()::get, TargetFile.Overrides.NONE);
    }

    /** Signs tokens of users. */
    TokenMint users() {
        return new TokenMint(SECRET);
    }

    String url() {
        return gateway.url();
    }

    String anonKey() {
        return anonKey;
    }

    @Override
    public void close() {
        gateway.close();
        programs.close();
    }
}
