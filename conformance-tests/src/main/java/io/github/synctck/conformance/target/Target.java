package io.github.synctck.conformance.target;

import io.github.synctck.sim.Network;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.server.ServerAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Whether its users see only what is theirs; false where it has no users by declaration. */
    default boolean isIsolated() {
        return true;
    }

    /** Whether requests go out as the default binding writes them. */
    default boolean speaksDefaultBinding() {
        return true;
    }

    /** Why the target's declared form cannot carry a scenario; empty where it can. */
    default Optional<String> cannotPlay(Scenario scenario) {
        return Optional.empty();
    }

    /**
     * The scenario as the target's declared form can carry it, where that takes other words: a row that is there
     * already in place of one that no client may create, a generated history without the edits that the target does
     * not take. With {@code anyData} a push may lose what the target does not take. Else the scenario itself.
     */
    default Scenario adapted(Scenario scenario, boolean anyData) {
        return scenario;
    }

    /** How time passes in a play. */
    enum Pace {
        /** Between reads and writes a tick of the target's clock passes. */
        SETTLED,
        /** Nothing ever waits; for cases about ties. */
        TICK
    }

    /** Opens a world with that many users, at most {@link #usersMax()}. */
    Network open(int users, Pace pace);

    /** From now on at least so long passes between reads and writes; where time is simulated it does so anyway. */
    default void settle(Duration tick) {}

    /** A world in which time settles. */
    default Network open(int users) {
        return open(users, Pace.SETTLED);
    }

    /** Requests or calls made so far. */
    long requests();
}
