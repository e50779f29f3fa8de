package io.github.synctck.sim.device;

import io.github.synctck.spec.value.Value;
import java.util.Locale;

/** Where a local row stands between the app and the server. */
enum RowStatus {
    SYNCED,
    CREATED,
    UPDATED,
    DELETED;

    /** The word in the {@code _status} column. */
    Value value() {
        return Value.of(name().toLowerCase(Locale.ROOT));
    }
}
