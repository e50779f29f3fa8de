package io.github.synctck.conformance.suite;

import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables and columns of a profile that directed cases use, found by what they are, not by name: a table that
 * others refer to, its first two free text columns, and one of its children.
 */
final class Sample {
    private static final Pattern TIME = Pattern.compile("(?:_at|_?date|_?time|_?timestamp)$", Pattern.CASE_INSENSITIVE);

    private final DataSchema schema;
    private final Policies policies;
    private final Table main;
    private final Column text;
    private final @Nullable Column other;

    private Sample(Profile profile, Table main, Column text, @Nullable Column other) {
        this.schema = profile.schema();
        this.policies = profile.policies();
        this.main = main;
        this.text = text;
        this.other = other;
    }

    /**
     * The sample of a profile: the table with the most free text columns, of which two are enough, and then with the
     * most children; throws {@link NoSuchElementException} where there is no text at all.
     */
    static Sample of(Profile profile) {
        DataSchema schema = profile.schema();
        Sample best = null;
        for (Table table : schema.parentsFirst()) {
            List<Column> texts = freeTexts(schema, table);
            if (table.references().isEmpty() && !texts.isEmpty()) {
                Sample next = new Sample(profile, table, texts.get(0), texts.size() > 1 ? texts.get(1) : null);
                best = best == null || next.isBetterThan(best) ? next : best;
            }
        }
        if (best == null) {
            throw new NoSuchElementException("no table without a parent has a free text column");
        }
        return best;
    }

    private boolean isBetterThan(Sample sample) {
        if ((other == null) != (sample.other == null)) {
            return other != null;
        }
        return schema.children(main.name()).size()
                > schema.children(sample.main.name()).size();
    }

    private static List<Column> freeTexts(DataSchema schema, Table table) {
        return table.columns().values().stream()
                .filter(column -> isFreeText(schema, column))
                .toList();
    }

    /** The columns of a table that hold any text. */
    List<Column> freeTexts(Table table) {
        return freeTexts(schema, table);
    }

    private static boolean isFreeText(DataSchema schema, Column column) {
        return column.type() == ColumnType.STRING
                && column.reference() == null
                && !column.name().equals(schema.ownerColumn());
    }

    /** Whether the profile declares that reading of an open point. */
    boolean declares(Choice reading) {
        return policies.declares(reading);
    }

    /** The table in which most happens. */
    String table() {
        return main.name();
    }

    Table mainTable() {
        return main;
    }

    /** Its first free text column. */
    String text() {
        return text.name();
    }

    /** Its second free text column; throws {@link NoSuchElementException} where it has only one. */
    String other() {
        if (other == null) {
            throw new NoSuchElementException(main.name() + " has one free text column");
        }
        return other.name();
    }

    /** Another table without parents, the last in the schema; the main table where there is no other. */
    Table second() {
        Table found = main;
        for (Table table : schema.tables().values()) {
            found = table.references().isEmpty() && !table.equals(main) ? table : found;
        }
        return found;
    }

    /** A schema version before the present one. */
    int versionBefore() {
        return Math.max(1, schema.version() - 1);
    }

    /** A row of the main table whose numbers are texts. */
    Map<String, Value> wrongNumbers() {
        Map<String, Value> row = row("one", "uno");
        for (Column column : main.columns().values()) {
            if (column.type() == ColumnType.NUMBER && row.containsKey(column.name())) {
                row.put(column.name(), Value.of("12"));
            }
        }
        return row;
    }

    /** A child of the main table whose other parents, if any, are left out; empty where there is none. */
    Optional<DataSchema.Child> child() {
        return schema.children(main.name()).stream()
                .filter(child -> child.table().references().size() == 1)
                .findFirst();
    }

    /** A full row of the main table, with that in its two text columns; with only one, the second value is left out. */
    Map<String, Value> row(String textValue, String otherValue) {
        Map<String, Value> row = row(main);
        row.put(text.name(), Value.of(textValue));
        if (other != null) {
            row.put(other.name(), Value.of(otherValue));
        }
        return row;
    }

