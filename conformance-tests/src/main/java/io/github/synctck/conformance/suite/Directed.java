package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.Locale;

/** Makes directed cases: one script each, judged by expectations or, with devices, by the laws. */
final class Directed {
    private Directed() {}

    /** Writes the steps of a case. */
    interface Steps {
        void write(Script script, Sample sample);
    }

    /** Says what a case expects. */
    interface Expected {
        Expectations state(Expectations expectations, Sample sample);
    }

    /** A case on the wire. */
    static Case wire(String id, Steps steps, Expected expected) {
        return wire(id, Needs.NOTHING, steps, expected);
    }

    /** A case on the wire with needs of its own. */
    static Case wire(String id, Needs needs, Steps steps, Expected expected) {
        RequirementId judges = requirement(id);
        return new Case(
                id,
                judges,
                List.of(),
                needs,
                scenarios(id, steps),
                (history, profile) -> expected.state(Expectations.on(judges.value(), history), Sample.of(profile))
                        .verdict());
    }

    /** A case with simulated devices, judged by the law that it is about. */
    static Case devices(String id, Steps steps) {
        return law(id, steps);
    }

    /** A case judged by the law that it is about, whoever takes part. */
    static Case law(String id, Steps steps) {
        RequirementId judges = requirement(id);
        return new Case(id, judges, List.of(), Needs.NOTHING, scenarios(id, steps), (history, profile) -> {
            List<Verdict> verdicts = Laws.judge(history, profile);
            return verdicts.stream()
                    .filter(verdict -> verdict.requirement().equals(judges))
                    .toList();
        });
    }

    private static Case.Scenarios scenarios(String id, Steps steps) {
        return (profile, seed) -> {
            Script script = new Script(id, profile);
            steps.write(script, Sample.of(profile));
            return List.of(script.done());
        };
    }

    /** The requirement that a case's id begins with. */
    static RequirementId requirement(String caseId) {
        String prefix = caseId.substring(0, caseId.indexOf('/'));
        int dash = prefix.indexOf('-');
        return RequirementId.of(prefix.substring(0, dash).toUpperCase(Locale.ROOT) + prefix.substring(dash));
    }
}
