package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements of a pull. {@code COPY} takes no parameters; the numbers written into it are stamps, never text of a
 * client.
 */
final class PullSql {
    private final DataSchema schema;

    PullSql(DataSchema schema) {
        this.schema = schema;
    }

    /** Which rows of a table a statement is about. */
    enum Bucket {
        /** All of them. */
        ALL,
        /** Changed since, and new to whoever has that cursor. */
        CREATED,
        /** Changed since, and possibly held already. */
        UPDATED,
        /** Changed since. */
        CHANGED
    }

    /** Rows that did not change since, but hold something in those columns; all of them where none is named. */
    String copyUnchanged(Table table, List<Column> columns, long since) {
        return "copy (select " + columns(table) + unchanged(table, columns, since) + ") to stdout";
    }

    /** Whether {@link #copyUnchanged} holds any row. */
    String hasUnchanged(Table table, List<Column> columns, long since) {
        return "select exists (select" + unchanged(table, columns, since) + ")";
    }

    private String unchanged(Table table, List<Column> columns, long since) {
        String filled = columns.stream().map(this::isFilled).collect(Collectors.joining(" or "));
        return " from " + SqlNames.qualified(table) + " t where t.sync_changed <= " + since
                + (filled.isEmpty() ? "" : " and (" + filled + ")");
    }

    private String isFilled(Column column) {
        if (column.name().equals(schema.ownerColumn())) {
            return "true";
        }
        String name = "t." + SqlNames.quoted(column.name());
        return column.optional() ? name + " is not null" : name + " <> " + TableSql.empty(column.type());
    }

    /** The columns of a served record, in the order of {@link #copy}. */
    List<Column> served(Table table) {
        return List.copyOf(table.columns().values());
    }

    /** The rows of a bucket as text: the id, then the served columns. */
    String copy(Table table, Bucket bucket, Since since, boolean birthCounts) {
        return "copy (select " + columns(table) + " from " + SqlNames.qualified(table) + " t"
                + where(bucket, since, birthCounts) + ") to stdout";
    }

    private String columns(Table table) {
        return served(table).stream()
                .map(column -> ", t."
                        + (column.name().equals(schema.ownerColumn())
                                ? SqlNames.OWNER
                                : SqlNames.quoted(column.name())))
                .collect(Collectors.joining("", "t.id", ""));
    }

    private static String where(Bucket bucket, Since since, boolean birthCounts) {
        long cursor = since.cursor();
        String changed = " where t.sync_changed > " + since.exclusive();
        String fresh = "(t.sync_created > " + cursor + (birthCounts ? " and t.sync_birth > " + cursor : "") + ")";
        return switch (bucket) {
            case ALL -> "";
            case CHANGED -> changed;
            case CREATED -> changed + " and " + fresh;
            case UPDATED -> changed + " and not " + fresh;
        };
    }

    /** The ids of a table's tombstones. */
    String copyTombstones(Table table, long since) {
        return "copy (select d.record_id from public.deleted_records d where d.table_name = "
                + SqlNames.literal(table.name())
                + (since == Long.MIN_VALUE ? "" : " and d.stamp > " + since) + ") to stdout";
    }

    /**
     * One row of booleans, two for each table in declared order: whether it has changed rows, and tombstones. But for a
     * first pull, each has a parameter: the stamp above which it looks.
     */
    String changedTables(boolean first) {
        String rows = first ? "" : " where t.sync_changed > ?";
        String tombstones = first ? "" : " and d.stamp > ?";
        return schema.tables().values().stream()
                .map(table -> "exists (select from " + SqlNames.qualified(table) + " t" + rows
                        + "), exists (select from public.deleted_records d where d.table_name = "
                        + SqlNames.literal(table.name()) + tombstones + ")")
                .collect(Collectors.joining(",\n", "select ", ""));
    }
}
