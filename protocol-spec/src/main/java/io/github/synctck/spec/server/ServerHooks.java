package io.github.synctck.spec.server;

import java.util.List;

/** What can be done to one user's data behind the two endpoints. A server offers what it can, or nothing. */
public interface ServerHooks {
    /** Offers nothing. */
    ServerHooks NONE = new ServerHooks() {
        @Override
        public List<ServerAction.Kind> offers() {
            return List.of();
        }

        @Override
        public void perform(ServerAction action) {
            throw new IllegalArgumentException("this server offers no " + action.kind());
        }
    };

    /** The kinds of action that work here. */
    List<ServerAction.Kind> offers();

    /** Does it, and returns when it is done; {@link IllegalArgumentException} where it is not offered. */
    void perform(ServerAction action);
}
