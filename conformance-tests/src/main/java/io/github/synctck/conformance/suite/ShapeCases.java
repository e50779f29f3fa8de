package io.github.synctck.conformance.suite;

import static io.github.synctck.conformance.suite.Directed.wire;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.codec.ShapeProblem;
import io.github.synctck.spec.codec.ShapeRules;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every answer looks like, whatever the data. */
final class ShapeCases {
    private static final String FIRST_PULL = "{\"lastPulledAt\":null,\"schemaVersion\":60,\"migration\":null}";
    private static final String NEXT_PULL =
            "{\"lastPulledAt\":{cursor:before},\"schemaVersion\":60,\"migration\":null}";

    private ShapeCases() {}

    static List<Case> all() {
        return List.of(
                shape("shape-01/changes-have-the-documented-shape", "SHAPE-01"),
                wire(
                        "pull-01/arguments-in-changes-and-timestamp-out",
                        (script, s) -> script.firstPull("first").pull("next", "first"),
                        (e, s) -> e.answered("first").answered("next")),
                wire(
                        "derived-09/timestamp-of-an-empty-account",
                        Needs.FRESH,
                        (script, s) -> script.firstPull("first"),
                        (e, s) -> e.pull(
                                "first",
                                op -> op.outcome() instanceof PullResponse.Accepted answer
                                        ? timestamp(answer)
                                        : new Contrast("the pull is answered", Expectations.outcome(op.outcome())))));
    }

    private static @Nullable Contrast timestamp(PullResponse.Accepted answer) {
        Value value = answer.timestamp().value();
        boolean sound = value instanceof Value.Num number
                && number.value() >= 1
                && number.value() == Math.rint(number.value())
                && number.value() <= 9_007_199_254_740_992.0;
        return sound ? null : new Contrast("an integer from 1 to 2^53", "timestamp " + value);
    }

    /** A case that sends two raw pulls over data of every kind and objects to one kind of problem. */
    static Case shape(String id, String requirement) {
        return wire(
                id,
                Needs.HTTP_ANY_DATA,
                (script, s) -> pulls(script, s),
                (e, s) -> noProblem(e.given("push", "more"), s, requirement));
    }

    /**
     * The same about the rows in the answers: where a push made some and the server delivers none, nothing can be said.
     */
    static Case rows(String id, String requirement) {
        return wire(id, Needs.HTTP_ANY_DATA, (script, s) -> pulls(script, s).firstPull("seen"), (e, s) -> {
            boolean made = e.history().push("push").isPresent();
            e.given("push", "more");
            return noProblem(made ? e.givenRows("seen", s.table()) : e, s, requirement);
        });
    }

    private static Script pulls(Script script, Sample s) {
        return script.firstPull("before")
                .push(
                        "push",
                        "before",
                        Edits.of()
                                .created(s.table(), "f1", s.row("one", "uno"))
                                .created(s.table(), "f2", s.row("two", "due"))
                                .changes())
                .pull("between", "before")
                .push(
                        "more",
                        "between",
                        Edits.of()
                                .updated(s.table(), "f1", s.row("one", "eins"))
                                .deleted(s.table(), "f2")
                                .changes())
                .rawPull("first", FIRST_PULL)
                .rawPull("next", NEXT_PULL);
    }

    private static Expectations noProblem(Expectations e, Sample s, String requirement) {
        return e.http("first", answer -> problem(answer, s.schema(), requirement))
                .http("next", answer -> problem(answer, s.schema(), requirement));
    }

    private static @Nullable Contrast problem(RawExchange.Answer answer, DataSchema schema, String requirement) {
        if (answer.status() < 200 || answer.status() > 299) {
            return new Contrast("the pull is answered", "status " + answer.status());
        }
        for (ShapeProblem problem : ShapeRules.problems(answer.body(), schema)) {
            if (problem.requirement().equals(requirement)) {
                String place = problem.path().isEmpty() ? "" : problem.path() + ": ";
                return new Contrast(place + problem.expected(), place + problem.actual());
            }
        }
        return null;
    }
}
