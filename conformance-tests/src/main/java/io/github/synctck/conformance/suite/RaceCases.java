package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Unanswered;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.race.CommitOrder;
import io.github.synctck.conformance.race.Contest;
import io.github.synctck.conformance.race.Pairs;
import io.github.synctck.conformance.race.Probe;
import io.github.synctck.conformance.race.Stage;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exchanges that overlap. Each case says how many overlapped; what one run does not find, another may. */
final class RaceCases {
    private static final int BATCH = 10;

    /** More than servers that write in parts put into one of them, and less than a page of a pull holds. */
    private static final int BIG_BATCH = 900;

    private static final long MILLIS = 1_200;

    private RaceCases() {}

    static List<Case> all() {
        return List.of(
                commitOrder("derived-01/pulls-under-pushes", new CommitOrder.Shape(3, 4, 6), RaceCases::inTwoTables),
                commitOrder("derived-01/pulls-under-big-pushes", new CommitOrder.Shape(1, 1, 1), RaceCases::big),
                firstInserts(),
                edits(),
                pairs());
    }

    /** Reads the history of a race. */
    interface RaceJudge {
        Verdict judge(History history, RequirementId judges, Profile profile);
    }

    /** A race whose pushes create records. */
    static Case of(String id, Function<Profile, Probe> probe, RaceJudge judge) {
        return of(id, RaceCases::created, script -> script, probe, judge);
    }

    /**
     * A race that needs more than the endpoints of one user. Its scenario is not played: it says what kind of push the
     * race is made of and what else it needs, so that a target without these skips it.
     */
    static Case of(
            String id,
            Function<Profile, Changes> kind,
            UnaryOperator<Script> needs,
            Function<Profile, Probe> probe,
            RaceJudge judge) {
        RequirementId judges = Directed.requirement(id);
        Case kept = new Case(
                id,
                judges,
                List.of(),
                Needs.NOTHING,
                (profile, seed) -> List.of(needs.apply(
                                new Script(id, profile).firstPull("start").push("kind", "start", kind.apply(profile)))
                        .done()),
                (history, profile) -> List.of(judge.judge(history, judges, profile)));
        return kept.racing(profile -> new Case.Race(probe.apply(profile), MILLIS));
    }

    /** A verdict that says how hard it looked. */
    static Verdict passed(RequirementId judges, String power) {
        return new Verdict(judges, Status.PASS, power, null, List.of());
    }

    private static Case commitOrder(String id, CommitOrder.Shape shape, BiFunction<Sample, Integer, Changes> pushes) {
        return of(
                id,
                profile -> pushes.apply(Sample.of(profile), 0),
                script -> script,
                profile -> {
                    Sample s = Sample.of(profile);
                    return new CommitOrder(shape, number -> pushes.apply(s, number));
                },
                (history, judges, profile) -> Unanswered.excuse(history, union(history, judges)));
    }

    private static Edits batch(Sample s, int number, int rows) {
        Edits edits = Edits.of();
        for (int i = 0; i < rows; i++) {
            edits.created(s.table(), "b" + number + "." + i, s.sparseRow("batch " + number));
        }
        return edits;
    }

    /** A server may draw its stamp too early only where a push writes to several tables. */
    private static Changes inTwoTables(Sample s, int number) {
        return batch(s, number, BATCH)
                .created(s.second().name(), "b" + number, s.row(s.second()))
                .changes();
    }

    /** In one table, for targets that take no records in the second. */
    private static Changes big(Sample s, int number) {
        return batch(s, number, BIG_BATCH).changes();
    }

