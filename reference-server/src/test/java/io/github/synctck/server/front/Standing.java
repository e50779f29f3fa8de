package io.github.synctck.server.front;

import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A server and the front before it that speaks the form of one of the nine letters. */
record Standing(SyncHttpServer reference, Front front) implements AutoCloseable {
    static final String SECRET = "a secret of the fronts that is long enough";
    static final Path TARGETS = Path.of("../docs/targets");

    private static final ServerOptions OPTIONS = ServerOptions.standard(0, new JwtVerifier(SECRET, Clock.systemUTC()));
    private static final Map<String, Supplier<Shape>> SHAPES = Map.of(
            "a", EdgeFunctions::new,
            "b", SqlFunctions::new,
            "c", OwnerInRequest::new,
            "d", IsoTimes::new,
            "e", WholeSeconds::new,
            "f", OneRowPerUser::new,
            "g", CamelCase::new,
            "h", TablesApart::new,
            "i", Pages::new);

    Standing(String letter, SyncBackend server, Profile profile) {
        this(letter, SyncHttpServer.start(server, OPTIONS), profile);
    }

    private Standing(String letter, SyncHttpServer reference, Profile profile) {
        this(
                reference,
                Front.start(
                        Objects.requireNonNull(SHAPES.get(letter)).get(),
                        new Behind(
                                URI.create(reference.baseUrl()),
                                SECRET,
                                profile.schema().version())));
    }

    String url() {
        return front.url();
    }

    /** The target file of a letter. */
    static Path file(String letter) {
        return TARGETS.resolve("server-" + letter + ".yaml");
    }

    /** What a target file says of a front at that URL. */
    static TargetFile target(Path file, String url) throws Exception {
        Map<String, String> variables = Map.of(
                "SYNCTCK_URL",
                url,
                "SYNCTCK_JWT_SECRET",
                SECRET,
                "SYNCTCK_APIKEY",
                Users.API_KEY,
                "TOKEN_A",
                "token-of-a",
                "TOKEN_B",
                "token-of-b");
        return TargetFile.read(Files.readString(file), file, variables::get, TargetFile.Overrides.NONE);
    }

    @Override
    public void close() {
        front.close();
        reference.close();
    }
}
