package io.github.synctck.sim.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationTextTest {
    private static String pull(@Nullable Cursor cursor, @Nullable Migration migration, Changes answered) {
        return OperationText.line(new Operation.Pull(
                3,
                SimTime.ZERO,
                new Operation.Actor(Operation.Role.WIRE, 0, Operation.NONE, "up"),
                new Span(0, 1),
                new PullRequest(cursor, 2, migration),
                new PullResponse.Accepted(answered, Cursor.of(9)),
                Fate.DELIVER,
                Operation.NONE,
                true));
    }

    @Test
    void aPullWithoutAMigrationSaysNothingOfOne() {
        assertThat(pull(null, null, Changes.NONE))
                .isEqualTo("op 3: user 1 'up' pulls since never -> nothing, timestamp 9");
    }

    @Test
    void aMigrationSaysWhatItAdds() {
        Migration migration = new Migration(1, List.of("notes"), Map.of("friends", List.of("birthday")));

        assertThat(pull(Cursor.of(5), migration, Changes.NONE))
                .isEqualTo("op 3: user 1 'up' pulls since 5 with a migration from version 1 that adds table notes, "
                        + "friends.birthday -> nothing, timestamp 9");
        assertThat(pull(Cursor.of(5), new Migration(1, List.of(), Map.of()), Changes.NONE))
                .contains(" with a migration from version 1 that adds nothing -> ");
    }

    @Test
    void longListsAreCut() {
        List<String> six =
                IntStream.range(0, 6).mapToObj(number -> "x" + number).toList();

        assertThat(pull(null, null, new Changes(Map.of("friends", new TableChanges(List.of(), List.of(), six)))))
                .contains(
                        " -> deleted friends/x0, deleted friends/x1, deleted friends/x2, deleted friends/x3 and 2 more,");
        assertThat(pull(Cursor.of(5), new Migration(1, six, Map.of()), Changes.NONE))
                .contains(" adds table x0, table x1, table x2, table x3 and 2 more -> ");
    }
}
