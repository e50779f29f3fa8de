package io.github.synctck.sim.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** Which ids of a table were written at which stamp, in the order of writing: what makes a small delta cheap. */
final class WriteLog {
    private final List<Write> writes = new ArrayList<>();
    private boolean ordered = true;

    private record Write(double stamp, String id) {}

    void add(double stamp, String id) {
        ordered &= writes.isEmpty() || writes.get(writes.size() - 1).stamp() <= stamp;
        writes.add(new Write(stamp, id));
    }

    /** Every id written above that stamp, sorted, or all ids of the table where these are fewer to look at. */
    Collection<String> idsSince(double since, SortedMap<String, ?> all) {
        int from = ordered ? firstAbove(since) : 0;
        if (!ordered || writes.size() - from >= all.size()) {
            return all.keySet();
        }
        TreeSet<String> ids = new TreeSet<>();
        for (Write write : writes.subList(from, writes.size())) {
            ids.add(write.id());
        }
        return ids;
    }

    private int firstAbove(double since) {
        int low = 0;
        int high = writes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (writes.get(middle).stamp() > since) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
