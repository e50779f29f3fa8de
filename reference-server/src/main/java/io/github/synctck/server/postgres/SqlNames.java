package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of a data schema as SQL. Only names of the server's own schema ever become SQL, and only those that are plain
 * words; what a client sends is always a value.
 */
final class SqlNames {
    static final String ID = "id";
    static final String OWNER = "user_id";
    static final String CREATED = "sync_created";
    static final String BIRTH = "sync_birth";
    static final String CHANGED = "sync_changed";

    /** The prefix of the functions' own variables. */
    static final String VARIABLES = "sync__";

    /** Triggers are named after their table, and PostgreSQL cuts names after 63 bytes. */
    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final List<String> TAKEN = List.of(ID, CREATED, BIRTH, CHANGED);
    private static final String TOMBSTONES = "deleted_records";

    private SqlNames() {}

    /** Throws {@link IllegalArgumentException} with one sentence where the schema cannot be stored. */
    static void check(DataSchema schema) {
        for (Table table : schema.tables().values()) {
            if (!TABLE.matcher(table.name()).matches() || table.name().equals(TOMBSTONES)) {
                throw new IllegalArgumentException("the Postgres store takes no table named '" + table.name() + "'");
            }
            for (Column column : table.columns().values()) {
                boolean owner = column.name().equals(schema.ownerColumn());
                boolean taken = TAKEN.contains(column.name())
                        || column.name().startsWith(VARIABLES)
                        || (column.name().equals(OWNER) && !owner);
                if (!COLUMN.matcher(column.name()).matches() || taken) {
                    throw new IllegalArgumentException("the Postgres store takes no column named '" + column.name()
                            + "' in " + table.name()
                            + (column.name().equals(OWNER) ? "; say 'owner: user_id' in the schema" : ""));
                }
            }
        }
    }

    /** The name in double quotes; it holds none. */
    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The table with its schema. */
    static String qualified(Table table) {
        return "public." + quoted(table.name());
    }

    /** A name as an SQL text. */
    static String literal(String name) {
        return "'" + name + "'";
    }

    /** The columns that are stored as such: all but the owner's, which is a key column of every table. */
    static List<Column> stored(DataSchema schema, Table table) {
        return table.columns().values().stream()
                .filter(column -> !column.name().equals(schema.ownerColumn()))
                .toList();
    }

    /** The columns with a foreign key in the database: those whose rows go with their parent. */
    static List<Column> cascading(Table table) {
        return table.references().stream().filter(SqlNames::cascades).toList();
    }

    /** The columns that name a parent whose deletion leaves the row alone. */
    static List<Column> keeping(Table table) {
        return table.references().stream().filter(column -> !cascades(column)).toList();
    }

    private static boolean cascades(Column column) {
        Column.Reference reference = column.reference();
        return reference != null && reference.cascade();
    }

    /** The table that the column refers to. */
    static Table parent(DataSchema schema, Column column) {
        Column.Reference reference = column.reference();
        Table parent = reference == null ? null : schema.table(reference.table());
        if (parent == null) {
            throw new IllegalArgumentException(column.name() + " names no parent");
        }
        return parent;
    }
}
