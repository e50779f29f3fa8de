package io.github.synctck.conformance.target;

import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.TableForm.Operation;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says a scenario in words that a declared form can carry, where the form takes less than the default one.
 *
 * <p>In a table in which clients may update and not create, the first record that a user creates becomes a row which
 * the user's account holds already, and its creation becomes an update of all its columns: from there on the scenario
 * says what it said. A second record, and a second creation of one record, stay what they are, so that the scenario is
 * skipped.
 */
final class Adaptation {
    /** What generated scenarios have in their names. */
    private static final String GENERATED = "/seed-";

    private static final double NUMBER = 1_767_571_200_000.0;

    private final WireForm form;
    private final DataSchema schema;

    Adaptation(WireForm form, DataSchema schema) {
        this.form = form;
        this.schema = schema;
    }

    /** The scenario in other words, or itself; with {@code anyData} pushes lose what the form does not take. */
    Scenario of(Scenario scenario, boolean anyData) {
        if (schema.tables().keySet().stream().allMatch(this::takesAll)) {
            return scenario;
        }
        Scenario fitted = scenario.name().contains(GENERATED)
                ? new FittedHistory(this, scenario).scenario()
                : new FittedScript(this, scenario).scenario();
        return anyData ? new Trimming(this).of(fitted) : fitted;
    }

    private boolean takesAll(String table) {
        TableForm declared = form.table(table);
        return declared.pulled() && declared.operations().containsAll(TableForm.ALL);
    }

    /** Whether a client may do that with rows that it can also see. */
    boolean takes(String table, Operation operation) {
        TableForm declared = form.table(table);
        return declared.pulled() && declared.operations().contains(operation);
    }

    /** Whether records of a table are rows that the account holds already; a row below another one is not taken. */
    boolean adopts(String table) {
        Table known = schema.table(table);
        return known != null
                && known.references().isEmpty()
                && takes(table, Operation.UPDATE)
                && !takes(table, Operation.CREATE);
    }

    /** Whether children of a table's rows can be deleted with them. */
    boolean takesCascade(String table) {
        return schema.children(table).stream()
                .allMatch(child -> takes(child.table().name(), Operation.DELETE)
                        && takesCascade(child.table().name()));
    }

    /** Values for all columns of an adopted row, other than those that a case writes. */
    Map<String, Value> before(String table) {
        Map<String, Value> set = new LinkedHashMap<>();
        Table known = schema.table(table);
        if (known != null) {
            for (Column column : known.columns().values()) {
                if (!column.name().equals(schema.ownerColumn())) {
                    set.put(
                            column.name(),
                            switch (column.type()) {
                                case STRING -> Value.of("before " + column.name());
                                case NUMBER -> Value.of(NUMBER);
                                case BOOLEAN -> Value.of(false);
                            });
                }
            }
        }
        return set;
    }
}
