package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The function {@code sync_push}: a whole push in one call, as the caller, inside one transaction. It locks the
 * caller's counter first, then looks at everything, then writes set by set: upserts parents first, deletes, orphans.
 * It returns {@code {status, code, message}} and writes nothing where it refuses, except new stamps of tombstones.
 */
final class PushSql {
    private static final String NAME = "public.sync_push";

    private final DataSchema schema;
    private final String name;
    private final List<Table> tables;
    private final StringBuilder out = new StringBuilder();

    private PushSql(DataSchema schema, String name) {
        this.schema = schema;
        this.name = name;
        this.tables = schema.parentsFirst();
    }

    /** The function for that schema. */
    static String function(DataSchema schema) {
        return function(schema, NAME);
    }

    /** The same under another name, which is plain words with a dot. */
    static String function(DataSchema schema, String name) {
        return new PushSql(schema, name).write();
    }

    private String write() {
        declareVariables();
        out.append("begin\n");
        look();
        out.append("""
                    perform sync.take_stamp(sync__me);
                    -- What the server does itself, no device can hold already.
                    perform set_config('sync.seen', case
                        when current_setting('sync.by_server', true) = 'yes' then ''
                        else sync__seen::text end, true);
                """);
        forEachTable(this::upsert);
        forEachTable(this::delete);
        forEachTable(this::removeOrphans);
        out.append("    perform set_config('sync.seen', '', true);\n");
        out.append("    return jsonb_build_object('status', 200);\nend\n$$;\n");
        out.append("revoke execute on function " + name + "(jsonb, double precision) from public, anon;\n");
        out.append("grant execute on function " + name + "(jsonb, double precision) to authenticated;\n");
        return out.toString();
    }

    private void declareVariables() {
        out.append("create or replace function ").append(name);
        out.append("""
                (changes jsonb, last_pulled_at double precision) returns jsonb
                    language plpgsql volatile security invoker set search_path = '' as $$
                declare
                    sync__me uuid := auth.uid();
                    sync__changes jsonb := changes;
                    sync__cursor double precision := last_pulled_at;
                    sync__seen bigint := sync.floor_of(last_pulled_at);
                    sync__rejects boolean := sync.setting('conflict') = 'reject';
                    sync__guards_created boolean := sync.setting('createOverExisting') = 'conflict';
                    sync__guards_deleted boolean := sync.setting('deleteOverChanged') = 'conflict';
                    sync__never_again boolean := sync.setting('recreation') = 'refuse';
                    sync__refusal integer := right(sync.setting('conflictStatus'), 3)::integer;
                    sync__clock sync.clock;
                    sync__hits uuid[] := '{}';
                    sync__late text[];
                    sync__id text;
                """);
        for (int t = 0; t < tables.size(); t++) {
            for (String kind : List.of("created", "updated", "deleted", "skipped", "orphans")) {
                out.append("    ").append(variable(kind, t)).append(" text[] := '{}';\n");
            }
        }
    }

    /** Everything that may refuse the push, under the lock and before anything is written. */
    private void look() {
        forEachTable(this::gather);
        out.append("""
                    sync__clock := sync.lock_clock();
                    if sync__cursor is not null
                        and (ceil(sync__cursor) > sync__clock.stamp or sync__seen < sync__clock.purged_through) then
                        return sync.refusal(410, 'cursor_expired',
                            'the cursor is not one that this server gave, or is too old');
                    end if;
                """);
        forEachTable(this::findTombstones);
        out.append("""
                    if cardinality(sync__hits) > 0 and sync__rejects and sync.setting('updateOfDeleted') = 'refuse' then
                        perform sync.restamp(sync__hits);
                        return sync.refusal(sync__refusal, 'conflict', 'a record that the push updates was deleted');
                    end if;
                    if sync__rejects then
                """);
        forEachTable(this::findConflicts);
        out.append("""
                    end if;
                    if cardinality(sync__hits) > 0 then
                        perform sync.restamp(sync__hits);
                    end if;
                """);
        forEachTable(this::skipBuried);
    }

    private interface Part {
        void write(Table table, int index);
    }

