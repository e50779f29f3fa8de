package io.github.synctck.sim.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.ModelWorld;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.Refused;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The generator is judged by what its histories hold, not by what it was configured to draw. */
class GeneratorTest {
    private static final int SEEDS = 1_000;
    private static final int CONFLICTS_MIN = 100;
    private static final int DELETE_AGAINST_EDIT_MIN = 50;
    private static final int LOST_ANSWER_THEN_EDIT_MIN = 50;

    private static Scenario scenario(long seed) {
        return new ScenarioGenerator(ModelWorld.PROFILE, 30).generate("live-01/generated", new Seed(seed));
    }

    private static String lines(History history) {
        return history.operations().stream().map(HistoryJson::line).collect(Collectors.joining("\n"));
    }

    @Test
    void sameSeedGivesTheSameHistoryByteForByte() {
        TreeSet<String> different = new TreeSet<>();
        for (int seed = 1; seed <= 50; seed++) {
            String first = lines(ModelWorld.play(scenario(seed)));

            assertThat(lines(ModelWorld.play(scenario(seed)))).isEqualTo(first);
            different.add(first);
        }
        assertThat(different).as("each seed is another history").hasSize(50);
    }

    @Test
    void thousandSeedsHoldWhatTheLawsAreAbout() {
        int conflicts = 0;
        int deletesAgainstEdits = 0;
        int lostAnswersThenEdits = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            History history = ModelWorld.play(scenario(seed));
            conflicts += hasConflict(history) ? 1 : 0;
            deletesAgainstEdits += hasDeleteAgainstEdit(history) ? 1 : 0;
            lostAnswersThenEdits += hasLostAnswerThenEdit(history) ? 1 : 0;
        }
        System.out.printf(
                "of %d histories: %d with a 409, %d with a delete against an edit, "
                        + "%d with a lost answer and then an edit of the same row%n",
                SEEDS, conflicts, deletesAgainstEdits, lostAnswersThenEdits);

        assertThat(conflicts).as("histories with a 409").isGreaterThanOrEqualTo(CONFLICTS_MIN);
        assertThat(deletesAgainstEdits)
                .as("histories with a delete against an edit")
                .isGreaterThanOrEqualTo(DELETE_AGAINST_EDIT_MIN);
        assertThat(lostAnswersThenEdits)
                .as("histories with a lost answer and then an edit of the same row")
                .isGreaterThanOrEqualTo(LOST_ANSWER_THEN_EDIT_MIN);
    }

    private static boolean hasConflict(History history) {
        return history.operations().stream()
                .anyMatch(op -> op instanceof Operation.Push push
                        && push.outcome() instanceof Refused refused
                        && refused.status() == 409);
    }

    /** One device deletes a record that another one has changed since it last synced, or the other way around. */
    private static boolean hasDeleteAgainstEdit(History history) {
        Map<Integer, Set<RecordKey>> deleted = new TreeMap<>();
        Map<Integer, Set<RecordKey>> edited = new TreeMap<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.SyncEnd end && end.error().isEmpty()) {
                deleted.remove(end.device());
                edited.remove(end.device());
            } else if (operation instanceof Operation.Edit edit && edit.error().isEmpty()) {
                boolean delete = edit.kind() == Operation.Edit.Kind.DELETE;
                Map<Integer, Set<RecordKey>> mine = delete ? deleted : edited;
                Map<Integer, Set<RecordKey>> others = delete ? edited : deleted;
                mine.computeIfAbsent(edit.device(), device -> new TreeSet<>()).add(edit.key());
                boolean meets = others.entrySet().stream()
                        .anyMatch(other -> other.getKey() != edit.device()
                                && other.getValue().contains(edit.key()));
                if (meets) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasLostAnswerThenEdit(History history) {
        Map<Integer, Set<RecordKey>> unheard = new TreeMap<>();
        for (Operation operation : history.operations()) {
            if (operation instanceof Operation.Push push && push.fate() == Fate.DROP_RESPONSE) {
                Set<RecordKey> keys = unheard.computeIfAbsent(push.actor().device(), device -> new TreeSet<>());
                push.request().changes().tables().forEach((table, changes) -> {
                    changes.created().forEach(row -> keys.add(new RecordKey(table, row.id())));
                    changes.updated().forEach(row -> keys.add(new RecordKey(table, row.id())));
                });
            } else if (operation instanceof Operation.SyncEnd end && end.error().isEmpty()) {
                unheard.remove(end.device());
            } else if (operation instanceof Operation.Edit edit
                    && edit.error().isEmpty()
                    && unheard.getOrDefault(edit.device(), Set.of()).contains(edit.key())) {
                return true;
            }
        }
        return false;
    }
}
