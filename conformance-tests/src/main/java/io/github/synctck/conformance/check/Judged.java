package io.github.synctck.conformance.check;

import io.github.synctck.sim.history.History;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A history that the acceptor has read once, for all checkers. */
public final class Judged {
    /** Histories above this are not judged; below it a judgement takes seconds. */
    static final int OPERATIONS_MAX = 5_000_000;

    private final History history;
    private final Profile profile;
    private final Chains chains;
    private final List<Acceptor> acceptors;
    private final @Nullable String limit;
    private @Nullable Ending ending;

    private Judged(History history, Profile profile, int operationsMax) {
        this.history = history;
        this.profile = profile;
        this.chains = Chains.of(history);
        int operations = history.operations().size();
        String passed = operations > operationsMax
                ? operations + " operations, more than " + operationsMax + " (limit operations)"
                : null;
        List<Acceptor> read = new ArrayList<>();
        Tenants tenants = Tenants.of(history);
        for (int user = 0; user < history.scenario().users() && passed == null; user++) {
            read.add(Acceptor.read(history, profile, user, chains, tenants));
        }
        for (Acceptor acceptor : read) {
            passed = passed == null ? acceptor.states().limit() : passed;
        }
        this.acceptors = List.copyOf(read);
        this.limit = passed;
    }

    /** Reads a history under the profile that its server declares. */
    public static Judged of(History history, Profile profile) {
        return new Judged(history, profile, OPERATIONS_MAX);
    }

    /** Reads a history of up to so many operations. */
    static Judged of(History history, Profile profile, int operationsMax) {
        return new Judged(history, profile, operationsMax);
    }

    /** Why nothing can be said to have been kept, with the name of the limit that was passed; null where none was. */
    @Nullable
    String limit() {
        return limit;
    }

    History history() {
        return history;
    }

    Profile profile() {
        return profile;
    }

    Chains chains() {
        return chains;
    }

    /** How the history ended, read once. */
    Ending ending() {
        Ending known = ending;
        if (known == null) {
            known = Ending.of(history.operations());
            ending = known;
        }
        return known;
    }

    List<Acceptor> acceptors() {
        return acceptors;
    }

    /** The breaches of these kinds over all users, by the last operation that shows them. */
    List<Breach> breaches(List<Breach.Kind> kinds) {
        List<Breach> found = new ArrayList<>();
        for (Acceptor acceptor : acceptors) {
            for (Breach breach : acceptor.breaches()) {
                if (kinds.contains(breach.kind())) {
                    found.add(breach);
                }
            }
        }
        found.sort(Comparator.comparingInt(Breach::last));
        return found;
    }

    int count(ToIntFunction<Tally> figure) {
        return acceptors.stream().mapToInt(a -> figure.applyAsInt(a.tally())).sum();
    }
}
