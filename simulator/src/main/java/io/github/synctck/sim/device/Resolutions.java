package io.github.synctck.sim.device;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;

/** Rows that a resolver may return. */
final class Resolutions {
    private Resolutions() {}

    /** The local row with every pulled column, marked as synced. */
    static RawRecord synced(RawRecord local, RawRecord remote) {
        Map<String, Value> columns = new TreeMap<>(local.columns());
        columns.putAll(remote.columns());
        columns.put("_status", RowStatus.SYNCED.value());
        columns.put("_changed", Value.of(""));
        return RawRecord.of(local.id(), columns);
    }
}
