package io.github.synctck.sim.model;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes a push malformed, whatever the dataset holds. */
final class PushShape {
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private PushShape() {}

    /** One sentence, or null if nothing is wrong. */
    static @Nullable String problem(PushRequest request) {
        if (request.lastPulledAt() != null
                && Double.isNaN(request.lastPulledAt().number())) {
            return "lastPulledAt is not a number";
        }
        for (String table : request.changes().tables().keySet()) {
            TreeSet<String> seen = new TreeSet<>();
            for (String id : ids(request.changes().table(table))) {
                if (!SAFE_ID.matcher(id).matches()) {
                    return table + " holds an id with unsafe characters";
                }
                if (!seen.add(id)) {
                    return table + "/" + id + " stands twice in one push";
                }
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
