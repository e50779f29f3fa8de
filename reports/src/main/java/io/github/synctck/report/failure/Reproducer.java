package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.sim.history.History;

/**
 * What a script or a test that shows a failure again is written from.
 *
 * @param name the case or scenario
 * @param verdict what was broken
 * @param url the server that broke it
 * @param reproduction the requests
 * @param dialect the server's wire form
 */
record Reproducer(String name, Verdict verdict, String url, Reproduction reproduction, Dialect dialect) {
    static Reproducer of(History history, Verdict verdict, Reproduction.Stage stage) {
        Reproduction reproduction = Reproduction.find(history, verdict, stage);
        return new Reproducer(
                history.scenario().name(), verdict, stage.failing().url(), reproduction, stage.dialect());
    }

    String expected() {
        Verdict.Contrast contrast = verdict.contrast();
        return contrast == null ? verdict.requirement() + " holds" : contrast.expected();
    }

    String actual() {
        Verdict.Contrast contrast = verdict.contrast();
        return contrast == null ? verdict.message() : contrast.actual();
    }

    /** What the telling answer says as long as the failure is there, or once it is mended. */
    String seen(boolean wrong) {
        Probe probe = reproduction.probe();
        if (probe == null) {
            return "";
        }
        String op = "op " + reproduction.requests().get(probe.at()).operation();
        return op + ": " + probe.words(probe.wrongIfPresent() == wrong);
    }

    /** Why a script cannot tell, where it cannot. */
    static final String UNTOLD =
            "these requests alone do not show it; devices or timing matter, so use 'synctck replay'";
}
