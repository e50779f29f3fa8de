package io.github.synctck.server.postgres;

import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.profile.Policies.MigrationSource;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What an upgraded app could not keep before: a whole table, or what stands in new columns.
 *
 * @param whole whether the table is new to the app
 * @param columns those that are new to it
 */
record AddedForApp(boolean whole, List<Column> columns) {
    /** Nothing is new. */
    static final AddedForApp NOTHING = new AddedForApp(false, List.of());

    boolean isNothing() {
        return !whole && columns.isEmpty();
    }

    /** The columns by which rows are selected; none where all of the table's rows are new to the app. */
    List<Column> selecting() {
        return whole ? List.of() : columns;
    }

    /** What the request says, or what the schema's history says, as the profile declares. */
    static AddedForApp of(Table table, PullRequest request, Profile profile) {
        Migration migration = request.migration();
        if (migration == null) {
            return NOTHING;
        }
        boolean byHistory = profile.policies().declares(MigrationSource.VERSIONS);
        List<String> names = migration.columns().getOrDefault(table.name(), List.of());
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns().values()) {
            boolean since = column.since() > migration.from() && column.since() <= request.schemaVersion();
            if (byHistory ? since : names.contains(column.name())) {
                columns.add(column);
            }
        }
        boolean whole = byHistory
                ? table.since() > migration.from()
                : migration.tables().contains(table.name());
        return new AddedForApp(whole, columns);
    }

    /** Whether the app has the table; older apps fail on tables that they do not know. */
    static boolean isServed(Table table, PullRequest request, Profile profile) {
        boolean current = request.schemaVersion() >= profile.schema().version() && request.migration() == null;
        return current || table.since() <= request.schemaVersion();
    }
}
