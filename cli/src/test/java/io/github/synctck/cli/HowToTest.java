package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages for newcomers show is compiled and run. */
class HowToTest {
    private static final Path PAGES = Path.of("..", "docs", "how-to");
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    @TempDir
    private Path folder = Path.of("");

    /** The page's one block of that language. */
    private static String block(String page, String language) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGES.resolve(page)));
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    /** Compiled beside its neighbors, whose package it is in. */
    private Class<?> compiled(String source, Class<?> neighbor) throws IOException, IllegalAccessException {
        Path out = Files.createTempDirectory(folder, "classes");
        JavaFileObject file = new SimpleJavaFileObject(URI.create("page:///Page.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return true;
            }

            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", out.toString());
            assertThat(compiler.getTask(null, manager, null, options, null, List.of(file))
                            .call())
                    .isTrue();
        }
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(neighbor, MethodHandles.lookup());
        List<Class<?>> defined = new ArrayList<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                defined.add(lookup.defineClass(Files.readAllBytes(each)));
            }
        }
        assertThat(defined).hasSize(1);
        return defined.get(0);
    }

    private static Object call(Class<?> type, String method) throws ReflectiveOperationException {
        Method found = type.getDeclaredMethod(method);
        found.setAccessible(true);
        return found.invoke(null);
    }

    private static RunResult judged(Suite suite, SyncBackend server) throws IOException {
        InProcessTarget target = new InProcessTarget(server, "in process");
        RunOptions options =
                new RunOptions(new Seed(1), "", List.of(), List.of(), Duration.ofMinutes(1), () -> false, id -> "");
        var subject = new ConformanceRunner.Subject(CatalogueReader.load(), suite, PROFILE, target);
        return new ConformanceRunner(subject, options, told -> {}, Evidence.NONE).run("test");
    }

    private static List<Case> cases(Class<?> page) throws ReflectiveOperationException {
        return ((List<?>) call(page, "all")).stream().map(Case.class::cast).toList();
    }

    @Test
    void caseAndMutantOfThePagesAreOnes() throws Exception {
        List<Case> cases = cases(compiled(block("add-a-case.md", "java"), Suite.class));
        Mutant mutant = (Mutant) call(compiled(block("add-a-mutant.md", "java"), Mutants.class), "entry");
        Suite suite = Suite.of(cases);
        LongSupplier clock = System::currentTimeMillis;

        RunResult good = judged(suite, new ModelServer(PROFILE, clock));
        RunResult known =
                judged(suite, Mutants.named("forgets-tombstones").orElseThrow().server(PROFILE, clock));
        RunResult broken = judged(suite, mutant.server(PROFILE, clock));

        assertThat(good.count(Status.PASS)).isPositive();
        assertThat(good.failures()).isEmpty();
        assertThat(known.failures()).hasSize(1);
        assertThat(broken.failures()).hasSize(1);
        assertThat(broken.failures().get(0).requirement()).isEqualTo(mutant.intended());
    }

    @Test
    void targetOfThePageIsJudged() throws Exception {
        Path file = Files.writeString(folder.resolve("target.yaml"), block("add-a-target.md", "yaml"));
        TokenMint mint = new TokenMint(Tool.SECRET);
        Tool tool = new Tool(folder);
        try (Tool.Server server = tool.serve()) {
            tool.env("SYNC_URL", server.url()).env("TOKEN_A", mint.forNewUser()).env("TOKEN_B", mint.forNewUser());

            Tool.Ended doctor = tool.run("doctor", "--target", file.toString());
            Tool.Ended run = tool.run("run", "--target", file.toString(), "--only", "PULL-02a");

            assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
            assertThat(run.code()).as(run.out() + run.err()).isZero();
        }
    }
}
