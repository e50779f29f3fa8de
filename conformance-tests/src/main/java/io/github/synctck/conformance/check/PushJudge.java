package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Conflict;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The acceptor's half that reads pushes: whether one had to be refused. */
final class PushJudge {
    private final Policies policies;
    private final boolean rejects;
    private final Chains chains;
    private final List<Operation> operations;
    private final PushEffect effect;
    private final Consumer<Breach> report;
    private final Tally tally;

    PushJudge(Profile profile, Acceptor.Reading reading, Consumer<Breach> report, Tally tally) {
        this.policies = profile.policies();
        this.rejects = policies.declares(Conflict.REJECT);
        this.chains = reading.chains();
        this.operations = reading.history().operations();
        this.effect = new PushEffect(profile.schema(), rejects, reading, this::isUnseen, tally);
        this.report = report;
        this.tally = tally;
    }

    /** Whether what became of it is not known. */
    static boolean isUnanswered(Operation.Push push) {
        PushResponse outcome = push.outcome();
        if (outcome instanceof TransportFailure failure) {
            return !failure.certainlyNotDone();
        }
        return outcome instanceof Refused refused && isFromInBetween(refused.status());
    }

    /** Statuses that something in front of the server may have answered while the server did its work. */
    private static boolean isFromInBetween(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** The push is under way: it may come into effect from now on. */
    void begin(Operation.Push push) {
        effect.begin(push);
    }

    /** The push has ended. */
    void end(Operation.Push push) {
        if (push.outcome() instanceof PushResponse.Accepted) {
            tally.acceptedPushes++;
            effect.eachRecord(push, (state, part) -> checkUnseen(push, state, part));
            effect.apply(push);
        } else if (isUnanswered(push)) {
            effect.begin(push);
        } else {
            boolean[] unseen = {false};
            effect.eachRecord(push, (state, part) -> {
                unseen[0] |= unseen(push, state, part.record()) != null;
                state.refusals.add(push.index());
                state.writes.remove(Integer.valueOf(push.index()));
            });
            tally.refusedConflicts += unseen[0] ? 1 : 0;
            effect.withdraw(push);
        }
    }

    /** A version that the push would overwrite although its sender had not seen it; null where any reading allows it. */
    private @Nullable Version unseen(Operation.Push push, RecordState state, @Nullable RawRecord pushed) {
        Version found = null;
        for (Version version : state.possible) {
            if (!isUnseen(push, version) || !effect.changes(state, version, pushed)) {
                return null;
            }
            found = version;
        }
        return found;
    }

    /**
     * Whether the sender had not seen the version, and no skipped change is to blame for that: a version that was
     * answered before the push's own pull was even asked for had to be in that pull.
     */
    private boolean isUnseen(Operation.Push push, Version version) {
        Chains.Place place = chains.at(push.basis());
        if (place == null || version.isAbsent() || isOwn(push, version)) {
            return false;
        }
        boolean skipped = operations.get(push.basis()) instanceof Operation.Pull pull
                && version.span().precedes(pull.span());
        return !skipped && !version.delivered.reach(place, chains);
    }

    private boolean isOwn(Operation.Push push, Version version) {
        return version.origin().mayBeSameActorAs(Origin.of(push, chains));
    }

    /** Whether the profile declares that such a push is taken, or dropped where the record is gone. */
    private boolean mayBeTaken(Version current, PushEffect.Part part) {
        if (!rejects || part.record() == null) {
            return !rejects || policies.declares(DeleteOverChanged.DELETE_WINS);
        }
        return part.isCreated()
                ? current.isLive() && policies.declares(CreateOverExisting.UPSERT)
                : !current.isLive() && policies.declares(UpdateOfDeleted.DROP);
    }

    private void checkUnseen(Operation.Push push, RecordState state, PushEffect.Part part) {
        Version current = unseen(push, state, part.record());
        if (current == null) {
            return;
        }
        tally.unseenOverwrites++;
        state.overwrittenUnseen = true;
        if (mayBeTaken(current, part)) {
            return;
        }
        String verb = current.isLive() ? "changed" : "deleted";
        boolean before = current.span().precedes(push.span());
        String sentence = before
                ? "op " + current.operation() + " " + verb + " " + state.key + " after the pull of op " + push.basis()
                        + ", on which op " + push.index() + " is based; the server accepted op " + push.index()
                        + " all the same"
                : "op " + current.operation() + " " + verb + " " + state.key + " while op " + push.index()
                        + " was under way, neither had seen the other, and the server accepted both";
        report.accept(new Breach(
                Kind.UNSEEN_OVERWRITE,
                state.key,
                sentence,
                new Verdict.Contrast(
                        "the push is refused, because " + state.key + " was " + verb + " after its lastPulledAt",
                        "the push was accepted"),
                evidence(push, current)));
    }

    private static List<Integer> evidence(Operation.Push push, Version current) {
        List<Integer> evidence = new ArrayList<>(List.of(push.basis(), current.operation(), push.index()));
        evidence.sort(Integer::compare);
        return evidence;
    }
}
