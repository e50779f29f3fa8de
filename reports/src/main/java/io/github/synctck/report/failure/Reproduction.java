package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that show a failure without devices, rehearsed against the failing server and against the reference.
 *
 * @param requests what to send, in order
 * @param taken places of the requests before the telling one that both servers took
 * @param probe where the two differ; null where the sequence alone does not show the failure
 */
record Reproduction(
        List<WireExcerpt.Request> requests,
        SortedSet<Integer> taken,
        @Nullable Probe probe) {

    /**
     * The two servers of a rehearsal.
     *
     * @param failing the server that failed
     * @param reference opens the server that does it right
     * @param dialect the failing server's form
     */
    record Stage(Target failing, Supplier<? extends Target> reference, Dialect dialect) {
        static Stage of(Target failing, Supplier<? extends Target> reference) {
            return new Stage(failing, reference, new StandardDialect());
        }

        /** The stage on which the failing server's own form is spoken; asks for its accounts. */
        Stage speaking() {
            return failing instanceof HttpTarget http && !http.speaksDefaultBinding()
                    ? new Stage(failing, reference, new DeclaredDialect(http.outline()))
                    : this;
        }

        /** Why no script can show a history again; empty where one can. */
        Optional<String> problem(History history) {
            if (!history.scenario().adopted().isEmpty()) {
                return Optional.of(
                        "the case begins with a row that the account holds, which the kit has to find first");
            }
            return dialect.problem();
        }
    }

    /** Finds the shortest sequence that it can: records without unused columns, no request that is not needed. */
    static Reproduction find(History history, Verdict verdict, Stage stage) {
        return new Search(verdict, stage).find(history);
    }

    private static final class Search {
        private static final int REQUESTS_SHORTENED_MAX = 24;

        private final Verdict verdict;
        private final Stage stage;
        private final String run = "r" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        private int rehearsals;

        Search(Verdict verdict, Stage stage) {
            this.verdict = verdict;
            this.stage = stage;
        }

        Reproduction find(History history) {
            List<WireExcerpt.Request> narrow = WireExcerpt.of(history, verdict.evidence());
            List<List<WireExcerpt.Request>> candidates =
                    List.of(WireExcerpt.thin(narrow), narrow, WireExcerpt.wide(history));
            for (List<WireExcerpt.Request> candidate : candidates) {
                Optional<Reproduction> found = rehearse(candidate);
                if (found.isPresent()) {
                    return shorter(found.get());
                }
            }
            return new Reproduction(narrow, new TreeSet<>(), null);
        }

        private String salt() {
            return run + "n" + rehearsals++;
        }

        private Optional<Reproduction> rehearse(List<WireExcerpt.Request> requests) {
            List<SortedSet<String>> wrong = Rehearsal.play(requests, stage.failing(), salt());
            List<SortedSet<String>> right = wrong.isEmpty()
                    ? List.of()
                    : Rehearsal.play(requests, stage.reference().get(), salt());
            return Probe.between(requests, facts(wrong), facts(right), verdict)
                    .map(probe -> reproduction(requests, probe, wrong, right));
        }

        private List<SortedSet<String>> facts(List<SortedSet<String>> answers) {
            List<SortedSet<String>> told = new ArrayList<>();
            for (SortedSet<String> answer : answers) {
                TreeSet<String> facts = new TreeSet<>(answer);
                facts.removeIf(fact -> !stage.dialect().tells(fact));
                told.add(facts);
            }
            return told;
        }

        private static Reproduction reproduction(
                List<WireExcerpt.Request> requests,
                Probe probe,
                List<SortedSet<String>> wrong,
                List<SortedSet<String>> right) {
            TreeSet<Integer> taken = new TreeSet<>();
            for (int i = 0; i < probe.at(); i++) {
                if (wrong.get(i).contains("accepted") && right.get(i).contains("accepted")) {
                    taken.add(i);
                }
            }
            return new Reproduction(requests.subList(0, probe.at() + 1), taken, probe);
        }

        /** Leaves out, last ones first, each request without which the same fact still tells. */
        private Reproduction shorter(Reproduction found) {
            Reproduction best = found;
            for (int i = best.requests().size() - 2; i >= 0 && best.requests().size() <= REQUESTS_SHORTENED_MAX; i--) {
                best = without(best, i).orElse(best);
            }
            return best;
        }

        private Optional<Reproduction> without(Reproduction from, int index) {
            Probe probe = from.probe();
            WireExcerpt.Request left = from.requests().get(index);
            boolean needed = from.requests().stream()
                    .flatMap(request -> Holes.names(request.body(), "cursor").stream())
                    .anyMatch(name -> Holes.CursorHole.of(name).operation() == left.operation());
            if (probe == null || needed) {
                return Optional.empty();
            }
            List<WireExcerpt.Request> rest = new ArrayList<>(from.requests());
            rest.remove(index);
            Probe moved = new Probe(probe.at() - 1, probe.fact(), probe.wrongIfPresent());
            List<SortedSet<String>> right =
                    Rehearsal.play(rest, stage.reference().get(), salt());
            List<SortedSet<String>> wrong = Rehearsal.play(rest, stage.failing(), salt());
            return moved.tells(wrong, right) && sameTaken(from, index, wrong, right)
                    ? Optional.of(reproduction(rest, moved, wrong, right))
                    : Optional.empty();
        }

        /** A request that is refused where it was taken before would show something else. */
        private static boolean sameTaken(
                Reproduction from, int left, List<SortedSet<String>> wrong, List<SortedSet<String>> right) {
            for (int old : from.taken()) {
                int now = old > left ? old - 1 : old;
                boolean taken =
                        wrong.get(now).contains("accepted") && right.get(now).contains("accepted");
                if (old != left && !taken) {
                    return false;
                }
            }
            return true;
        }
    }
}
