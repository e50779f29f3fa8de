package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Unanswered;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.race.PurgeUnderPulls;
import io.github.synctck.conformance.race.Readers;
import io.github.synctck.conformance.race.SlowPulls;
import io.github.synctck.conformance.race.Stage;
import io.github.synctck.conformance.race.Twice;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.ServerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Further exchanges that overlap: pushes inside pulls, a push that meets itself, a purge under a pull, pulls alone. */
final class OverlapCases {
    private static final int BALLAST = 300;
    private static final int BATCH = 3;

    private OverlapCases() {}

    static List<Case> all() {
        return List.of(shortPushes(), samePush(), purge(), pulls());
    }

    private static Case shortPushes() {
        return RaceCases.of(
                "pull-05/pushes-inside-pulls",
                profile -> {
                    Sample s = Sample.of(profile);
                    Edits ballast = Edits.of();
                    for (int i = 0; i < BALLAST; i++) {
                        ballast.created(s.table(), "ballast" + i, s.sparseRow("ballast"));
                    }
                    return new SlowPulls(
                            ballast.changes(),
                            number -> Edits.of()
                                    .created(s.table(), "s" + number, s.sparseRow("short " + number))
                                    .changes());
                },
                (history, judges, profile) -> Unanswered.excuse(history, insidePulls(history, judges)));
    }

