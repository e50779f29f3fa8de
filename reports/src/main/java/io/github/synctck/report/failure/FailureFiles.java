package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.EvidenceFolder;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An evidence folder in which each failed case also has a diagram, a script and a JUnit test. The script's requests
 * are rehearsed, so that it tells wrong answers from right ones.
 */
public final class FailureFiles implements Evidence {
    private static final String ONLY_CURL = "There is no ReproTest.java: it is written for the default binding only."
            + " repro.sh sends the same requests in the form of the target file.\n";

    private final EvidenceFolder folder;
    private final Reproduction.Stage stage;
    private final List<FailureDetail> details = new ArrayList<>();

    /**
     * Adds to that folder.
     *
     * @param failing the server that is judged
     * @param reference opens a server over HTTP that does it right; asked only where something failed
     */
    public FailureFiles(EvidenceFolder folder, Target failing, Supplier<? extends Target> reference) {
        this.folder = folder;
        this.stage = Reproduction.Stage.of(failing, reference);
    }

    @Override
    public Consumer<Operation> begin(String caseId, Scenario scenario, String salt) {
        return folder.begin(caseId, scenario, salt);
    }

    @Override
    public void end(boolean keep) throws IOException {
        folder.end(keep);
    }

    @Override
    public void over() {
        folder.over();
    }

    @Override
    public void explain(String caseId, Verdict verdict, History history) throws IOException {
        Path failure = folder.failure(caseId);
        ReportFiles.write(failure.resolve("diagram.txt"), TextDiagram.write(history, verdict.evidence()));
        Reproduction.Stage speaking = stage.speaking();
        Optional<String> problem = speaking.problem(history);
        if (problem.isPresent()) {
            String sentence = "There is no repro.sh: " + problem.get() + ". Use 'synctck replay' with this folder.\n";
            ReportFiles.write(failure.resolve("README.md"), sentence);
            details.add(new FailureDetail(caseId, verdict, history, ""));
            return;
        }
        Reproducer reproducer = Reproducer.of(history, verdict, speaking);
        if (stage.failing().speaksDefaultBinding()) {
            ReportFiles.write(failure.resolve("ReproTest.java"), JavaTest.write(reproducer));
        } else {
            ReportFiles.write(failure.resolve("README.md"), ONLY_CURL);
        }
        Path script = failure.resolve("repro.sh");
        String text = CurlScript.write(reproducer);
        ReportFiles.write(script, text);
        details.add(new FailureDetail(caseId, verdict, history, text));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
    }

    /** What was explained so far, for reports. */
    public List<FailureDetail> details() {
        return List.copyOf(details);
    }
}