    private void forEachTable(Part part) {
        for (int index = 0; index < tables.size(); index++) {
            part.write(tables.get(index), index);
        }
    }

    private static String variable(String kind, int index) {
        return SqlNames.VARIABLES + kind + "_" + index;
    }

    /** Fills the names of one table into a template. */
    private void add(Table table, int index, String template) {
        out.append(template.replace("{table}", SqlNames.qualified(table))
                .replace("{name}", SqlNames.literal(table.name()))
                .replace("{key}", table.name())
                .replace("{created}", variable("created", index))
                .replace("{updated}", variable("updated", index))
                .replace("{deleted}", variable("deleted", index))
                .replace("{skipped}", variable("skipped", index))
                .replace("{orphans}", variable("orphans", index)));
    }

    private void gather(Table table, int index) {
        add(table, index, """
                    if sync__changes ? {name} then
                        {created} := array(select r ->> 'id'
                            from jsonb_array_elements(sync__changes #> '{{key},created}') r);
                        {updated} := array(select r ->> 'id'
                            from jsonb_array_elements(sync__changes #> '{{key},updated}') r);
                        {deleted} := array(select jsonb_array_elements_text(sync__changes #> '{{key},deleted}'));
                        if not sync.ids_are_fine({created} || {updated} || {deleted}) then
                            return sync.refusal(400, 'malformed', {name} || ' holds an id that is not made of 1 to 64 safe '
                                'characters, or one that stands twice');
                        end if;
                    end if;
                """);
    }

    private void findTombstones(Table table, int index) {
        add(table, index, """
                    if cardinality({updated}) > 0 then
                        sync__hits := sync__hits || array(select d.id from public.deleted_records d
                            where d.user_id = sync__me and d.table_name = {name} and d.record_id = any ({updated}));
                    end if;
                """);
    }

    private void findConflicts(Table table, int index) {
        add(table, index, """
                        if cardinality({created}) + cardinality({updated}) + cardinality({deleted}) > 0 then
                            select t.id into sync__id from {table} t
                            where t.user_id = sync__me and t.sync_changed > sync__seen
                                and t.id = any ({updated}
                                    || case when sync__guards_created then {created} else '{}' end
                                    || case when sync__guards_deleted then {deleted} else '{}' end) limit 1;
                            if found then
                                return sync.refusal(sync__refusal, 'conflict', {name} || '/' || sync__id
                                    || ' was changed after lastPulledAt');
                            end if;
                            select d.record_id into sync__id from public.deleted_records d
                            where d.user_id = sync__me and d.table_name = {name}
                                and d.record_id = any ({created})
                                and (d.stamp > sync__seen or sync__never_again) limit 1;
                            if found then
                                return sync.refusal(sync__refusal, 'conflict', {name} || '/' || sync__id
                                    || ' was deleted');
                            end if;
                        end if;
                """);
    }

    /** Where a push is taken nevertheless: a tombstone outlives updates, and creations by those who have not seen it. */
    private void skipBuried(Table table, int index) {
        add(table, index, """
                        if cardinality({created}) + cardinality({updated}) > 0 then
                            sync__late := array(select d.record_id from public.deleted_records d
                                where d.user_id = sync__me and d.table_name = {name}
                                    and d.record_id = any ({created}) and d.stamp > sync__seen);
                            {skipped} := sync__late || array(select d.record_id from public.deleted_records d
                                where d.user_id = sync__me and d.table_name = {name}
                                    and d.record_id = any ({updated}));
                            if cardinality(sync__late) > 0 then
                                perform sync.bury({name}, sync__late);
                            end if;
                        end if;
                """);
    }

