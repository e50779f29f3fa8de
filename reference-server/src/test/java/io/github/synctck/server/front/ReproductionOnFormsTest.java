package io.github.synctck.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.EvidenceFolder;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.report.failure.FailureFiles;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that a failure leaves behind speaks the failing server's form, with curl and a shell only. */
class ReproductionOnFormsTest {
    private static final int SECONDS_MAX = 120;

    @TempDir
    private Path folder = Path.of("");

    private record Script(int code, String out) {
        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b, forgets-tombstones, tips-02/deletion-is-listed",
        "d, inserts-without-upsert, push-02/created-that-exists-is-updated",
        "e, forgets-tombstones, tips-02/deletion-is-listed",
        "g, updates-without-stamp, pull-02a/created-and-updated-arrive",
        "i, no-conflict-check, push-05/stale-update-is-rejected"
    })
    void scriptTellsTheBrokenServerFromTheSoundOne(String letter, String mutant, String id) throws Exception {
        Profile profile = profile(letter);
        try (Standing broken = broken(letter, mutant, profile);
                Standing sound = new Standing(letter, new ModelServer(profile, System::currentTimeMillis), profile)) {
            Path failure = failure(letter, broken, id);
            Script wrong = script(failure, broken.url());
            Script right = script(failure, sound.url());

            assertThat(wrong.lastLine()).as(wrong.out()).startsWith("WRONG: op ");
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(right.lastLine()).as(right.out()).startsWith("RIGHT: op ");
            assertThat(right.code()).isZero();
            assertThat(Files.readString(failure.resolve("repro.sh")))
                    .doesNotContain("token-of-a", "token-of-b", Users.API_KEY, "synctck ");
            assertThat(failure.resolve("README.md")).content().contains("There is no ReproTest.java");
        }
    }

    /** A row that the account holds has to be found first, which a script does not. */
    @Test
    void whereNoScriptCanBeWrittenTheFolderSaysWhy() throws Exception {
        Profile profile = profile("f");
        try (Standing broken = broken("f", "no-conflict-check", profile)) {
            Path failure = failure("f", broken, "push-05/stale-update-is-rejected");

            assertThat(failure.resolve("repro.sh")).doesNotExist();
            assertThat(failure.resolve("README.md"))
                    .content()
                    .isEqualTo("There is no repro.sh: the case begins with a row that the account holds, which the kit"
                            + " has to find first. Use 'synctck replay' with this folder.\n");
        }
    }

    private static Profile profile(String letter) throws Exception {
        return Standing.target(Standing.file(letter), "http://127.0.0.1:1").profile();
    }

    private static Standing broken(String letter, String mutant, Profile profile) {
        return new Standing(
                letter, Mutants.named(mutant).orElseThrow().server(profile, System::currentTimeMillis), profile);
    }

    /** The folder of a case that fails. */
    private Path failure(String letter, Standing broken, String id) throws Exception {
        Profile profile = profile(letter);
        HttpTarget target = new HttpTarget(
                Standing.target(Standing.file(letter), broken.url()).settings());
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), profile, target);
        RunOptions options = new RunOptions(
                new Seed(1),
                UUID.randomUUID().toString(),
                List.of(id),
                List.of(),
                Duration.ofMinutes(5),
                () -> false,
                path -> "");
        try (SyncHttpServer reference = SyncHttpServer.start(
                new ModelServer(profile, System::currentTimeMillis),
                ServerOptions.standard(0, new JwtVerifier(Standing.SECRET, Clock.systemUTC())))) {
            FailureFiles files = new FailureFiles(
                    new EvidenceFolder(folder),
                    target,
                    () -> new HttpTarget(
                            URI.create(reference.baseUrl()),
                            new Accounts.Minted(new TokenMint(Standing.SECRET)),
                            Collections.emptyMap()));
            RunResult result = new ConformanceRunner(subject, options, each -> {}, files).run("test");
            assertThat(result.failures()).extracting(CaseResult::id).contains(id);
        }
        return folder.resolve("failures").resolve(id);
    }

    private static Script script(Path failure, String url) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", failure.resolve("repro.sh").toString());
        builder.redirectErrorStream(true)
                .environment()
                .putAll(Map.of(
                        "SYNC_URL",
                        url,
                        "TOKEN_A",
                        "token-of-a",
                        "TOKEN_B",
                        "token-of-b",
                        "SYNCTCK_APIKEY",
                        Users.API_KEY));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Script(process.exitValue(), out);
    }
}
