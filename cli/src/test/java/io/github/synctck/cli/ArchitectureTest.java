package io.github.synctck.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The house: who may know whom, and what the deterministic core may never touch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "io.github.synctck.";
    private static final String[] CORE = {ROOT + "spec..", ROOT + "sim.."};

    private JavaClasses product = new ClassFileImporter().importPackages(List.of());

    @BeforeAll
    void read() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.synctck");
        for (String module : List.of("spec", "sim", "conformance", "report", "server", "cli")) {
            assertThat(product)
                    .as("the module that the rules are about: " + module)
                    .anyMatch(each -> each.getPackageName().startsWith(ROOT + module));
        }
    }

    private void holds(ArchRule rule) {
        rule.check(product);
    }

    @Test
    void modulesKnowOnlyThoseBeforeThem() {
        holds(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("spec")
                .definedBy(ROOT + "spec..")
                .layer("sim")
                .definedBy(ROOT + "sim..")
                .layer("conformance")
                .definedBy(ROOT + "conformance..")
                .layer("report")
                .definedBy(ROOT + "report..")
                .layer("server")
                .definedBy(ROOT + "server..")
                .layer("cli")
                .definedBy(ROOT + "cli..")
                .whereLayer("spec")
                .mayNotAccessAnyLayer()
                .whereLayer("sim")
                .mayOnlyAccessLayers("spec")
                .whereLayer("conformance")
                .mayOnlyAccessLayers("spec", "sim")
                .whereLayer("report")
                .mayOnlyAccessLayers("spec", "sim", "conformance")
                .whereLayer("server")
                .mayOnlyAccessLayers("spec"));
    }

    @Test
    void packagesOfAModuleHaveNoCycles() {
        for (String module : List.of("spec", "sim", "conformance", "report", "server")) {
            holds(slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles());
        }
    }

    @Test
    void whatJudgesNeverKnowsWhatServes() {
        holds(noClasses()
                .that()
                .resideInAPackage(ROOT + "conformance..")
                .and()
                .resideOutsideOfPackage(ROOT + "conformance.target..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "sim.model..", ROOT + "sim.mutant.."));
        holds(noClasses()
                .that()
                .resideInAPackage(ROOT + "conformance.check..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "conformance.target.."));
    }

    @Test
    void coreReadsNoClockAndStartsNoThread() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.time..", "java.util.concurrent..", "java.net..")
                        .or(type(Thread.class))
                        .or(type(Random.class))
                        .or(type(ThreadLocalRandom.class))
                        .or(type(UUID.class)))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @Test
    void coreDoesNoInputOrOutput() {
        DescribedPredicate<JavaClass> files = resideInAnyPackage("java.nio.file..", "java.io..")
                .and(DescribedPredicate.not(nameMatching("java\\.io\\.(Serializable|InputStream|IOException|"
                        + "UncheckedIOException|Reader|StringReader|Closeable)")));
        holds(noClasses().that().resideInAnyPackage(CORE).should().dependOnClassesThat(files));
    }

    @Test
    void coreIteratesInAKnownOrder() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(type(HashMap.class).or(type(HashSet.class))));
        DescribedPredicate<JavaAccess<?>> unordered = DescribedPredicate.describe(
                "a factory of sets and maps without an order",
                access -> (access.getTargetOwner().isEquivalentTo(Set.class)
                                || access.getTargetOwner().isEquivalentTo(Map.class))
                        && Set.of("of", "copyOf", "ofEntries").contains(access.getName()));
        holds(noClasses().that().resideInAnyPackage(CORE).should().accessTargetWhere(unordered));
    }

    @Test
    void onlyTheCommandLinePrints() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .callMethod(System.class, "exit", int.class));
    }

    @Test
    void librariesStayAtTheirEdges() {
        Map<String, String> edges = Map.of(
                "picocli..", "cli..",
                "io.javalin..", "server..",
                "org.eclipse.jetty..", "server..",
                "java.sql..", "server..",
                "org.junit..", "conformance.junit..",
                "io.restassured..", "conformance.junit..");
        edges.forEach((library, edge) -> holds(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + edge)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)));
    }

    @Test
    void nothingIsStaticAndChangeable() {
        holds(fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal());
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        for (JavaPackage each : List.copyOf(
                product.getDefaultPackage().getPackage("io.github.synctck").getSubpackagesInTree())) {
            if (!each.getClasses().isEmpty()) {
                assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue();
            }
        }
        holds(noClasses().should().resideInAnyPackage("..util..", "..common..", "..impl.."));
    }

    /** Whoever knew a mutant's name could treat it specially. */
    @Test
    void onlyTheirOwnPackageKnowsMutantsByName() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java")
                            && !file.toString().contains("/sim/mutant/")
                            && !file.toString().contains("/server/mutant/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            for (Path source : sources) {
                String text = Files.readString(source);
                BrokenServer.all().stream()
                        .map(BrokenServer::name)
                        .forEach(name -> assertThat(text).as(source.toString()).doesNotContain("\"" + name + "\""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule that nothing could break would prove nothing. */
    @Test
    void rulesCatchWhatTheyForbid() {
        JavaClasses breaker = new ClassFileImporter().importClasses(Breaker.class);
        ArchRule rule = noClasses().should().dependOnClassesThat(resideInAPackage("java.time.."));

        assertThat(rule.evaluate(breaker).hasViolation()).isTrue();
    }

    /** Reads a clock. */
    static final class Breaker {
        Instant now() {
            return Instant.EPOCH;
        }
    }
}
