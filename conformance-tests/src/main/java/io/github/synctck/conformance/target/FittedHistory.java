package io.github.synctck.conformance.target;

import io.github.synctck.conformance.wire.TableForm.Operation;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A generated history of devices without the edits that a form does not take. All records of a user in a table without
 * creation are the one row that the user holds: such a history is judged by the laws, whatever is edited in it.
 */
final class FittedHistory {
    private final Adaptation adaptation;
    private final Scenario written;
    private final Rows rows;

    FittedHistory(Adaptation adaptation, Scenario written) {
        this.adaptation = adaptation;
        this.written = written;
        this.rows = new Rows(adaptation);
    }

    /** The history that is left, or the one that was written where no edit is. */
    Scenario scenario() {
        List<Step> steps = new ArrayList<>();
        boolean edits = false;
        for (Step step : written.steps()) {
            Optional<Step> fitted = step instanceof Step.EditStep edit ? edit(edit) : Optional.of(step);
            fitted.ifPresent(steps::add);
            edits |= fitted.isPresent() && step instanceof Step.EditStep;
        }
        return edits ? written.withSteps(steps).adopting(rows.all()) : written;
    }

    private Optional<Step> edit(Step.EditStep step) {
        String table = step.table();
        if (adaptation.adopts(table)) {
            return adopted(step);
        } else if (step instanceof Step.Create) {
            return kept(step, adaptation.takes(table, Operation.CREATE));
        } else if (step instanceof Step.Update) {
            return kept(step, adaptation.takes(table, Operation.UPDATE));
        } else if (step instanceof Step.Delete delete) {
            boolean cascade = !delete.cascade() || adaptation.takesCascade(table);
            return kept(step, cascade && adaptation.takes(table, Operation.DELETE));
        }
        return kept(step, adaptation.takes(table, Operation.CREATE));
    }

    private static Optional<Step> kept(Step step, boolean keep) {
        return keep ? Optional.of(step) : Optional.empty();
    }

    /** The device's user updates the row, whether the record was to be created or updated. */
    private Optional<Step> adopted(Step.EditStep step) {
        int user = written.devices().get(step.device());
        if (step instanceof Step.Create s) {
            String id = rows.symbol(user, s.table(), s.id());
            return Optional.of(new Step.Update(s.at(), s.device(), s.table(), id, s.set()));
        } else if (step instanceof Step.Update s) {
            String id = rows.symbol(user, s.table(), s.id());
            return Optional.of(new Step.Update(s.at(), s.device(), s.table(), id, s.set()));
        }
        return Optional.empty();
    }
}
