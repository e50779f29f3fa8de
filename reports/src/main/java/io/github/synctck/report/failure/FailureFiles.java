package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.EvidenceFolder;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** An evidence folder in which each failed case also has a diagram and a script. */
public final class FailureFiles implements Evidence {
    private final EvidenceFolder folder;
    private final String url;

    /** Adds to that folder; the scripts ask that server. */
    public FailureFiles(EvidenceFolder folder, String url) {
        this.folder = folder;
        this.url = url;
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
    public void explain(String caseId, Verdict verdict, History history) throws IOException {
        Path failure = folder.failure(caseId);
        ReportFiles.write(failure.resolve("diagram.txt"), TextDiagram.write(history, verdict.evidence()));
        Path script = failure.resolve("repro.sh");
        ReportFiles.write(script, CurlScript.write(history, verdict, url));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
    }
}
