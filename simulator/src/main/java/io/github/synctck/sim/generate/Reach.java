package io.github.synctck.sim.generate;

import io.github.synctck.spec.server.ServerAction;
import java.util.List;

/**
 * What a generated scenario may make use of.
 *
 * @param usersMax number of users at most, from 1
 * @param hooks what may happen behind the endpoints
 */
public record Reach(int usersMax, List<ServerAction.Kind> hooks) {
    /** The two endpoints as one user reaches them: what every target has. */
    public static final Reach ENDPOINTS = new Reach(1, List.of());

    /** Everything; the reference in process offers it. */
    public static final Reach EVERYTHING = new Reach(2, List.of(ServerAction.Kind.values()));

    public Reach {
        hooks = List.copyOf(hooks);
        if (usersMax < 1) {
            throw new IllegalArgumentException("no user at all");
        }
    }
}
