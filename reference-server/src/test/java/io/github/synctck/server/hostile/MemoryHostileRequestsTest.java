package io.github.synctck.server.hostile;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.server.SyncBackend;

/** The store in memory under hostile requests. */
class MemoryHostileRequestsTest extends HostileRequestsProperties {
    @Override
    SyncBackend backend() {
        return new ModelServer(PROFILE, System::currentTimeMillis);
    }
}