    /** A row of the main table with that text and, besides, only what is required. */
    Map<String, Value> sparseRow(String textValue) {
        Map<String, Value> row = row(main);
        row.keySet().removeIf(name -> {
            Column column = main.column(name);
            return column == null || column.optional();
        });
        row.put(text.name(), Value.of(textValue));
        return row;
    }

    /** The columns of the main table that may be null, except the owner's. */
    List<String> optionalColumns() {
        return main.columns().values().stream()
                .filter(column -> column.optional() && column.reference() == null)
                .map(Column::name)
                .filter(name -> !name.equals(schema.ownerColumn()))
                .toList();
    }

    /** A row of the main table in which each optional column holds 0, false or an empty text, which is not null. */
    Map<String, Value> emptyRow() {
        Map<String, Value> row = row(main);
        for (String name : optionalColumns()) {
            Column column = main.column(name);
            if (column != null) {
                row.put(name, new Column(name, column.type(), false, column.since(), null).defaultValue());
            }
        }
        return row;
    }

    /** A full row of a table with a typical value in each column and no parent. */
    Map<String, Value> row(Table table) {
        Map<String, Value> row = new LinkedHashMap<>();
        int number = 1;
        for (Column column : table.columns().values()) {
            if (column.reference() == null && !column.name().equals(schema.ownerColumn())) {
                row.put(column.name(), typical(column, number++));
            }
        }
        return row;
    }

    /** A full row of a table whose texts tell it apart from all others. */
    Map<String, Value> distinctRow(Table table, String text) {
        Map<String, Value> row = row(table);
        freeTexts(table).forEach(column -> row.put(column.name(), Value.of(column.name() + " " + text)));
        return row;
    }

    /** A full row of a child of the main table. */
    Map<String, Value> childRow(DataSchema.Child child, String parent) {
        Map<String, Value> row = row(child.table());
        row.put(child.column().name(), Value.of(parent));
        return row;
    }

    /** A row of the main table in which every number, times among them, is that. */
    Map<String, Value> clock(double number) {
        Map<String, Value> row = row(main);
        for (Column column : main.columns().values()) {
            if (column.type() == ColumnType.NUMBER) {
                row.put(column.name(), Value.of(number));
            }
        }
        return row;
    }

    /** A full row of any table, linked to the records of the same play in its parents' tables. */
    Map<String, Value> linkedRow(Table table) {
        Map<String, Value> row = row(table);
        for (Column column : table.references()) {
            Column.Reference reference = column.reference();
            Table parent = reference == null ? null : schema.table(reference.table());
            if (parent != null) {
                row.put(column.name(), Value.of(idIn(parent)));
            }
        }
        return row;
    }

    /** A linked row in each table, parents first, under the table's symbol. */
    Edits oneOfEach() {
        Edits edits = Edits.of();
        schema.parentsFirst().forEach(table -> edits.created(table.name(), idIn(table), linkedRow(table)));
        return edits;
    }

    /** A linked row with that in every number that is a time by its name, such as {@code updated_at}. */
    Map<String, Value> linkedRowAt(Table table, double millis) {
        Map<String, Value> row = linkedRow(table);
        for (Column column : table.columns().values()) {
            if (column.type() == ColumnType.NUMBER
                    && TIME.matcher(column.name()).find()) {
                row.put(column.name(), Value.of(millis));
            }
        }
        return row;
    }

    /** The symbol of the one record that a play makes in a table. */
    static String idIn(Table table) {
        return table.name().replace('_', '-') + "-1";
    }

    /** A full row of the main table as JSON text, under an id that may be a hole to be filled. */
    String json(String id, String textValue, String otherValue) {
        StringBuilder out = new StringBuilder("{\"id\":\"").append(id).append('"');
        row(textValue, otherValue)
                .forEach((column, value) ->
                        out.append(",\"").append(column).append("\":").append(value.json()));
        return out.append('}').toString();
    }

    /** The profile's tables. */
    DataSchema schema() {
        return schema;
    }

    private static Value typical(Column column, int number) {
        return switch (column.type()) {
            case STRING -> Value.of("typical " + column.name());
            case NUMBER -> Value.of(1_767_571_200_000.0 + number);
            case BOOLEAN -> Value.of(number % 2 == 0);
        };
    }
}
