package io.github.synctck.sim.model;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.InvalidValues;
import io.github.synctck.spec.profile.Policies.UnknownColumns;
import io.github.synctck.spec.profile.Policies.UnknownTables;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes a push malformed, whatever the dataset holds. */
final class PushShape {
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private PushShape() {}

    /** One sentence, or null if nothing is wrong. */
    static @Nullable String problem(PushRequest request, Profile profile) {
        if (request.lastPulledAt() != null
                && Double.isNaN(request.lastPulledAt().number())) {
            return "lastPulledAt is not a number";
        }
        for (String table : request.changes().tables().keySet()) {
            Set<String> seen = new TreeSet<>();
            for (String id : ids(request.changes().table(table))) {
                if (!SAFE_ID.matcher(id).matches()) {
                    return table + " holds an id with unsafe characters";
                }
                if (!seen.add(id)) {
                    return table + "/" + id + " stands twice in one push";
                }
            }
        }
        return undeclared(request.changes(), profile);
    }

    /** What only a server that declares to be strict objects to. */
    private static @Nullable String undeclared(Changes changes, Profile profile) {
        Policies policies = profile.policies();
        boolean strict = policies.declares(UnknownColumns.REFUSE) || policies.declares(InvalidValues.REFUSE);
        for (String name : changes.tables().keySet()) {
            Table table = profile.schema().table(name);
            if (table == null && policies.declares(UnknownTables.REFUSE)) {
                return "there is no table " + name;
            }
            if (table == null || !strict) {
                continue;
            }
            TableChanges pushed = changes.table(name);
            List<RawRecord> records = new ArrayList<>(pushed.created());
            records.addAll(pushed.updated());
            for (RawRecord record : records) {
                String problem = undeclared(table, record, policies);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private static @Nullable String undeclared(Table table, RawRecord record, Policies policies) {
        for (Map.Entry<String, Value> entry : record.columns().entrySet()) {
            Column column = table.column(entry.getKey());
            boolean bookkeeping =
                    entry.getKey().equals("_status") || entry.getKey().equals("_changed");
            if (column == null && !bookkeeping && policies.declares(UnknownColumns.REFUSE)) {
                return table.name() + " has no column " + entry.getKey();
            }
            if (column != null
                    && policies.declares(InvalidValues.REFUSE)
                    && !column.sanitize(entry.getValue()).equals(entry.getValue())) {
                return table.name() + "." + entry.getKey() + " does not take that value";
            }
        }
        return null;
    }

    private static List<String> ids(TableChanges changes) {
        List<String> ids = new ArrayList<>(changes.deleted());
        for (RawRecord record : changes.created()) {
            ids.add(record.id());
        }
        for (RawRecord record : changes.updated()) {
            ids.add(record.id());
        }
        return ids;
    }
}
