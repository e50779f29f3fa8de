package io.github.synctck.server.hostile;

import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.TestDatabase;
import io.github.synctck.spec.server.SyncBackend;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL under hostile requests. */
class PostgresHostileRequestsTest extends HostileRequestsProperties {
    private @Nullable PostgresStore store;

    @Override
    SyncBackend backend() {
        store = TestDatabase.store(PROFILE);
        return store;
    }

    @AfterProperty
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
