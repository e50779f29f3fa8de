package io.github.synctck.spec.server;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;

/**
 * The two endpoints of the protocol, for one user. Refusals and trouble on the wire are values; nothing is thrown for
 * them. Whether calls may overlap is up to the implementation.
 */
public interface SyncServer {
    /** Everything that changed since the request's cursor. Requirements PULL-01 to PULL-13. */
    PullResponse pull(PullRequest request);

    /** Takes a device's changes, all or none. Requirements PUSH-01 to PUSH-11. */
    PushResponse push(PushRequest request);
}
