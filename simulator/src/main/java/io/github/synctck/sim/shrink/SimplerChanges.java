package io.github.synctck.sim.shrink;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simpler forms of what a push without a device carries: fewer records, then simpler ones. */
final class SimplerChanges {
    private SimplerChanges() {}

    /** The simpler forms of one record. */
    @FunctionalInterface
    interface Records {
        List<RawRecord> simpler(RawRecord record);
    }

    static List<Changes> of(Changes changes, Records records) {
        List<Changes> found = new ArrayList<>();
        changes.tables().forEach((table, buckets) -> {
            for (int i = 0; i < buckets.size() && changes.size() > 1; i++) {
                found.add(with(changes, table, without(buckets, i)));
            }
            for (int i = 0; i < buckets.created().size(); i++) {
                for (RawRecord record : records.simpler(buckets.created().get(i))) {
                    List<RawRecord> created = new ArrayList<>(buckets.created());
                    created.set(i, record);
                    found.add(with(changes, table, new TableChanges(created, buckets.updated(), buckets.deleted())));
                }
            }
            for (int i = 0; i < buckets.updated().size(); i++) {
                for (RawRecord record : records.simpler(buckets.updated().get(i))) {
                    List<RawRecord> updated = new ArrayList<>(buckets.updated());
                    updated.set(i, record);
                    found.add(with(changes, table, new TableChanges(buckets.created(), updated, buckets.deleted())));
                }
            }
        });
        return found;
    }

    private static Changes with(Changes changes, String table, TableChanges buckets) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(changes.tables());
        if (buckets.isEmpty()) {
            tables.remove(table);
        } else {
            tables.put(table, buckets);
        }
        return new Changes(tables);
    }

    private static TableChanges without(TableChanges buckets, int index) {
        List<RawRecord> created = new ArrayList<>(buckets.created());
        List<RawRecord> updated = new ArrayList<>(buckets.updated());
        List<String> deleted = new ArrayList<>(buckets.deleted());
        if (index < created.size()) {
            created.remove(index);
        } else if (index < created.size() + updated.size()) {
            updated.remove(index - created.size());
        } else {
            deleted.remove(index - created.size() - updated.size());
        }
        return new TableChanges(created, updated, deleted);
    }
}
