package io.github.synctck.conformance.target;

import io.github.synctck.conformance.wire.TableForm.Operation;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves out of pushes what a form does not take, and pushes of which nothing is left. */
final class Trimming {
    private final Adaptation adaptation;

    Trimming(Adaptation adaptation) {
        this.adaptation = adaptation;
    }

    Scenario of(Scenario scenario) {
        List<Step> steps = new ArrayList<>();
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Push push) {
                Changes rest = trimmed(push.changes());
                if (!rest.isEmpty()) {
                    steps.add(new Step.Push(push.at(), push.label(), push.user(), push.since(), rest));
                }
            } else {
                steps.add(step);
            }
        }
        return scenario.withSteps(steps);
    }

    private Changes trimmed(Changes changes) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        changes.tables().forEach((name, table) -> {
            TableChanges rest = new TableChanges(
                    adaptation.takes(name, Operation.CREATE) ? table.created() : List.of(),
                    adaptation.takes(name, Operation.UPDATE) ? table.updated() : List.of(),
                    adaptation.takes(name, Operation.DELETE) ? table.deleted() : List.of());
            tables.put(name, rest);
        });
        return new Changes(tables);
    }
}
