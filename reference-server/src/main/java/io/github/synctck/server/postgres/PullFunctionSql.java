package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.EmptyTables;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.MigrationSource;
import io.github.synctck.spec.profile.Policies.NewerSchema;
import io.github.synctck.spec.profile.Policies.StaleCursor;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The function {@code sync_pull}: a whole answer from one call, as the caller. It is STABLE, so that all its statements
 * see the snapshot of the call, the counter included; a VOLATILE one would take a snapshot per statement. It answers
 * {@code {changes, timestamp}}, or {@code {error, code}} with a status in PostgREST's setting.
 */
final class PullFunctionSql {
    private static final String ARGUMENTS = "double precision, integer, jsonb";

    private final Profile profile;
    private final DataSchema schema;
    private final StringBuilder out = new StringBuilder();

    private PullFunctionSql(Profile profile) {
        this.profile = profile;
        this.schema = profile.schema();
    }

    /** The function for that profile's tables and policies. */
    static String function(Profile profile) {
        return new PullFunctionSql(profile).write();
    }

    private String write() {
        declare();
        judge();
        schema.tables().values().forEach(this::table);
        out.append("""
                    return ('{"changes":{' || array_to_string(sync__parts, ',') || '},"timestamp":' || sync__stamp
                        || sync__strategy || '}')::json;
                end
                $$;
                """);
        out.append("revoke execute on function public.sync_pull(" + ARGUMENTS + ") from public, anon;\n");
        out.append("grant execute on function public.sync_pull(" + ARGUMENTS + ") to authenticated;\n");
        return out.toString();
    }

    private void declare() {
        out.append("""
                create or replace function public.sync_pull(last_pulled_at double precision default null,
                    schema_version integer default 1, migration jsonb default null) returns json
                    language plpgsql stable security invoker set search_path = '' as $$
                declare
                    sync__me uuid := auth.uid();
                    sync__cursor double precision := nullif(last_pulled_at, 0);
                    sync__seen bigint := sync.floor_of(nullif(last_pulled_at, 0));
                    sync__since bigint;
                    sync__stamp bigint;
                    sync__purged bigint;
                    sync__version integer := coalesce(schema_version, 1);
                    sync__migration jsonb := nullif(migration, 'null');
                    sync__problem text := coalesce(sync.cursor_problem(last_pulled_at),
                        case when schema_version < 1 then 'schema_version is not a positive integer' end,
                        sync.migration_problem(migration));
                    sync__whole boolean;
                    sync__columns text[];
                    sync__created text;
                    sync__updated text;
                    sync__added text;
                    sync__deleted text;
                    sync__parts text[] := '{}';
                    sync__strategy text := '';
                begin
                """);
    }

    /** Who asks, what is wrong, from where to read. */
    private void judge() {
        Policies policies = profile.policies();
        out.append("""
                    if sync__me is null then
                        return sync.refuse(401, 'unauthorized', 'the token names no user');
                    elsif sync__problem is not null then
                        return sync.refuse(400, 'malformed', sync__problem);
                """);
        if (policies.declares(NewerSchema.REFUSE)) {
            out.append("    elsif sync__version > ").append(schema.version()).append(" then\n");
            out.append("        return sync.refuse(400, 'schema_too_new', 'the app is newer than this server');\n");
        }
        out.append("""
                    end if;
                    select coalesce(c.stamp, i.stamp), coalesce(c.purged_through, 0) into strict sync__stamp, sync__purged
                    from sync.installation i left join sync.clock c on c.user_id = sync__me;
                    if ceil(sync__cursor) > sync__stamp or sync__seen < sync__purged and sync__cursor is not null then
                """);
        out.append(policies.declares(StaleCursor.REPLACE) ? """
                        sync__cursor := null;
                        sync__seen := sync.floor_of(null);
                        sync__strategy := ',"experimentalStrategy":"replacement"';
                """ : """
                        return sync.refuse(410, 'cursor_expired',
                            'the cursor is not one that this server gave, or is too old');
                """);
        out.append("    end if;\n    sync__since := ");
        out.append(
                policies.declares(Equality.REDELIVER)
                        ? "case when sync__cursor is null then sync__seen else sync__seen - 1 end;\n"
                        : "sync__seen;\n");
    }

    private void table(Table table) {
        boolean always = table.since() <= 1;
        out.append("    -- ").append(table.name()).append('\n');
        if (!always) {
            // Older apps fail on tables that they do not know.
            out.append("    if sync__version >= ").append(table.since());
            out.append(" or sync__version >= ").append(schema.version());
            out.append(" and sync__migration is null then\n");
        }
        rows(table);
        added(table);
        tombstones(table);
        boolean omits = profile.policies().declares(EmptyTables.OMIT);
        if (omits) {
            out.append("    if coalesce(sync__created, sync__updated, sync__deleted) is not null then\n");
        }
        out.append("    sync__parts := sync__parts || ('\"" + table.name() + "\":{\"created\":['");
        out.append("""
                 || coalesce(sync__created, '')
                        || '],"updated":[' || coalesce(sync__updated, '')
                        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
                """);
        out.append(omits ? "    end if;\n" : "").append(always ? "" : "    end if;\n");
    }

