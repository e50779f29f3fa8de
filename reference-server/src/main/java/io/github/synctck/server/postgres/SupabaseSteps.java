package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The same store as migrations of a Supabase project: stamps and tombstones, one step per schema version that added
 * something, and the functions {@code sync_pull} and {@code sync_push}, which PostgREST serves.
 */
public final class SupabaseSteps {
    private static final String PUSH = "sync.push";

    private SupabaseSteps() {}

    /**
     * One migration.
     *
     * @param name its name without a stamp, plain words with underscores
     * @param replaceable whether it may be applied again in another form; the others are applied once
     * @param sql its statements
     */
    public record Step(String name, boolean replaceable, String sql) {}

    /**
     * The steps for that profile's tables and policies, in order.
     *
     * @throws IllegalArgumentException with one sentence where they cannot be served by a database
     */
    public static List<Step> of(Profile profile) {
        DataSchema schema = profile.schema();
        SqlNames.check(schema);
        Served.check(profile.policies());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("sync_core", false, StoreMigrations.resource("core.sql") + """

                -- The project's own jobs write with the key of service_role.
                grant usage on schema sync to service_role;
                grant execute on function sync.take_stamp(uuid) to service_role;
                grant execute on function public.cleanup_old_tombstones() to service_role;
                grant select on public.deleted_records to service_role;
                """));
        TableSql tables = new TableSql(schema);
        for (int version : tables.versions()) {
            String sql = tables.step(version) + grants(schema, version);
            steps.add(new Step("sync_tables_v" + version, false, sql));
        }
        steps.add(new Step("sync_functions", true, functions(profile)));
        return List.copyOf(steps);
    }

    private static String grants(DataSchema schema, int version) {
        return schema.parentsFirst().stream()
                .filter(table -> table.since() == version)
                .map(SupabaseSteps::grant)
                .collect(Collectors.joining());
    }

    private static String grant(Table table) {
        return "grant select, insert, update, delete on " + SqlNames.qualified(table) + " to service_role;\n";
    }

    private static String functions(Profile profile) {
        return "-- The declared policies; sync.push reads them, sync_pull is made for them.\n"
                + settings(profile) + "\n"
                + PushSql.function(profile.schema(), PUSH) + "\n"
                + StoreMigrations.resource("requests.sql") + "\n"
                + PullFunctionSql.function(profile);
    }

    private static String settings(Profile profile) {
        return profile.policies().choices().stream()
                .map(SupabaseSteps::row)
                .collect(Collectors.joining(
                        ",\n    ",
                        "insert into sync.settings (name, value) values\n    ",
                        "\non conflict (name) do update set value = excluded.value;\n"));
    }

    private static String row(Choice choice) {
        return "(" + SqlNames.literal(choice.key()) + ", " + SqlNames.literal(choice.word()) + ")";
    }
}
