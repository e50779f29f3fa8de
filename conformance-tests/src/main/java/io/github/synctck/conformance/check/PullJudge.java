package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Breach.Kind;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The acceptor's half that reads pulls: what an answer shows, and what it had to show. */
final class PullJudge {
    private final Profile profile;
    private final States states;
    private final Chains chains;
    private final List<Operation> operations;
    private final Misfit misfit;
    private final Consumer<Breach> report;
    private final Tally tally;
    private final Map<Integer, List<Torn>> tornByChain = new TreeMap<>();

    /** A change that a pull left out although it showed another one of the same push. */
    private record Torn(RecordState state, Version version, int pull) {}

    /** One answer that is being read. */
    private record View(
            Operation.Pull pull,
            Chains.Place place,
            Map<RecordKey, RawRecord> shown,
            TreeSet<RecordKey> gone,
            Map<Integer, Integer> recordsByPush) {
        boolean names(RecordKey key) {
            return shown.containsKey(key) || gone.contains(key);
        }

        boolean isFirst() {
            return Chains.isWhole(pull);
        }

        /** Whether the answer may be from before the version, since both were under way at once. */
        boolean mayPrecede(Version version) {
            return !version.span().precedes(pull.span());
        }
    }

    PullJudge(Profile profile, Acceptor.Reading reading, Consumer<Breach> report, Tally tally) {
        this.profile = profile;
        this.states = reading.states();
        this.chains = reading.chains();
        this.operations = reading.history().operations();
        this.misfit = new Misfit(reading, report);
        this.report = report;
        this.tally = tally;
    }

    /** Narrows the sets by one pull, or reports why no correct server could have answered so. */
    void accept(Operation.Pull pull) {
        Chains.Place place = chains.at(pull.index());
        if (!(pull.outcome() instanceof PullResponse.Accepted answer) || place == null) {
            return;
        }
        Map<RecordKey, RawRecord> shown = new LinkedHashMap<>();
        TreeSet<RecordKey> gone = new TreeSet<>();
        for (Table table : profile.schema().tables().values()) {
            TableChanges changes = answer.changes().table(table.name());
            changes.created().forEach(r -> shown.put(new RecordKey(table.name(), r.id()), r));
            changes.updated().forEach(r -> shown.put(new RecordKey(table.name(), r.id()), r));
            changes.deleted().forEach(id -> gone.add(new RecordKey(table.name(), id)));
        }
        View view = new View(pull, place, shown, gone, new TreeMap<>());
        shown.forEach((key, record) -> showsLive(view, key, record));
        gone.forEach(key -> showsDeleted(view, key));
        tally.pushesSeenWhole += view.recordsByPush().values().stream().anyMatch(records -> records > 1) ? 1 : 0;
        List<Torn> torn = tornByChain.remove(place.chain());
        if (torn != null) {
            torn.forEach(each -> settle(view, each));
        }
        for (RecordState state : candidates(view)) {
            if (!view.names(state.key)) {
                leftOut(view, state);
            }
        }
    }

    /** The records that the answer had to name unless its chain knows them: all, or those that changed since. */
    private Collection<RecordState> candidates(View view) {
        if (view.isFirst()) {
            boolean tombstones = profile.policies().firstPullTombstones() == FirstPullTombstones.ALL;
            return tombstones ? states.all() : states.alive();
        }
        Operation from = operations.get(view.pull().from());
        return from instanceof Operation.Pull before
                ? states.changedSince(before.span().invoked())
                : List.of();
    }

    private void showsLive(View view, RecordKey key, RawRecord record) {
        RecordState state = states.find(key);
        if (state == null) {
            misfit.unknownId(view.pull(), key);
            return;
        }
        int version = view.pull().request().schemaVersion();
        List<Version> matching = new ArrayList<>();
        for (Version each : state.possible) {
            if (each.isLive() && each.difference(state.table, record, version) == null) {
                matching.add(each);
            }
        }
        tally.rowsCompared++;
        if (!matching.isEmpty()) {
            matched(view, state, matching);
            if (matching.get(0).revivedOver != Operation.NONE) {
                report.accept(Misfit.revived(view.pull(), key, matching.get(0)));
            }
        } else if (!isInMotion(
                view, state, each -> each.isLive() && each.difference(state.table, record, version) == null)) {
            misfit.row(view.pull(), state, record);
        }
    }

    private void showsDeleted(View view, RecordKey key) {
        RecordState state = states.find(key);
        if (state == null) {
            misfit.unknownId(view.pull(), key);
            return;
        }
        List<Version> gone = new ArrayList<>(state.possible);
        gone.removeIf(Version::isLive);
        if (!gone.isEmpty()) {
            tally.deletesDelivered++;
            matched(view, state, gone);
        } else if (!isInMotion(view, state, each -> !each.isLive())) {
            misfit.vanished(view.pull(), state, Kind.DELETED_ALIVE);
        }
    }

