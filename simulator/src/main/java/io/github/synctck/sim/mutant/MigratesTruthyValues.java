package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An upgraded app gets old records only where a new column holds neither 0, false nor an empty text. */
final class MigratesTruthyValues extends Layer {
    MigratesTruthyValues(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "migrates-truthy-values",
                "F51",
                Making.layer(MigratesTruthyValues::new),
                "The handler filters the rows by 'row[column]', and 0, false and '' are nothing in JavaScript.",
                "PULL-06a");
    }

    @Override
    protected PullResponse.Accepted answered(PullRequest request, PullResponse.Accepted answer) {
        Migration migration = request.migration();
        PullResponse plain = forward(PullRequest.since(request.lastPulledAt(), request.schemaVersion()));
        if (migration == null || !(plain instanceof PullResponse.Accepted ordinary)) {
            return answer;
        }
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes().tables().forEach((name, changes) -> {
            List<RawRecord> updated = changes.updated().stream()
                    .filter(row -> isNew(name, migration)
                            || holds(ordinary.changes(), name, row.id())
                            || added(name, migration).stream().anyMatch(column -> isTruthy(row.get(column))))
                    .toList();
            tables.put(name, new TableChanges(changes.created(), updated, changes.deleted()));
        });
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    private boolean isNew(String name, Migration migration) {
        Table table = profile.schema().table(name);
        return migration.tables().contains(name) || (table != null && table.since() > migration.from());
    }

    private static List<String> added(String table, Migration migration) {
        return migration.columns().getOrDefault(table, List.of());
    }

    private static boolean isTruthy(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            return !text.value().isEmpty();
        }
        if (value instanceof Value.Num number) {
            return number.value() != 0;
        }
        return Value.TRUE.equals(value);
    }
}
