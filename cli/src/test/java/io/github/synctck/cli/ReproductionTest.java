package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.EvidenceFolder;
import io.github.synctck.conformance.run.RunListener;
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
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The script and the test that a failure leaves behind, run against broken servers and against a good one. */
class ReproductionTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final String SECRET = "a secret of tests that is long enough";
    private static final int UNTOLD_PERCENT_MAX = 10;
    private static final List<String> BROKEN = List.of(
            "forgets-tombstones",
            "hides-deletion-of-young",
            "keeps-orphans",
            "no-conflict-check",
            "serves-soft-deleted",
            "skips-deleted-lists",
            "splits-without-updates",
            "stamps-with-client-cursor",
            "updates-revive",
            "updates-without-stamp");

    @TempDir
    private Path folder = Path.of("");

    /** A failure's folder, and what its script and its test said of the broken server and of the good one. */
    private record Told(
            Path folder, Script broken, Script good, TestExecutionSummary red, TestExecutionSummary green) {}

    private record Script(int code, String out) {
        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    @Test
    void scriptAndTestTellBrokenServersFromTheGoodOne() throws Exception {
        Map<String, Told> toldByMutant = new TreeMap<>();
        try (SyncHttpServer good = serve(new ModelServer(PROFILE, System::currentTimeMillis))) {
            for (String name : BROKEN) {
                Mutant mutant = Mutants.named(name).orElseThrow();
                try (SyncHttpServer broken = serve(mutant.server(PROFILE, System::currentTimeMillis))) {
                    toldByMutant.put(mutant.name(), told(mutant, broken, good));
                }
            }
        }

        SoftAssertions softly = new SoftAssertions();
        List<String> untold = new ArrayList<>();
        toldByMutant.forEach((mutant, told) -> {
            String as = mutant + ", " + told.folder() + "\n" + told.broken().out()
                    + told.good().out();
            if (told.broken().code() == 2) {
                softly.assertThat(told.broken().lastLine()).as(as).startsWith("UNCLEAR: ");
                untold.add(mutant);
            } else {
                softly.assertThat(told.broken().lastLine()).as(as).startsWith("WRONG: op ");
                softly.assertThat(told.broken().code()).as(as).isEqualTo(1);
                softly.assertThat(told.good().lastLine()).as(as).startsWith("RIGHT: op ");
                softly.assertThat(told.good().code()).as(as).isZero();
                softly.assertThat(told.red().getTestsFailedCount()).as(as).isEqualTo(1);
                softly.assertThat(told.green().getTestsSucceededCount()).as(as).isEqualTo(1);
            }
        });
        softly.assertAll();
        assertThat(untold).hasSizeLessThanOrEqualTo(toldByMutant.size() * UNTOLD_PERCENT_MAX / 100);
    }

    private static SyncHttpServer serve(SyncBackend backend) {
        return SyncHttpServer.start(backend, ServerOptions.standard(0, new JwtVerifier(SECRET, Clock.systemUTC())));
    }

    private static HttpTarget target(SyncHttpServer server) {
        Accounts accounts = new Accounts.Minted(new TokenMint(SECRET));
        return new HttpTarget(URI.create(server.baseUrl()), accounts, Collections.emptyMap());
    }

    private Told told(Mutant mutant, SyncHttpServer broken, SyncHttpServer good) throws Exception {
        Path out = folder.resolve(mutant.name());
        HttpTarget target = target(broken);
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        RunOptions options = new RunOptions(
                new Seed(1),
                UUID.randomUUID().toString(),
                List.of(mutant.intended().value()),
                List.of(),
                Duration.ofMinutes(2),
                () -> false,
                path -> "");
        FailureFiles files = new FailureFiles(new EvidenceFolder(out), target, () -> target(good));
        RunResult result = new ConformanceRunner(subject, options, new Silence(), files).run("test");
        assertThat(result.failures()).as(mutant.name()).isNotEmpty();
        Path failure = out.resolve("failures").resolve(result.failures().get(0).id());
        Class<?> compiled = compiled(failure);
        return new Told(
                failure,
                script(failure, broken),
                script(failure, good),
                launched(compiled, broken),
                launched(compiled, good));
    }

    private static Script script(Path failure, SyncHttpServer server) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", failure.resolve("repro.sh").toString());
        builder.redirectErrorStream(true).environment().putAll(environment(server));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Script(process.exitValue(), out);
    }

    private static Map<String, String> environment(SyncHttpServer server) {
        TokenMint mint = new TokenMint(SECRET);
        return Map.of("SYNC_URL", server.baseUrl(), "TOKEN_A", mint.forNewUser(), "TOKEN_B", mint.forNewUser());
    }

    private static Class<?> compiled(Path failure) throws IOException, ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(failure.resolve("classes"));
        List<String> arguments = List.of(
                "-classpath", System.getProperty("java.class.path"), "-d", classes.toString(), "--release", "17");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean sound = compiler.getTask(
                            null,
                            manager,
                            null,
                            arguments,
                            null,
                            manager.getJavaFileObjects(failure.resolve("ReproTest.java")))
                    .call();
            assertThat(sound).as("%s compiles", failure).isTrue();
        }
        URL[] path = {classes.toUri().toURL()};
        return new URLClassLoader(path, ReproductionTest.class.getClassLoader()).loadClass("ReproTest");
    }

    private static TestExecutionSummary launched(Class<?> test, SyncHttpServer server) {
        Map<String, String> environment = environment(server);
        environment.forEach(System::setProperty);
        try {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(test))
                    .build();
            LauncherFactory.create().execute(request, listener);
            return listener.getSummary();
        } finally {
            environment.keySet().forEach(System::clearProperty);
        }
    }

    private static final class Silence implements RunListener {
        @Override
        public void planned(Announcement announcement) {
            assertThat(announcement.cases()).isPositive();
        }

        @Override
        public void started(String caseId) {
            assertThat(caseId).isNotBlank();
        }

        @Override
        public void finished(CaseResult result) {
            assertThat(result.id()).isNotBlank();
        }
    }
}