    /** The answer shows one of these. */
    private void matched(View view, RecordState state, List<Version> matching) {
        Version first = matching.get(0);
        if (first.operation() > view.pull().from()) {
            tally.changesDelivered += first.isLive() ? 1 : 0;
        }
        view.recordsByPush().merge(first.operation(), 1, Integer::sum);
        deliver(view, state, matching);
        if (matching.size() < state.possible.size() && state.possible.stream().noneMatch(view::mayPrecede)) {
            state.possible = List.copyOf(matching);
            states.narrowed(state);
        }
    }

    private void deliver(View view, RecordState state, List<Version> versions) {
        if (!Chains.isContinued(view.pull())) {
            return;
        }
        for (Version version : versions) {
            if (!version.isAbsent()) {
                version.delivered.add(view.place());
            }
        }
        if (versions.get(0).isLive()) {
            state.held.add(view.place());
        } else {
            state.held.remove(view.place().chain());
        }
    }

    private interface Fits {
        boolean test(Version version);
    }

    /** Whether the answer shows a push that is under way or was never answered, or what was just being replaced. */
    private boolean isInMotion(View view, RecordState state, Fits fits) {
        for (Version version : state.floating) {
            if (fits.test(version)) {
                Version seen = version.observed(view.pull().span());
                List<Version> floating = new ArrayList<>(state.floating);
                floating.remove(version);
                state.floating = List.copyOf(floating);
                state.become(List.of(seen), view.pull().span(), true);
                states.changed(state, view.pull().span().returned());
                deliver(view, state, List.of(seen));
                return true;
            }
        }
        List<Version> old = state.replacedAfter(view.pull().span().invoked());
        return old.stream().anyMatch(fits::test);
    }

    /** The versions that a record may have which the pull does not name; the old ones where it had to name it. */
    private void leftOut(View view, RecordState state) {
        if (!isKnownTo(view, state.table)) {
            return; // An app of an older version is not told about tables that came later.
        }
        List<Version> possible = new ArrayList<>();
        boolean held = state.held.reach(view.place(), chains);
        for (Version version : state.possible) {
            if (version.isAbsent() || view.mayPrecede(version) || isNotDue(view, version, held)) {
                possible.add(version);
            }
            tally.pullsAfterDelete += version.isLive() || version.isAbsent() ? 0 : 1;
        }
        boolean gone = view.isFirst() && isInMotion(view, state, version -> !version.isLive());
        if (!possible.isEmpty()) {
            if (possible.size() < state.possible.size()
                    && state.possible.stream().noneMatch(view::mayPrecede)) {
                state.possible = List.copyOf(possible);
                states.narrowed(state);
            }
        } else if (!gone) {
            skipped(view, state);
        }
    }

    private static boolean isKnownTo(View view, Table table) {
        return table.since() <= view.pull().request().schemaVersion();
    }

    private boolean isNotDue(View view, Version version, boolean held) {
        if (view.isFirst()) {
            return !version.isLive() && profile.policies().firstPullTombstones() == FirstPullTombstones.NONE;
        }
        return version.delivered.reach(view.place(), chains) || (!version.isLive() && !held);
    }

    private void skipped(View view, RecordState state) {
        Version version = state.possible.get(state.possible.size() - 1);
        boolean partly = view.recordsByPush().containsKey(version.operation());
        if (partly && Chains.isContinued(view.pull()) && !view.isFirst()) {
            tornByChain
                    .computeIfAbsent(view.place().chain(), chain -> new ArrayList<>())
                    .add(new Torn(state, version, view.pull().index()));
            return;
        }
        if (view.isFirst() && version.isLive()) {
            misfit.vanished(view.pull(), state, Kind.MISSING_ROW);
            return;
        }
        Contrast contrast = new Contrast(
                "the pull delivers " + what(version) + state.key + " by op " + version.operation(),
                "the pull does not name " + state.key);
        Kind kind = version.isLive() ? Kind.SKIPPED_CHANGE : Kind.SKIPPED_DELETE;
        report.accept(Misfit.breach(kind, view.pull(), state.key, contrast, version.operation()));
    }

    private static String what(Version version) {
        return version.isLive() ? "the change of " : "the deletion of ";
    }

    /** The next pull of a chain mends what the one before tore, or else a change was skipped. */
    private void settle(View view, Torn torn) {
        Version version = torn.version();
        RecordKey key = torn.state().key;
        int push = version.operation();
        boolean mended = view.names(key);
        if (!mended && !torn.state().possible.contains(version)) {
            return;
        }
        String facts = "the server accepted op " + push + ", and op " + torn.pull()
                + " delivered other records of it, but not " + what(version) + key + "; op "
                + view.pull().index();
        List<Integer> evidence = List.of(push, torn.pull(), view.pull().index());
        @Nullable Kind kind = mended ? Kind.TORN : version.isLive() ? Kind.SKIPPED_CHANGE : Kind.SKIPPED_DELETE;
        Contrast contrast = new Contrast(
                "a pull shows all that op " + push + " wrote, or nothing of it",
                mended ? key + " came one pull later" : key + " did not come with the next pull either");
        report.accept(new Breach(
                kind, key, facts + (mended ? " delivered it" : " did not deliver it either"), contrast, evidence));
    }
}
