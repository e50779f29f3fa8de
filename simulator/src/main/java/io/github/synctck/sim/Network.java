package io.github.synctck.sim;

import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncServer;
import org.jspecify.annotations.Nullable;

/** What a scenario's users reach: one isolated world, behind which a server stands. */
public interface Network {
    /** The endpoints as that user of the scenario, from 0, reaches them. */
    SyncServer server(int user);

    /** The same endpoints as bytes, or null where the server is reached without HTTP. */
    @Nullable
    RawExchange raw(int user);

    /** What can be done to that user's data behind the endpoints. */
    default ServerHooks hooks(int user) {
        return ServerHooks.NONE;
    }

    /** Which ids the server takes. */
    default IdFormat ids() {
        return IdFormat.CLIENT;
    }
}
