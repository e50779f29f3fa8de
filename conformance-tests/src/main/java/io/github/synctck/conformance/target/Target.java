package io.github.synctck.conformance.target;

import io.github.synctck.sim.Network;
import io.github.synctck.spec.server.ServerAction;
import java.util.List;

/** A server under test. Opens an isolated world for each play; one play at a time. */
public interface Target {
    /** Where it is, as the user may type it; a word for servers in process. */
    String url();

    /** One sentence on what it is and how its users come about. */
    String describe();

    /** Whether raw HTTP requests can be sent. */
    boolean speaksHttp();

    /** Whether each play gets accounts that nobody has used. */
    boolean hasFreshAccounts();

    /** How many users one play can have at most. */
    int usersMax();

    /** What can be done behind the endpoints; nothing, unless the target offers it. */
    default List<ServerAction.Kind> hooks() {
        return List.of();
    }

    /** Opens a world with that many users, at most {@link #usersMax()}. */
    Network open(int users);

    /** Requests or calls made so far. */
    long requests();
}
