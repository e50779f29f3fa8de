package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.history.Span;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one user's exchanges in the order in which they ended and keeps, for each record, the set of versions that a
 * correct server could hold now. A push widens or moves the set, a pull narrows it; where it would become empty, no
 * correct server could have answered so: a {@link Breach}. Pushes that are under way, or were never answered, may come
 * into effect at any time. It knows the profile and the wire, not the model.
 */
final class Acceptor {
    private final Reading reading;
    private final Map<RecordKey, Breach> breaches = new TreeMap<>();
    private final Map<Kind, Map<RecordKey, Breach>> asides = new TreeMap<>();
    private final PushJudge pushes;
    private final PullJudge pulls;
    private final CursorJudge cursors;
    private final InterventionJudge interventions;
    private final Tally tally = new Tally();
    private final List<Operation.Push> waiting = new ArrayList<>();
    private int begun;
    private boolean refused;

    /**
     * What is read, and what is known about it.
     *
     * @param user whose exchanges are read
     * @param states the records of that user
     * @param overlapping whether exchanges of that user were ever under way at once
     */
    record Reading(History history, int user, Chains chains, Tenants tenants, States states, boolean overlapping) {}

    private Acceptor(Reading reading, Profile profile) {
        this.reading = reading;
        this.pushes = new PushJudge(profile, reading, this::report, tally);
        this.pulls = new PullJudge(profile, reading, this::report, tally);
        this.cursors = new CursorJudge(reading, this::report, tally);
        this.interventions = new InterventionJudge(profile.schema(), reading);
    }

    /** Reads the exchanges of one user. */
    static Acceptor read(History history, Profile profile, int user, Chains chains, Tenants tenants) {
        boolean overlapping = isOverlapping(history, user);
        Reading reading = new Reading(history, user, chains, tenants, new States(profile.schema()), overlapping);
        Acceptor acceptor = new Acceptor(reading, profile);
        if (overlapping) {
            acceptor.await(history);
        }
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull && pull.actor().user() == user) {
                acceptor.accept(pull);
            } else if (operation instanceof Operation.Push push && push.actor().user() == user) {
                acceptor.accept(push);
            } else if (operation instanceof Operation.Intervention done && done.user() == user) {
                acceptor.interventions.accept(done);
            } else if (operation instanceof Operation.Http http && http.user() == user) {
                acceptor.cursors.accept(http);
            }
        }
        return acceptor;
    }

    private static boolean isOverlapping(History history, int user) {
        long returned = -1;
        for (Operation operation : history.operations()) {
            Span span = span(operation, user);
            if (span != null) {
                if (span.invoked() <= returned) {
                    return true;
                }
                returned = span.returned();
            }
        }
        return false;
    }

    private static @Nullable Span span(Operation operation, int user) {
        if (operation instanceof Operation.Pull pull && pull.actor().user() == user) {
            return pull.span();
        }
        return operation instanceof Operation.Push push && push.actor().user() == user ? push.span() : null;
    }

    private void await(History history) {
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push && push.actor().user() == reading.user()) {
                waiting.add(push);
            }
        }
        waiting.sort(Comparator.comparingLong(push -> push.span().invoked()));
    }

    /** Begins the pushes that were under way before that operation ended. */
    private void beginUntil(Operation ended, Span span) {
        while (begun < waiting.size() && waiting.get(begun).span().invoked() < span.returned()) {
            Operation.Push push = waiting.get(begun++);
            if (push.index() > ended.index()) {
                pushes.begin(push);
            }
        }
    }

    private void accept(Operation.Pull pull) {
        beginUntil(pull, pull.span());
        boolean chained = pull.request().lastPulledAt() == null || pull.from() != Operation.NONE;
        if (!chained) {
            cursors.accept(pull);
            return;
        }
        if (pull.outcome() instanceof PullResponse.Accepted) {
            tally.pullsAfterRefusal += refused ? 1 : 0;
            tally.pullsBesideOthers += reading.tenants().hadWriters(reading.user(), pull.index()) ? 1 : 0;
            pulls.accept(pull);
        }
    }

    private void accept(Operation.Push push) {
        beginUntil(push, push.span());
        pushes.end(push);
        refused |= !(push.outcome() instanceof PushResponse.Accepted) && !PushJudge.isUnanswered(push);
    }

    /** The records of the user. */
    States states() {
        return reading.states();
    }

    /** The first breach of each record, and the first of each kind that stands beside others. */
    List<Breach> breaches() {
        List<Breach> all = new ArrayList<>(breaches.values());
        asides.values().forEach(each -> all.addAll(each.values()));
        return all;
    }

    /** How often each law was put to the test. */
    Tally tally() {
        return tally;
    }

    /**
     * The first breach of a record counts; only a change first missed and then found lost is worse than it seemed. What
     * became of a record that was overwritten unseen is for the server to say.
     */
    private void report(Breach breach) {
        Kind kind = breach.kind();
        if (kind == Kind.UNSEEN_OVERWRITE || kind == Kind.TORN || kind == Kind.SILENCED) {
            boolean spoilt = kind != Kind.SILENCED && breaches.containsKey(breach.key());
            if (!spoilt) {
                asides.computeIfAbsent(kind, each -> new TreeMap<>()).putIfAbsent(breach.key(), breach);
            }
            return;
        }
        boolean consequence = kind == Kind.DELETED_ALIVE
                && asides.getOrDefault(Kind.UNSEEN_OVERWRITE, new TreeMap<>()).containsKey(breach.key());
        if (consequence) {
            return;
        }
        Breach earlier = breaches.get(breach.key());
        boolean worse = earlier != null
                && earlier.kind() == Kind.SKIPPED_CHANGE
                && (kind == Kind.MISSING_ROW || kind == Kind.WRONG_ROW);
        if (earlier == null || worse) {
            breaches.put(breach.key(), breach);
        }
    }
}
