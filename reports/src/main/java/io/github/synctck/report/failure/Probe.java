package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a script looks to tell the wrong answer from the right one.
 *
 * @param at the request whose answer tells, by its place in the excerpt
 * @param fact the line to look for, with holes
 * @param wrongIfPresent whether the line is there as long as the failure is; else it is missing as long
 */
record Probe(int at, String fact, boolean wrongIfPresent) {
    /** Kinds of fact, those first that other right servers are least free in. */
    private static final List<String> KINDS = List.of(
            "accepted",
            "live",
            "deleted",
            "value",
            "column",
            "again",
            "created",
            "updated",
            "timestamp",
            "bucket",
            "table",
            "key",
            "status");

    /** What best tells the two apart, if anything does: first in the evidence, and what the verdict speaks of. */
    static Optional<Probe> between(
            List<WireExcerpt.Request> requests,
            List<SortedSet<String>> wrong,
            List<SortedSet<String>> right,
            Verdict verdict) {
        List<Probe> found = new ArrayList<>();
        for (int at = Math.min(wrong.size(), right.size()) - 1; at >= 0; at--) {
            found.addAll(differences(at, wrong.get(at), right.get(at)));
        }
        return found.stream()
                .min(Comparator.comparing((Probe probe) -> !verdict.evidence()
                                .contains(requests.get(probe.at()).operation()))
                        .thenComparing(probe -> !probe.isSpokenOf(verdict))
                        .thenComparing(probe -> KINDS.indexOf(probe.kind())));
    }

    private static List<Probe> differences(int at, SortedSet<String> wrong, SortedSet<String> right) {
        List<Probe> found = new ArrayList<>();
        TreeSet<String> onlyWrong = new TreeSet<>(wrong);
        onlyWrong.removeAll(right);
        TreeSet<String> onlyRight = new TreeSet<>(right);
        onlyRight.removeAll(wrong);
        onlyWrong.forEach(fact -> found.add(new Probe(at, fact, true)));
        onlyRight.forEach(fact -> found.add(new Probe(at, fact, false)));
        found.removeIf(probe -> !KINDS.contains(probe.kind()));
        return found;
    }

    /** Whether these answers show what it looks for. */
    boolean tells(List<SortedSet<String>> wrong, List<SortedSet<String>> right) {
        return at < wrong.size()
                && at < right.size()
                && wrong.get(at).contains(fact) == wrongIfPresent
                && right.get(at).contains(fact) != wrongIfPresent;
    }

    private String kind() {
        int space = fact.indexOf(' ');
        return space < 0 ? fact : fact.substring(0, space);
    }

    private boolean isSpokenOf(Verdict verdict) {
        if (kind().equals("accepted")) {
            return true;
        }
        Verdict.Contrast contrast = verdict.contrast();
        String spoken =
                verdict.message() + (contrast == null ? "" : " " + contrast.expected() + " " + contrast.actual());
        return Holes.names(fact, "id").stream().anyMatch(spoken::contains);
    }

    /** What an answer says that has the fact, or has it not, in words. */
    String words(boolean present) {
        String[] part = Holes.fill(fact, text -> text, id -> id, at -> at).split(" ", 5);
        String not = present ? "" : "not ";
        return switch (part[0]) {
            case "accepted" -> "the server " + (present ? "accepts" : "refuses") + " it";
            case "status" -> "the status is " + not + part[1];
            case "live" -> part[1] + "/" + part[2] + " is " + not + "delivered as a live record";
            case "created", "updated", "deleted" -> part[1] + "/" + part[2] + " is " + not + "listed as " + part[0];
            case "again" -> part[1] + "/" + part[2] + " is listed " + (present ? "twice" : "once");
            case "column" -> part[1] + "/" + part[2] + (present ? " has" : " lacks") + " the column " + part[3];
            case "value" -> part[3] + " of " + part[1] + "/" + part[2] + " is " + not + part[4];
            case "timestamp" -> "the timestamp is " + not + "an integer from 1";
            case "bucket" -> part[1] + " has " + (present ? "" : "no ") + part[2];
            default -> "the answer has " + (present ? "" : "no ") + part[0] + " " + part[1];
        };
    }
}