    /** What a chain of pulls was given together is what a first pull gives. */
    private static Verdict union(History history, RequirementId judges) {
        Map<String, TreeSet<RecordKey>> byChain = new TreeMap<>();
        Map<RecordKey, Integer> writers = new TreeMap<>();
        int pulls = 0;
        int pushes = 0;
        int last = 0;
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull
                    && pull.outcome() instanceof PullResponse.Accepted answer
                    && pull.actor().label().startsWith("chain-")) {
                byChain.computeIfAbsent(pull.actor().label(), chain -> new TreeSet<>())
                        .addAll(Stage.keys(answer.changes()));
                pulls++;
                last = pull.index();
            } else if (operation instanceof Operation.Push push && push.outcome() instanceof PushResponse.Accepted) {
                Stage.keys(push.request().changes()).forEach(key -> writers.put(key, push.index()));
                pushes++;
            }
        }
        Optional<Operation.Pull> full = history.pull("full");
        if (pushes == 0 || full.isEmpty() || !(full.get().outcome() instanceof PullResponse.Accepted all)) {
            return Verdict.unknown(judges, "no push was accepted under the pulls");
        }
        for (Map.Entry<String, TreeSet<RecordKey>> chain : byChain.entrySet()) {
            for (RecordKey key : Stage.keys(all.changes())) {
                if (!chain.getValue().contains(key) && writers.containsKey(key)) {
                    int push = writers.get(key);
                    return Verdict.fail(
                            judges,
                            "the server accepted op " + push + ", which wrote " + key + "; no pull of " + chain.getKey()
                                    + " up to op " + last + " delivers it, and the first pull of op "
                                    + full.get().index() + " holds it",
                            new Contrast("a chain of pulls delivers " + key, "no pull of the chain names " + key),
                            List.of(push, last, full.get().index()));
                }
            }
        }
        return passed(judges, pushes + " pushes under " + pulls + " pulls");
    }

    private static Case firstInserts() {
        return of(
                "live-04/first-inserts-of-one-id",
                profile -> {
                    Sample s = Sample.of(profile);
                    return new Contest(
                            round -> Changes.NONE,
                            (round, racer) -> Edits.of()
                                    .created(s.table(), "r" + round, s.sparseRow("racer " + racer))
                                    .changes());
                },
                (history, judges, profile) -> profile.policies().declares(CreateOverExisting.UPSERT)
                        ? Unanswered.excuse(history, lastStays(history, judges))
                        : oneWins(history, judges));
    }

    /** Where a created record replaces what is there every racer may be accepted, and the record of one of them stays. */
    private static Verdict lastStays(History history, RequirementId judges) {
        Map<String, Set<RawRecord>> pushed = new TreeMap<>();
        int rounds = 0;
        for (Operation operation : history.operations()) {
            String label =
                    operation instanceof Operation.Push push ? push.actor().label() : "";
            if (operation instanceof Operation.Push push && push.outcome() instanceof PushResponse.Accepted) {
                push.request()
                        .changes()
                        .tables()
                        .values()
                        .forEach(table -> pushed.computeIfAbsent(label, round -> new LinkedHashSet<>())
                                .addAll(table.created()));
            } else if (operation instanceof Operation.Pull pull
                    && pull.outcome() instanceof PullResponse.Accepted answer
                    && pull.actor().label().startsWith("after-")) {
                String round = "round-" + pull.actor().label().substring("after-".length());
                Set<RawRecord> accepted = pushed.getOrDefault(round, Set.of());
                rounds += accepted.isEmpty() ? 0 : 1;
                if (!accepted.isEmpty() && !keepsOne(answer.changes(), accepted)) {
                    return Verdict.fail(
                            judges,
                            "op " + pull.index() + " shows none of the records that were accepted in " + round,
                            new Contrast("one of the accepted records stays", "none of them does"),
                            List.of(pull.index()));
                }
            }
        }
        return rounds == 0
                ? Verdict.unknown(judges, "no push of any round was accepted")
                : passed(judges, rounds + " rounds, one record in each");
    }

    private static boolean keepsOne(Changes shown, Set<RawRecord> accepted) {
        return shown.tables().values().stream()
                .flatMap(table -> Stream.concat(table.created().stream(), table.updated().stream()))
                .anyMatch(row -> accepted.stream()
                        .anyMatch(pushed -> pushed.id().equals(row.id())
                                && row.columns().values().containsAll(texts(pushed))));
    }

    private static List<Value> texts(RawRecord record) {
        return record.columns().values().stream()
                .filter(Value.Text.class::isInstance)
                .toList();
    }

    private static Case edits() {
        return of(
                "live-04/edits-of-one-record",
                profile -> {
                    Sample s = Sample.of(profile);
                    return Edits.of()
                            .created(s.table(), "a", s.sparseRow("before"))
                            .updated(s.table(), "b", s.sparseRow("racer"))
                            .changes();
                },
                script -> script,
                profile -> {
                    Sample s = Sample.of(profile);
                    return new Contest(
                            round -> Edits.of()
                                    .created(s.table(), "r" + round, s.sparseRow("before"))
                                    .changes(),
                            (round, racer) -> Edits.of()
                                    .updated(s.table(), "r" + round, s.sparseRow("racer " + racer))
                                    .changes());
                },
                (history, judges, profile) -> oneWins(history, judges));
    }

    private static Verdict oneWins(History history, RequirementId judges) {
        Map<String, List<Integer>> winners = new TreeMap<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push && push.actor().label().startsWith("round-")) {
                List<Integer> round = winners.computeIfAbsent(push.actor().label(), label -> new ArrayList<>());
                if (push.outcome() instanceof PushResponse.Accepted) {
                    round.add(push.index());
                }
            }
        }
        for (Map.Entry<String, List<Integer>> round : winners.entrySet()) {
            if (round.getValue().size() > 1) {
                String ops = round.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "));
                return Verdict.fail(
                        judges,
                        "ops " + ops + " write one record from one cursor, and all of them were accepted",
                        new Contrast("one of them is accepted", round.getValue().size() + " were accepted"),
                        round.getValue());
            }
        }
        long decided =
                winners.values().stream().filter(round -> round.size() == 1).count();
        return decided == 0
                ? Verdict.unknown(judges, "no push of any round was accepted")
                : passed(judges, decided + " rounds, one winner in each");
    }

    private static Case pairs() {
        return of(
                "txn-01/pairs-under-pulls",
                profile -> pair(profile, 0),
                script -> script,
                profile -> new Pairs(number -> pair(profile, number)),
                (history, judges, profile) -> together(history, judges));
    }

    /** A push that creates one record. */
    static Changes created(Profile profile) {
        Sample s = Sample.of(profile);
        return Edits.of().created(s.table(), "a", s.sparseRow("racer")).changes();
    }

    /** A row in each of two tables that refer to no other. */
    private static Changes pair(Profile profile, int number) {
        Sample s = Sample.of(profile);
        List<Table> tables = new ArrayList<>(profile.schema().tables().values());
        tables.removeIf(table -> !table.references().isEmpty() || table.name().equals(s.table()));
        Table other = tables.isEmpty() ? s.mainTable() : tables.get(tables.size() - 1);
        return Edits.of()
                .created(s.table(), "p" + number, s.sparseRow("pair " + number))
                .created(other.name(), "q" + number, s.row(other))
                .changes();
    }

    /** Both rows of a push stand in the pull that first shows one of them. */
    private static Verdict together(History history, RequirementId judges) {
        Map<RecordKey, Operation.Push> pushes = new TreeMap<>();
        int pulls = 0;
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push && push.outcome() instanceof PushResponse.Accepted) {
                Stage.keys(push.request().changes()).forEach(key -> pushes.put(key, push));
            }
        }
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull && pull.outcome() instanceof PullResponse.Accepted answer) {
                pulls++;
                TreeSet<RecordKey> shown = new TreeSet<>(Stage.keys(answer.changes()));
                for (RecordKey key : shown) {
                    Operation.Push push = pushes.get(key);
                    if (push != null
                            && !shown.containsAll(Stage.keys(push.request().changes()))) {
                        return Verdict.fail(
                                judges,
                                "op " + pull.index() + " shows " + key + " of op " + push.index()
                                        + ", and not the other row of that push",
                                new Contrast("both rows of a push appear in one pull", "only " + key + " appears"),
                                List.of(push.index(), pull.index()));
                    }
                }
            }
        }
        return pushes.isEmpty()
                ? Verdict.unknown(judges, "no push was accepted under the pulls")
                : passed(judges, pushes.size() / 2 + " pushes of pairs under " + pulls + " pulls");
    }
}
