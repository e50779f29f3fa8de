package io.github.synctck.cli;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.report.console.Text;
import io.github.synctck.report.failure.TextDiagram;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.mutant.Demo;
import io.github.synctck.sim.mutant.Demos;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code synctck demo}: a failure with a name, played against the server that has it. */
@Command(
        name = "demo",
        description = "Plays a failure against a server that has it, and tells the story with its diagram.",
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final int COLUMNS = 78;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The story; without one they are listed.")
    private @Nullable String name;

    @Override
    public Integer call() {
        if (name == null) {
            Demos.all().forEach(demo -> System.out.println(demo.name() + "  (" + demo.caseId() + ")"));
            return 0;
        }
        Demo demo = Demos.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Complaint.usage("no story named '" + name + "'; 'synctck demo' lists them"));
        tell(demo);
        return 0;
    }

    private static void tell(Demo demo) {
        Profile profile = ProfileReader.named("watermelondb");
        InProcessTarget target =
                new InProcessTarget(demo.mutant().server(profile, System::currentTimeMillis), demo.name());
        Teller teller = new Teller();
        RunOptions options = new RunOptions(
                new Seed(1),
                demo.name(),
                List.of(demo.caseId()),
                List.of(),
                Duration.ofMinutes(1),
                () -> false,
                id -> "");
        Catalogue catalogue = CatalogueReader.load();
        ConformanceRunner.Subject subject = new ConformanceRunner.Subject(catalogue, Suite.standard(), profile, target);
        new ConformanceRunner(subject, options, teller, teller).run("demo");
        Verdict verdict = teller.verdict;
        if (verdict == null) {
            throw new Complaint(
                    ExitCode.BROKEN,
                    demo.caseId() + " did not fail against " + demo.mutant().name());
        }
        print(demo.story());
        System.out.println();
        System.out.println(teller.diagram);
        print(verdict.requirement() + ": "
                + catalogue.get(verdict.requirement()).text());
        print(verdict.message());
        System.out.println();
        print("How backends come to it: " + demo.mutant().sentence());
        System.out.println("./synctck serve --mutant " + demo.mutant().name() + " serves this server.");
    }

    private static void print(String text) {
        Text.wrap(text, COLUMNS).forEach(System.out::println);
    }

    /** Keeps the history that explains the failure. */
    private static final class Teller implements RunListener, Evidence {
        private @Nullable Verdict verdict;
        private String diagram = "";

        @Override
        public void finished(CaseResult result) {
            // It was told already.
        }

        @Override
        public Consumer<Operation> begin(String caseId, Scenario scenario, String salt) {
            return operation -> {};
        }

        @Override
        public void end(boolean keep) {
            // Nothing was written.
        }

        @Override
        public void explain(String caseId, Verdict told, History history) {
            verdict = told;
            diagram = TextDiagram.write(history, told.evidence());
        }
    }
}
