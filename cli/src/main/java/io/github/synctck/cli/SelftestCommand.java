package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.Fate;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.conformance.selftest.Selftest;
import io.github.synctck.conformance.selftest.Subject;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.Accounts;
import io.github.synctck.conformance.target.BehindEndpoints;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.conformance.target.TokenMint;
import io.github.synctck.report.html.HtmlReport;
import io.github.synctck.report.matrix.MatrixJson;
import io.github.synctck.report.matrix.MatrixMarkdown;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.server.SyncBackend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code synctck selftest}: the suite against servers of which it is known what it has to say. */
@Command(
        name = "selftest",
        description = {
            "Proves the suite on broken and on sound servers.",
            "Every server that is broken on purpose has to be found where it is broken, and no sound server that "
                    + "differs from the reference may be blamed. Ends with 0 or 1."
        },
        sortOptions = false)
final class SelftestCommand implements Callable<Integer> {
    private final Interrupt interrupt;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these servers.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--in-process",
            description =
                    "Calls servers without HTTP where that is possible: faster, and blind for what only HTTP shows.")
    private boolean inProcess;

    @Option(names = "--quick", description = "Leaves out the races and the cases of thousands of rows.")
    private boolean quick;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many seeds of generated histories the sound variants are judged with (default: 1).")
    private int seeds = 1;

    @Option(
            names = "--races",
            paramLabel = "N",
            description = "Measures something else: how often each race is found in N runs, with a pause between "
                    + "looking and acting and without.")
    private @Nullable Integer races;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the matrix as one HTML page.")
    private @Nullable Path html;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the matrix as a document.")
    private @Nullable Path markdown;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the matrix for programs.")
    private @Nullable Path json;

    SelftestCommand(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        if (races != null) {
            return new RaceRates(only, interrupt::isRequested).print(races);
        }
        List<Subject> subjects = subjects();
        for (String name : only) {
            if (subjects.stream().noneMatch(subject -> subject.name().equals(name))) {
                throw Complaint.usage("there is no server '" + name
                        + "'; 'synctck list --mutants' and 'synctck list --variants' show them all");
            }
        }
        List<Seed> drawn = new ArrayList<>();
        for (int i = 1; i <= seeds; i++) {
            drawn.add(new Seed(i));
        }
        Catalogue catalogue = CatalogueReader.load();
        Suite suite = quick ? Suite.standard().quick() : Suite.standard();
        Selftest test = new Selftest(catalogue, suite, drawn, interrupt::isRequested);
        KillMatrix matrix = test.run(subjects, SelftestCommand::print);
        System.out.printf(
                Locale.ROOT,
                "%s  %d killed, %d failed elsewhere, %d survived, %d open; %d variants, %d false alarms; median %d ms, %d steps%s%n",
                matrix.word(),
                matrix.count(Fate.KILLED),
                matrix.count(Fate.WRONG_ID),
                matrix.count(Fate.SURVIVED),
                matrix.count(Fate.OPEN),
                matrix.count(Fate.QUIET) + matrix.count(Fate.ALARM),
                matrix.count(Fate.ALARM),
                matrix.medianMillis(),
                matrix.medianSteps(),
                matrix.notJudged() == 0 ? "" : "; " + matrix.notJudged() + " not judged");
        write(matrix, catalogue);
        if (matrix.notJudged() > 0) {
            return ExitCode.INTERRUPTED.code();
        }
        return matrix.isProven() ? 0 : ExitCode.FAILED.code();
    }

    private static void print(Row row) {
        First first = row.first();
        String found = first == null
                ? ""
                : "  " + first.caseId() + (first.caseId().startsWith(prefix(first)) ? "" : " on " + first.requirement())
                        + ", " + first.requests() + " requests, " + first.millis() + " ms, " + first.steps() + " steps";
        System.out.println(row.fate() + "  " + row.subject().name() + found);
        if (row.fate() == Fate.WRONG_ID || row.fate() == Fate.ALARM) {
            System.out.println("    failed: " + row.failed() + "; expected: "
                    + row.subject().fails());
            if (first != null) {
                System.out.println("    " + first.sentence());
            }
        }
        if (row.fate() == Fate.ALARM && !row.unknown().isEmpty()) {
            System.out.println("    unknown: " + row.unknown());
        }
        row.errors().forEach(error -> System.out.println("    error: " + error));
    }

    private static String prefix(First first) {
        return first.requirement().value().toLowerCase(Locale.ROOT) + "/";
    }

    private void write(KillMatrix matrix, Catalogue catalogue) {
        Written written = new Written();
        if (html != null) {
            written.add(html, new HtmlReport(catalogue).write(matrix, "synctck " + Version.text()));
        }
        if (markdown != null) {
            written.add(markdown, new MatrixMarkdown().write(matrix));
        }
        if (json != null) {
            written.add(json, new MatrixJson().write(matrix));
        }
        try {
            written.end();
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private List<Subject> subjects() {
        Profile profile = ProfileReader.named("watermelondb");
        List<Subject> subjects = new ArrayList<>();
        for (BrokenServer broken : BrokenServer.all()) {
            if (isWanted(broken.name())) {
                subjects.add(new Subject(
                        broken.name(),
                        broken.failureClass(),
                        broken.fails(),
                        broken.sentence(),
                        profile,
                        () -> open(broken, profile)));
            }
        }
        for (SoundServer sound : SoundServer.all()) {
            if (isWanted(sound.name())) {
                Profile declared = sound.declared().apply(profile);
                subjects.add(new Subject(
                        sound.name(), "", List.of(), sound.sentence(), declared, () -> open(sound, declared)));
            }
        }
        return subjects;
    }

    private boolean isWanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private Subject.Opened open(BrokenServer broken, Profile profile) {
        if (inProcess && !broken.needsHttp()) {
            return calls(broken.backend().apply(profile), broken.name());
        }
        return served(options -> broken.start(profile, options));
    }

    private Subject.Opened open(SoundServer sound, Profile declared) {
        if (inProcess && !sound.needsHttp()) {
            return calls(sound.backend().apply(declared), sound.name());
        }
        return served(options -> sound.start(declared, options));
    }

    private static Subject.Opened calls(SyncBackend backend, String name) {
        return Subject.Opened.of(new InProcessTarget(backend, name), () -> {});
    }

    /** Starts a server on a free port with a secret of its own; how it is started is told. */
    static Subject.Opened served(Function<ServerOptions, Served> start) {
        String secret = Secrets.random();
        Served server = start.apply(ServerOptions.standard(0, new JwtVerifier(secret, Clock.systemUTC())));
        Accounts accounts = new Accounts.Minted(new TokenMint(secret));
        HttpTarget.Settings settings =
                HttpTarget.Settings.standard(URI.create(server.baseUrl()), accounts, Collections.emptyMap());
        Target target = new HttpTarget(settings.with(new BehindEndpoints.Beside(server.backend())));
        return Subject.Opened.of(target, server::close);
    }
}