    private void upsert(Table table, int index) {
        List<Column> columns = SqlNames.stored(schema, table);
        String values = columns.stream().map(PushSql::filled).collect(Collectors.joining());
        String names = columns.stream()
                .map(column -> ", " + SqlNames.quoted(column.name()))
                .collect(Collectors.joining());
        String picked = columns.stream()
                .map(column -> ", f." + SqlNames.quoted(column.name()))
                .collect(Collectors.joining());
        String set = columns.stream()
                .map(column -> ", " + SqlNames.quoted(column.name()) + " = excluded." + SqlNames.quoted(column.name()))
                .collect(Collectors.joining());
        List<Column> parents = SqlNames.cascading(table);
        String insert = """
                        insert into {table} as t (user_id, id%s)
                        select sync__me, f.id%s from (
                            select i.r ->> 'id' as id%s
                            from (
                                select jsonb_array_elements(sync__changes #> '{{key},created}') as r
                                union all
                                select jsonb_array_elements(sync__changes #> '{{key},updated}')
                            ) i
                            left join {table} o on o.user_id = sync__me and o.id = i.r ->> 'id'
                            where i.r ->> 'id' <> all ({skipped})
                        ) f%s
                        on conflict (user_id, id) do update set sync_changed = excluded.sync_changed%s""".formatted(names, picked, values, parentsExist(parents), set);
        String statement = parents.isEmpty() ? insert + ";\n" : "        with written as (\n" + insert + """

                        returning t.id)
                        select array(
                            select unnest({created} || {updated}) except select unnest({skipped})
                            except select w.id from written w) into {orphans};
                """;
        add(
                table,
                index,
                "    if cardinality({created}) + cardinality({updated}) > 0 then\n" + statement + "    end if;\n");
    }

    private String parentsExist(List<Column> parents) {
        List<String> conditions = new ArrayList<>();
        for (Column column : parents) {
            String name = "f." + SqlNames.quoted(column.name());
            conditions.add("(" + name + " is null or exists (select from "
                    + SqlNames.qualified(SqlNames.parent(schema, column)) + " p where p.user_id = sync__me and p.id = "
                    + name + "))");
        }
        return conditions.isEmpty() ? "" : "\n        where " + String.join("\n            and ", conditions);
    }

    /** The column's new value: what was sent as the client keeps it; else what was there; else the default. */
    private static String filled(Column column) {
        String name = SqlNames.quoted(column.name());
        String key = SqlNames.literal(column.name());
        String fallback = column.optional() ? "null::" + TableSql.type(column.type()) : TableSql.empty(column.type());
        return ",\n                case when i.r ? " + key + " then coalesce(" + sanitized(column, key) + ", "
                + fallback + ") when o.id is null then " + fallback + " else o." + name + " end as " + name;
    }

    private static String sanitized(Column column, String key) {
        return switch (column.type()) {
            case STRING -> "case when jsonb_typeof(i.r -> " + key + ") = 'string' then i.r ->> " + key + " end";
            case NUMBER ->
                "case when jsonb_typeof(i.r -> " + key + ") = 'number' then (i.r ->> " + key
                        + ")::double precision end";
            case BOOLEAN ->
                "case when i.r -> " + key + " in ('true', '1') then true when i.r -> " + key
                        + " in ('false', '0') then false end";
        };
    }

    private void delete(Table table, int index) {
        add(table, index, """
                    if cardinality({deleted}) > 0 then
                        delete from {table} t where t.user_id = sync__me and t.id = any ({deleted});
                    end if;
                """);
    }

    /** Children whose parent is not there are taken and removed again, so that every device hears of it. */
    private void removeOrphans(Table table, int index) {
        if (!SqlNames.cascading(table).isEmpty()) {
            add(table, index, """
                        if cardinality({orphans}) > 0 then
                            delete from {table} t where t.user_id = sync__me and t.id = any ({orphans});
                            perform sync.bury({name}, {orphans});
                        end if;
                    """);
        }
        for (Column column : SqlNames.keeping(table)) {
            String name = SqlNames.quoted(column.name());
            add(table, index, """
                        if cardinality({created}) + cardinality({updated}) > 0 then
                            delete from {table} t where t.user_id = sync__me and t.id = any ({created} || {updated})
                                and t.%1$s is not null and not exists (
                                    select from %2$s p where p.user_id = sync__me and p.id = t.%1$s);
                        end if;
                    """.formatted(name, SqlNames.qualified(SqlNames.parent(schema, column))));
        }
    }
}
