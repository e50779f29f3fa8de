package io.github.synctck.server.http;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.server.SyncServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** A server that writes the answer to a pull while it reads it, so that no answer has to fit into memory. */
public interface StreamingServer extends SyncServer {
    /**
     * Writes the whole body of an accepted pull, in UTF-8, or writes nothing and tells why not. Where it throws after
     * the first byte, the body is not complete and must not look as if it were.
     */
    Optional<Refused> pull(PullRequest request, OutputStream body) throws IOException;
}
