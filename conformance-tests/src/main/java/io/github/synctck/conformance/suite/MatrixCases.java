package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every table, operation, column and kind of value; one row per column, so that a failure names the column. */
final class MatrixCases {
    private static final String ID = "loss-01/every-column-keeps-every-value";
    private static final double MILLIS = 1_767_571_200_123.0;
    private static final double BEFORE_1970 = -86_400_001.0;
    private static final double IN_1970 = 86_400_000.0;
    private static final double IN_2100 = 4_102_444_800_000.0;
    private static final double LARGE = 2_147_483_647.0;

    /** What is escaped, unescaped, trimmed, folded or put into another form on the way. */
    private static final String TEXT =
            " \"quoted\", 'single', back\\slash, tab\t, line\nbreak, return\r\n, <b>&amp;</b>, MiXed, "
                    + "100%20, ünï, Zoe\u0308, 字, {\"a\":[1]} ";

    /** Read as JSON and written again, it would look otherwise. */
    private static final String JSON_TEXT = "{\"b\": 1.0, \"a\":2}";

    /** Read as a number and written again, it would look otherwise. */
    private static final String DIGITS = "0049.50";

    private MatrixCases() {}

    static List<Case> all() {
        RequirementId judges = Directed.requirement(ID);
        return List.of(new Case(
                ID,
                judges,
                WireTruth.TOUCHED,
                Needs.FRESH,
                (profile, seed) -> List.of(scenario(profile)),
                (history, profile) -> WireTruth.of(history, profile.schema()).verdicts(judges)));
    }

    private static Scenario scenario(Profile profile) {
        Script script = new Script(ID, profile);
        Sample sample = Sample.of(profile);
        script.firstPull("start")
                .push("parents", "start", parents(profile, sample))
                .pull("chain", "start");
        String cursor = "chain";
        for (Table table : profile.schema().parentsFirst()) {
            Edits created = Edits.of();
            rows(profile, sample, table, true).forEach((id, row) -> created.created(table.name(), id, row));
            script.push("create-" + table.name(), cursor, created.changes());
        }
        script.pull("created", cursor).firstPull("all");
        for (Table table : profile.schema().parentsFirst()) {
            Edits updated = Edits.of();
            rows(profile, sample, table, false).forEach((id, row) -> updated.updated(table.name(), id, row));
            script.push("update-" + table.name(), "created", updated.changes());
        }
        script.pull("updated", "created").firstPull("all-updated");
        List<Table> childrenFirst = new ArrayList<>(profile.schema().parentsFirst());
        Collections.reverse(childrenFirst);
        for (Table table : childrenFirst) {
            Edits deleted = Edits.of();
            rows(profile, sample, table, true).keySet().forEach(id -> deleted.deleted(table.name(), id));
            script.push("delete-" + table.name(), "updated", deleted.changes());
        }
        return script.pull("deleted", "updated").firstPull("none").done();
    }

    /** One row per table, for others to hang on. */
    private static Changes parents(Profile profile, Sample sample) {
        Edits edits = Edits.of();
        for (Table table : profile.schema().parentsFirst()) {
            if (!profile.schema().children(table.name()).isEmpty()) {
                edits.created(table.name(), Sample.idIn(table), sample.linkedRow(table));
            }
        }
        return edits.changes();
    }

    /** Rows by symbol: required columns and the one that is looked at, which after an update holds something else. */
    private static Map<String, Map<String, Value>> rows(Profile profile, Sample sample, Table table, boolean fresh) {
        Map<String, Map<String, Value>> rows = new LinkedHashMap<>();
        Map<String, Value> base = sample.linkedRow(table);
        for (Column column : table.columns().values()) {
            if (column.reference() != null
                    || column.name().equals(profile.schema().ownerColumn())) {
                continue;
            }
            List<Value> values = values(column);
            for (int i = 0; i < values.size(); i++) {
                Map<String, Value> row = new LinkedHashMap<>();
                base.forEach((name, value) -> {
                    Column other = table.column(name);
                    if (other != null && (!other.optional() || other.reference() != null)) {
                        row.put(name, value);
                    }
                });
                row.put(column.name(), values.get(fresh ? i : (i + 1) % values.size()));
                rows.put(table.name() + "." + column.name() + "." + i, row);
            }
        }
        return rows;
    }

    private static List<Value> values(Column column) {
        List<Value> values = new ArrayList<>();
        switch (column.type()) {
            case STRING -> values.addAll(List.of(Value.of(TEXT), Value.of(""), Value.of(JSON_TEXT), Value.of(DIGITS)));
            case NUMBER ->
                values.addAll(
                        isTime(column)
                                ? List.of(
                                        Value.of(MILLIS),
                                        Value.of(0),
                                        Value.of(BEFORE_1970),
                                        Value.of(IN_1970),
                                        Value.of(IN_2100))
                                : List.of(Value.of(LARGE), Value.of(0)));
            case BOOLEAN -> values.addAll(List.of(Value.of(true), Value.of(false)));
        }
        if (column.optional()) {
            values.add(Value.NULL);
        }
        return values;
    }

    private static boolean isTime(Column column) {
        return column.name().endsWith("_at")
                || column.name().endsWith("_date")
                || column.name().endsWith("_until");
    }
}
