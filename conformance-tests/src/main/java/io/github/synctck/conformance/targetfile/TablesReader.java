package io.github.synctck.conformance.targetfile;

import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.TableForm.ColumnForm;
import io.github.synctck.conformance.wire.TimeForm;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.NearestWord;
import io.github.synctck.spec.codec.YamlFile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a target file about names, times and what may be written. */
final class TablesReader {
    static final List<String> TABLE_KEYS = List.of("as", "path", "operations", "pulled", "shared", "fill", "columns");
    static final List<String> COLUMN_KEYS = List.of("as", "time", "push", "pull", "resolution");
    static final List<String> NAMES = List.of("as-is", "camel");

    private final Scalars scalars;
    private final DataSchema schema;

    TablesReader(Scalars scalars, DataSchema schema) {
        this.scalars = scalars;
        this.schema = schema;
    }

    /** The tables that differ from the schema, by its names. */
    Map<String, TableForm> read(YamlFile.Node root) throws BadFileException {
        boolean camel = isCamel(root);
        Map<String, YamlFile.Node> everywhere = Scalars.entries(root, "columns");
        Map<String, YamlFile.Node> own = Scalars.entries(root, "tables");
        List<String> names = new ArrayList<>(schema.tables().keySet());
        for (var entry : own.entrySet()) {
            if (!names.contains(entry.getKey())) {
                throw entry.getValue()
                        .bad("unknown table '" + entry.getKey() + "'" + NearestWord.hint(entry.getKey(), names));
            }
        }
        for (var entry : everywhere.entrySet()) {
            boolean known = schema.tables().values().stream().anyMatch(t -> t.column(entry.getKey()) != null);
            if (!known) {
                throw entry.getValue().bad("no table of the schema has a column '" + entry.getKey() + "'");
            }
        }
        Map<String, TableForm> forms = new LinkedHashMap<>();
        for (Table table : schema.tables().values()) {
            TableForm form = table(table, own.get(table.name()), everywhere, camel);
            if (!form.equals(TableForm.plain(table.name()))) {
                forms.put(table.name(), form);
            }
        }
        return forms;
    }

    private static boolean isCamel(YamlFile.Node root) throws BadFileException {
        String names = root.text("names", "as-is");
        if (!NAMES.contains(names)) {
            throw root.bad("'names' should be one of " + String.join(", ", NAMES) + ", not '" + names + "'");
        }
        return names.equals("camel");
    }

    private TableForm table(
            Table table, YamlFile.@Nullable Node node, Map<String, YamlFile.Node> everywhere, boolean camel)
            throws BadFileException {
        Map<String, ColumnForm> columns = new LinkedHashMap<>();
        Map<String, YamlFile.Node> own = node == null ? new LinkedHashMap<>() : Scalars.entries(node, "columns");
        for (Column column : table.columns().values()) {
            YamlFile.Node declared = own.getOrDefault(column.name(), everywhere.get(column.name()));
            String name = camel ? camel(column.name()) : column.name();
            ColumnForm form = declared == null ? ColumnForm.named(name) : column(declared, name);
            if (!form.equals(ColumnForm.named(column.name()))) {
                columns.put(column.name(), form);
            }
        }
        for (var entry : own.entrySet()) {
            if (table.column(entry.getKey()) == null) {
                List<String> known = List.copyOf(table.columns().keySet());
                throw entry.getValue()
                        .bad("unknown column '" + entry.getKey() + "' of table '" + table.name() + "'"
                                + NearestWord.hint(entry.getKey(), known));
            }
        }
        if (node == null) {
            TableForm plain = TableForm.plain(table.name());
            return new TableForm(plain.name(), plain.path(), TableForm.ALL, true, false, plain.fill(), columns);
        }
        node.map(TABLE_KEYS);
        String name = scalars.open(node, "as", table.name());
        return new TableForm(
                name,
                scalars.open(node, "path", name),
                operations(node),
                node.flag("pulled", true),
                node.flag("shared", false),
                scalars.trees(node, "fill"),
                columns);
    }

    private static List<TableForm.Operation> operations(YamlFile.Node node) throws BadFileException {
        if (node.at("operations") == null) {
            return TableForm.ALL;
        }
        List<TableForm.Operation> operations = new ArrayList<>();
        for (YamlFile.Node each : node.list("operations")) {
            TableForm.Operation operation = Scalars.constant(TableForm.Operation.class, String.valueOf(each.text()));
            if (operation == null) {
                throw each.bad("an operation should be one of create, update, delete, not '" + each.text() + "'");
            }
            operations.add(operation);
        }
        return operations;
    }

    private ColumnForm column(YamlFile.Node node, String name) throws BadFileException {
        node.map(COLUMN_KEYS);
        TimeForm both = node.choice("time", TimeForm.class, TimeForm.MS);
        int resolution = node.number("resolution", 1);
        if (resolution < 1) {
            throw node.bad("'resolution' should be a number of milliseconds from 1");
        }
        return new ColumnForm(
                scalars.open(node, "as", name),
                node.choice("push", TimeForm.class, both),
                node.choice("pull", TimeForm.class, both),
                resolution);
    }

    private static String camel(String snake) {
        StringBuilder out = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return out.toString();
    }
}
