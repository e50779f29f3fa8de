package io.github.synctck.spec.server;

import java.util.Optional;

/** A server with many users. */
@FunctionalInterface
public interface SyncBackend {
    /**
     * The endpoints as that user reaches them. Calls for one user may come from many threads; users share nothing.
     *
     * @param userId the token's subject; an unknown one is a new, empty account
     */
    SyncServer forUser(String userId);

    /** What can be done to that user's data behind the endpoints; nothing, unless a server offers it. */
    default ServerHooks hooks(String userId) {
        return ServerHooks.NONE;
    }

    /** What can be done to the data of everybody; empty, unless a server offers it. */
    default Optional<Operator> operator() {
        return Optional.empty();
    }

    /** Whether requests can be served now; a store that is away makes a server not ready, not dead. */
    default boolean isReady() {
        return true;
    }
}
