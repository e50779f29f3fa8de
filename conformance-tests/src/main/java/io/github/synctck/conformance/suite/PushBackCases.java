package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Unanswered;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.conformance.race.PushBack;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Optional;

/** What the server wrote beside the app's columns, sent back by a client that keeps whole rows. */
final class PushBackCases {
    private static final String RECORD = "f1";

    private PushBackCases() {}

    static List<Case> all() {
        return List.of(RaceCases.of(
                "derived-12/rows-that-are-sent-back-as-they-were-served",
                profile -> {
                    Sample s = Sample.of(profile);
                    return new PushBack(s.mainTable(), RawRecord.of(RECORD, s.row("one", "uno")), s.text());
                },
                (history, judges, profile) -> Unanswered.excuse(history, edits(history, judges, profile))));
    }

    private static Verdict edits(History history, RequirementId judges, Profile profile) {
        Sample s = Sample.of(profile);
        int edits = 0;
        for (int number = 0; ; number++) {
            Optional<Operation.Push> push = history.push(PushBack.EDIT + number);
            Optional<Operation.Pull> after = history.pull(PushBack.AFTER + number);
            if (push.isEmpty() || after.isEmpty()) {
                return edits <= 1
                        ? Verdict.unknown(judges, "no row was taken back as it was served")
                        : RaceCases.passed(judges, edits + " edits of a row with all columns that were served");
            }
            boolean asked = push.get().outcome() instanceof PushResponse.Accepted;
            if (asked && after.get().outcome() instanceof PullResponse.Accepted answer) {
                edits++;
                RawRecord shown = Expectations.find(answer.changes().table(s.table()), RECORD);
                if (shown == null || !Value.of(PushBack.edited(number)).equals(shown.get(s.text()))) {
                    return number == 0
                            ? Verdict.unknown(judges, "no edit reaches the next pull")
                            : fail(judges, s.table() + "/" + RECORD, push.get(), after.get());
                }
            }
        }
    }

    private static Verdict fail(RequirementId judges, String record, Operation.Push push, Operation.Pull after) {
        return Verdict.fail(
                judges,
                "op " + push.index() + " sends " + record
                        + " back with all columns that were served, some set to something"
                        + " else, and was accepted; op " + after.index() + " does not show its edit",
                new Contrast("the edit reaches the next pull", "the next pull does not show it"),
                List.of(push.index(), after.index()));
    }
}
