package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.sim.history.History;

/**
 * What a report shows of a failed case besides its result.
 *
 * @param caseId the case
 * @param verdict what was broken
 * @param history what happened, shortened
 * @param script the text of {@code repro.sh}; empty where the target's wire form has none
 */
public record FailureDetail(String caseId, Verdict verdict, History history, String script) {}