    private void rows(Table table) {
        boolean updatedOnly = profile.policies().buckets() == Buckets.UPDATED_ONLY;
        String fresh = fresh();
        out.append("    select ");
        out.append(updatedOnly ? "null" : "string_agg(row_to_json(r)::text, ',') filter (where " + fresh + ")");
        out.append(",\n        string_agg(row_to_json(r)::text, ',')");
        out.append(updatedOnly ? "" : " filter (where not " + fresh + ")");
        out.append("\n    into strict sync__created, sync__updated\n");
        from(table);
        out.append("    where t.user_id = sync__me and t.sync_changed > sync__since;\n");
    }

    private String fresh() {
        boolean birthCounts = profile.policies().buckets() == Buckets.SPLIT;
        // What was pushed without a cursor has the least birth of all, which is not above that of a first pull.
        return "(sync__cursor is null or t.sync_created > sync__seen"
                + (birthCounts ? " and t.sync_birth > sync__seen" : "") + ")";
    }

    private void from(Table table) {
        out.append("    from ").append(SqlNames.qualified(table)).append(" t, lateral (select t.id");
        for (Column column : table.columns().values()) {
            out.append(",\n        ").append(served(column));
        }
        out.append(") r\n");
    }

    private String served(Column column) {
        String name = SqlNames.quoted(column.name());
        if (column.name().equals(schema.ownerColumn())) {
            return "t." + SqlNames.OWNER + " as " + name;
        } else if (column.type() != ColumnType.NUMBER) {
            return "t." + name;
        }
        // Only SQL can have stored what is no JSON number.
        String finite = "sync.finite(t." + name + ")";
        return (column.optional() ? finite : "coalesce(" + finite + ", 0)") + " as " + name;
    }

    /** Rows that did not change, but hold what an upgraded app could not keep before. */
    private void added(Table table) {
        out.append("    if sync__migration is not null and sync__cursor is not null then\n");
        if (profile.policies().declares(MigrationSource.VERSIONS)) {
            addedByHistory(table);
        } else {
            out.append("        sync__whole := sync__migration -> 'tables' ? ").append(literal(table.name()));
            out.append(";\n        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')\n");
            out.append(
                    "            from jsonb_array_elements(sync__migration -> 'columns') e\n            where e ->> ");
            out.append("'table' = ").append(literal(table.name())).append(");\n");
        }
        out.append("        if sync__whole or cardinality(sync__columns) > 0 then\n");
        out.append("    select string_agg(row_to_json(r)::text, ',') into strict sync__added\n");
        from(table);
        out.append("    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole");
        for (Column column : table.columns().values()) {
            out.append("\n        or ").append(literal(column.name())).append(" = any (sync__columns)");
            out.append(filled(column));
        }
        out.append(");\n");
        out.append("            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');\n");
        out.append("        end if;\n    end if;\n");
    }

    private void addedByHistory(Table table) {
        List<String> names = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (Column column : table.columns().values()) {
            names.add(literal(column.name()));
            versions.add(String.valueOf(column.since()));
        }
        out.append("        sync__whole := (sync__migration ->> 'from')::integer < ")
                .append(table.since());
        out.append(";\n        sync__columns := array(select c.name from unnest(array[");
        out.append(String.join(", ", names)).append("]::text[],\n            array[");
        out.append(String.join(", ", versions)).append("]::integer[]) as c(name, since)\n");
        out.append("            where c.since > (sync__migration ->> 'from')::integer");
        out.append(" and c.since <= sync__version);\n");
    }

    private String filled(Column column) {
        if (column.name().equals(schema.ownerColumn())) {
            return "";
        }
        String name = " and t." + SqlNames.quoted(column.name());
        return column.optional() ? name + " is not null" : name + " <> " + TableSql.empty(column.type());
    }

    private void tombstones(Table table) {
        boolean always = profile.policies().firstPullTombstones() == FirstPullTombstones.ALL;
        out.append("    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted\n");
        out.append("    from public.deleted_records d where d.user_id = sync__me and d.table_name = ");
        out.append(literal(table.name())).append("\n        and d.stamp > sync__since");
        out.append(always ? ";\n" : " and sync__cursor is not null;\n");
    }

    private static String literal(String name) {
        return SqlNames.literal(name);
    }
}