    /** A record of a push that began and ended inside one pull of the chain, and that no pull of the chain delivers. */
    private static Verdict insidePulls(History history, RequirementId judges) {
        TreeSet<RecordKey> delivered = new TreeSet<>();
        List<Operation.Pull> chain = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull
                    && pull.outcome() instanceof PullResponse.Accepted answer
                    && pull.actor().label().startsWith("chain-")) {
                chain.add(pull);
                delivered.addAll(Stage.keys(answer.changes()));
            }
        }
        int inside = 0;
        for (Operation operation : history.operations()) {
            if (!(operation instanceof Operation.Push push) || !(push.outcome() instanceof PushResponse.Accepted)) {
                continue;
            }
            Optional<Operation.Pull> around = chain.stream()
                    .filter(pull -> pull.span().invoked() < push.span().invoked()
                            && push.span().returned() < pull.span().returned())
                    .findFirst();
            inside += around.isPresent() ? 1 : 0;
            for (RecordKey key : Stage.keys(push.request().changes())) {
                if (around.isPresent() && !delivered.contains(key)) {
                    int pull = around.get().index();
                    return Verdict.fail(
                            judges,
                            "op " + push.index() + " wrote " + key + " while op " + pull
                                    + " was being answered; neither that pull nor a later one of its chain delivers it",
                            new Contrast(
                                    "the timestamp of a pull is no newer than its rows",
                                    "the timestamp of op " + pull + " lies beyond a change that it does not hold"),
                            List.of(push.index(), pull));
                }
            }
        }
        return chain.isEmpty()
                ? Verdict.unknown(judges, "no pull was answered")
                : RaceCases.passed(judges, inside + " pushes inside " + chain.size() + " pulls");
    }

    private static Case samePush() {
        return RaceCases.of(
                "live-03/one-push-meets-itself",
                profile -> {
                    Sample s = Sample.of(profile);
                    return new Twice(number -> {
                        Edits edits = Edits.of();
                        for (int i = 0; i < BATCH; i++) {
                            edits.created(s.table(), "t" + number + "." + i, s.sparseRow("twice " + number));
                        }
                        return edits.changes();
                    });
                },
                (history, judges, profile) -> Unanswered.excuse(history, oneEffect(history, judges)));
    }

    /** One of the two is taken, and each record stands once in the pull at the end. */
    private static Verdict oneEffect(History history, RequirementId judges) {
        Map<String, List<Operation.Push>> rounds = new TreeMap<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push) {
                rounds.computeIfAbsent(push.actor().label(), label -> new ArrayList<>())
                        .add(push);
            }
        }
        Changes full = Compared.changes(history, "full");
        for (List<Operation.Push> round : rounds.values()) {
            List<Integer> evidence = round.stream().map(Operation::index).toList();
            boolean taken = round.stream().anyMatch(push -> push.outcome() instanceof PushResponse.Accepted);
            if (!taken) {
                return Verdict.fail(
                        judges,
                        "ops " + evidence + " are one push sent twice at the same time, and neither was accepted",
                        new Contrast("one of the two is accepted", "both were refused"),
                        evidence);
            }
            List<RecordKey> shown = Stage.keys(full);
            for (RecordKey key : Stage.keys(round.get(0).request().changes())) {
                long times = shown.stream().filter(key::equals).count();
                if (times != 1) {
                    return Verdict.fail(
                            judges,
                            key + " of ops " + evidence + " stands " + times + " times in the pull at the end",
                            new Contrast("the record stands there once", "it stands there " + times + " times"),
                            evidence);
                }
            }
        }
        return rounds.isEmpty()
                ? Verdict.unknown(judges, "there was no time for a round")
                : RaceCases.passed(judges, rounds.size() + " pushes, each sent twice at once");
    }

    private static Case purge() {
        return RaceCases.of(
                "del-06/purge-under-a-pull",
                profile -> {
                    Sample s = Sample.of(profile);
                    return Edits.of()
                            .created(s.table(), "a", s.sparseRow("gone"))
                            .deleted(s.table(), "b")
                            .changes();
                },
                script -> script.server(new ServerAction.Purge()),
                profile -> {
                    Sample s = Sample.of(profile);
                    return new PurgeUnderPulls(
                            number -> Edits.of()
                                    .created(s.table(), "g" + number, s.sparseRow("gone " + number))
                                    .changes(),
                            number ->
                                    Edits.of().deleted(s.table(), "g" + number).changes());
                },
                (history, judges, profile) -> Unanswered.excuse(history, told(history, judges)));
    }

    private static Verdict told(History history, RequirementId judges) {
        Map<String, List<Operation.Pull>> rounds = new TreeMap<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Pull pull && pull.actor().label().startsWith("round-")) {
                rounds.computeIfAbsent(pull.actor().label(), label -> new ArrayList<>())
                        .add(pull);
            }
        }
        for (Map.Entry<String, List<Operation.Pull>> round : rounds.entrySet()) {
            List<Integer> evidence =
                    round.getValue().stream().map(Operation::index).toList();
            if (round.getValue().stream().noneMatch(OverlapCases::tells)) {
                return Verdict.fail(
                        judges,
                        "a purge ran while op " + evidence.get(0) + " was being answered; neither it nor op "
                                + evidence.get(evidence.size() - 1)
                                + " lists the deletion, and both answer as if nothing were missing",
                        new Contrast(
                                "the chain is told of the deletion, refused, or given everything anew",
                                "plain deltas without it"),
                        evidence);
            }
        }
        return rounds.isEmpty()
                ? Verdict.unknown(judges, "there was no time for a round")
                : RaceCases.passed(judges, rounds.size() + " purges under pulls");
    }

    private static boolean tells(Operation.Pull pull) {
        if (pull.outcome() instanceof PullResponse.Accepted answer) {
            return answer.strategy().equals(PullStrategy.REPLACEMENT)
                    || answer.changes().tables().values().stream()
                            .anyMatch(table -> !table.deleted().isEmpty());
        }
        return true;
    }

    private static Case pulls() {
        return RaceCases.of(
                "derived-08/pulls-at-the-same-moment",
                profile -> {
                    Sample s = Sample.of(profile);
                    Edits edits = Edits.of();
                    for (int i = 0; i < BATCH; i++) {
                        edits.created(s.table(), "p" + i, s.sparseRow("behind " + i));
                    }
                    return new Readers(edits.changes());
                },
                (history, judges, profile) -> Unanswered.excuse(history, whole(history, judges)));
    }

    /** Pulls from before the push hold what it wrote, whoever else asks meanwhile. */
    private static Verdict whole(History history, RequirementId judges) {
        Optional<Operation.Push> push = history.push("push");
        if (push.isEmpty() || !(push.get().outcome() instanceof PushResponse.Accepted)) {
            return Verdict.unknown(judges, "the push was not accepted");
        }
        List<RecordKey> written = Stage.keys(push.get().request().changes());
        int pulls = 0;
        for (Operation operation : history.operations()) {
            if (!(operation instanceof Operation.Pull pull)
                    || !List.of("early", "first").contains(pull.actor().label())
                    || !(pull.outcome() instanceof PullResponse.Accepted answer)) {
                continue;
            }
            pulls++;
            List<RecordKey> shown = Stage.keys(answer.changes());
            for (RecordKey key : written) {
                if (!shown.contains(key)) {
                    return Verdict.fail(
                            judges,
                            "op " + pull.index() + " asks from before op "
                                    + push.get().index() + " and lacks " + key
                                    + ", while pulls from other places were being answered",
                            new Contrast("a pull holds what changed since its own cursor", key + " is missing"),
                            List.of(push.get().index(), pull.index()));
                }
            }
        }
        return pulls == 0
                ? Verdict.unknown(judges, "no pull was answered")
                : RaceCases.passed(judges, pulls + " pulls from before a push, beside others");
    }
}
