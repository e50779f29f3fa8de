package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The synced tables as SQL: columns, keys, triggers, rules of access; one step per schema version. */
final class TableSql {
    private final DataSchema schema;

    TableSql(DataSchema schema) {
        this.schema = schema;
    }

    /** The schema versions that added something, ascending. */
    List<Integer> versions() {
        TreeSet<Integer> versions = new TreeSet<>();
        for (Table table : schema.tables().values()) {
            versions.add(table.since());
            SqlNames.stored(schema, table).forEach(column -> versions.add(Math.max(column.since(), table.since())));
        }
        return List.copyOf(versions);
    }

    /** What that version added: new tables, and new columns of older ones. */
    String step(int version) {
        StringBuilder out = new StringBuilder();
        for (Table table : schema.parentsFirst()) {
            List<Column> added = SqlNames.stored(schema, table).stream()
                    .filter(column -> Math.max(column.since(), table.since()) == version)
                    .toList();
            if (table.since() == version) {
                create(table, added, out);
            } else {
                extend(table, added, out);
            }
        }
        return out.toString();
    }

    private void create(Table table, List<Column> columns, StringBuilder out) {
        String name = SqlNames.qualified(table);
        List<String> parts = new ArrayList<>();
        parts.add("user_id uuid not null default auth.uid() references auth.users (id) on delete cascade");
        parts.add("id text not null check (id <> '')");
        columns.forEach(column -> parts.add(definition(column)));
        parts.add("sync_created bigint not null");
        parts.add("sync_birth bigint not null");
        parts.add("sync_changed bigint not null");
        parts.add("primary key (user_id, id)");
        for (Column column : SqlNames.cascading(table)) {
            if (columns.contains(column)) {
                parts.add(foreignKey(column));
            }
        }
        out.append("create table ").append(name).append(" (\n    ");
        out.append(String.join(",\n    ", parts)).append("\n);\n");
        out.append("create index on ").append(name).append(" (user_id, sync_changed);\n");
        indexes(table, columns, out);
        guard(table, out);
    }

    private void extend(Table table, List<Column> columns, StringBuilder out) {
        String name = SqlNames.qualified(table);
        for (Column column : columns) {
            out.append("alter table ").append(name).append(" add column ");
            out.append(definition(column)).append(";\n");
            if (SqlNames.cascading(table).contains(column)) {
                // Rows that are there already name no parent yet, or one that nobody made.
                out.append("alter table ").append(name).append(" add ");
                out.append(foreignKey(column)).append(" not valid;\n");
            }
        }
        indexes(table, columns, out);
    }

    private void indexes(Table table, List<Column> columns, StringBuilder out) {
        for (Column column : table.references()) {
            if (columns.contains(column)) {
                out.append("create index on ").append(SqlNames.qualified(table));
                out.append(" (user_id, ").append(SqlNames.quoted(column.name())).append(");\n");
            }
        }
    }

    private String foreignKey(Column column) {
        return "foreign key (user_id, " + SqlNames.quoted(column.name()) + ") references "
                + SqlNames.qualified(SqlNames.parent(schema, column)) + " (user_id, id) on delete cascade";
    }

    private static String definition(Column column) {
        String type = type(column.type());
        return SqlNames.quoted(column.name()) + " " + type
                + (column.optional() ? "" : " not null default " + empty(column.type()));
    }

    /** The client's numbers are doubles, times included; nothing else keeps them as they are. */
    static String type(ColumnType type) {
        return switch (type) {
            case STRING -> "text";
            case NUMBER -> "double precision";
            case BOOLEAN -> "boolean";
        };
    }

    /** What a column holds that is not optional and was never set. */
    static String empty(ColumnType type) {
        return switch (type) {
            case STRING -> "''";
            case NUMBER -> "0";
            case BOOLEAN -> "false";
        };
    }

    /** Only the owner reads and writes; every write is stamped, every removal leaves a tombstone. */
    private static void guard(Table table, StringBuilder out) {
        String name = SqlNames.qualified(table);
        String word = table.name();
        out.append("""
                alter table %1$s enable row level security;
                create policy own_rows on %1$s for all to authenticated
                    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
                revoke all on %1$s from anon, authenticated;
                grant select, insert, update, delete on %1$s to authenticated;
                create trigger "lock_%2$s" before insert or update or delete on %1$s
                    for each statement execute function sync.lock_before_rows();
                create trigger "stamp_%2$s" before insert or update on %1$s
                    for each row execute function sync.stamp_row();
                create trigger "revive_%2$s" after insert on %1$s referencing new table as added
                    for each statement execute function sync.forget_tombstones();
                create trigger "track_%2$s_deletion" after delete on %1$s
                    for each row execute function public.record_deletion();
                """.formatted(name, word));
    }
}
