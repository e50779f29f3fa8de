package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A history that the acceptor has read once, for all checkers. */
public final class Judged {
    private final History history;
    private final Profile profile;
    private final List<Acceptor> acceptors;

    private Judged(History history, Profile profile, List<Acceptor> acceptors) {
        this.history = history;
        this.profile = profile;
        this.acceptors = acceptors;
    }

    /** Reads a history under the profile that its server declares. */
    public static Judged of(History history, Profile profile) {
        List<Acceptor> acceptors = new ArrayList<>();
        for (int user = 0; user < history.scenario().users(); user++) {
            acceptors.add(Acceptor.read(history, profile, user));
        }
        return new Judged(history, profile, List.copyOf(acceptors));
    }

    History history() {
        return history;
    }

    Profile profile() {
        return profile;
    }

    List<Acceptor> acceptors() {
        return acceptors;
    }

    /** The first breach of one of these kinds over all users, by the last operation that shows it. */
    List<Breach> breaches(List<Breach.Kind> kinds) {
        List<Breach> found = new ArrayList<>();
        for (Acceptor acceptor : acceptors) {
            for (Breach breach : acceptor.breaches()) {
                if (kinds.contains(breach.kind())) {
                    found.add(breach);
                }
            }
        }
        found.sort((a, b) -> Integer.compare(last(a), last(b)));
        return found;
    }

    private static int last(Breach breach) {
        return breach.evidence().get(breach.evidence().size() - 1);
    }

    int count(ToIntFunction<Tally> figure) {
        return acceptors.stream().mapToInt(a -> figure.applyAsInt(a.tally())).sum();
    }
}
