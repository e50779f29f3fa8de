package io.github.synctck.sim.history;

import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.schema.DataSchema;
import java.util.List;
import java.util.Optional;

/**
 * Everything that happened while one scenario was played against one server.
 *
 * @param scenario what was played
 * @param schema the data schema it was played with
 * @param salt what bound the scenario's symbols to real ids
 * @param operations what happened, by number
 */
public record History(Scenario scenario, DataSchema schema, String salt, List<Operation> operations) {
    public History {
        operations = List.copyOf(operations);
    }

    /** The operation of that number. */
    public Operation get(int index) {
        return operations.get(index);
    }

    /** The pull that the wire step of that label made. */
    public Optional<Operation.Pull> pull(String label) {
        return operations.stream()
                .filter(op ->
                        op instanceof Operation.Pull p && p.actor().label().equals(label))
                .map(Operation.Pull.class::cast)
                .findFirst();
    }

    /** The push that the wire step of that label made. */
    public Optional<Operation.Push> push(String label) {
        return operations.stream()
                .filter(op ->
                        op instanceof Operation.Push p && p.actor().label().equals(label))
                .map(Operation.Push.class::cast)
                .findFirst();
    }

    /** The raw exchange of that label. */
    public Optional<Operation.Http> http(String label) {
        return operations.stream()
                .filter(op -> op instanceof Operation.Http h && h.label().equals(label))
                .map(Operation.Http.class::cast)
                .findFirst();
    }
}
