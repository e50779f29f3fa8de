package io.github.synctck.spec.codec;

import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** A data schema from YAML; the form is documented in docs/data-schema.md. */
public final class SchemaReader {
    /** Keys of a schema. */
    public static final List<String> ROOT_KEYS = List.of("version", "owner", "tables");

    /** Keys of a table. */
    public static final List<String> TABLE_KEYS = List.of("name", "since", "columns");

    /** Keys of a column. */
    public static final List<String> COLUMN_KEYS =
            List.of("name", "type", "optional", "since", "references", "onDelete");

    private SchemaReader() {}

    /** Reads a schema; throws with file and line where the text is none. */
    public static DataSchema read(String text, String fileName) throws BadFileException {
        return read(YamlFile.read(text, fileName));
    }

    /** Reads a schema that stands inside another file. */
    public static DataSchema read(YamlFile.Node root) throws BadFileException {
        root.map(ROOT_KEYS);
        int version = root.number("version", 1);
        List<Table> tables = new ArrayList<>();
        for (YamlFile.Node table : root.list("tables")) {
            tables.add(table(table));
        }
        if (tables.isEmpty()) {
            throw root.bad("'tables' is missing or empty");
        }
        try {
            String owner = root.text("owner", "");
            return new DataSchema(version, owner.isEmpty() ? null : owner, tables);
        } catch (IllegalArgumentException e) {
            throw root.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Table table(YamlFile.Node node) throws BadFileException {
        node.map(TABLE_KEYS);
        List<Column> columns = new ArrayList<>();
        for (YamlFile.Node column : node.list("columns")) {
            columns.add(column(column));
        }
        try {
            return new Table(node.text("name"), node.number("since", 1), columns);
        } catch (IllegalArgumentException e) {
            throw node.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Column column(YamlFile.Node node) throws BadFileException {
        node.map(COLUMN_KEYS);
        node.text("type");
        String parent = node.text("references", "");
        String onDelete = node.text("onDelete", "keep");
        if (!onDelete.equals("cascade") && !onDelete.equals("keep")) {
            throw node.bad("'onDelete' should be cascade or keep, not '" + onDelete + "'");
        }
        Column.Reference reference = parent.isEmpty() ? null : new Column.Reference(parent, onDelete.equals("cascade"));
        return new Column(
                node.text("name"),
                node.choice("type", ColumnType.class, ColumnType.STRING),
                node.flag("optional", false),
                node.number("since", 1),
                reference);
    }
}
