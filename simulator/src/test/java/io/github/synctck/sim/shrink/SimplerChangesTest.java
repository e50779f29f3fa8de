package io.github.synctck.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimplerChangesTest {
    private static RawRecord row(String id) {
        return RawRecord.of(id, Map.of("name", Value.of(id)));
    }

    private static TableChanges table(List<String> created, List<String> updated, List<String> deleted) {
        return new TableChanges(
                created.stream().map(SimplerChangesTest::row).toList(),
                updated.stream().map(SimplerChangesTest::row).toList(),
                deleted);
    }

    private static Changes changes(TableChanges friends) {
        return new Changes(Map.of("friends", friends));
    }

    private static List<RawRecord> none(RawRecord record) {
        return List.of();
    }

    private static List<RawRecord> twoForms(RawRecord record) {
        return List.of(row(record.id() + 1), row(record.id() + 2));
    }

    @Test
    void eachRecordAndEachDeletionIsLeftOut() {
        TableChanges whole = table(List.of("a", "b"), List.of("c", "d"), List.of("e", "f", "g"));

        assertThat(SimplerChanges.of(changes(whole), SimplerChangesTest::none))
                .containsExactly(
                        changes(table(List.of("b"), List.of("c", "d"), List.of("e", "f", "g"))),
                        changes(table(List.of("a"), List.of("c", "d"), List.of("e", "f", "g"))),
                        changes(table(List.of("a", "b"), List.of("d"), List.of("e", "f", "g"))),
                        changes(table(List.of("a", "b"), List.of("c"), List.of("e", "f", "g"))),
                        changes(table(List.of("a", "b"), List.of("c", "d"), List.of("f", "g"))),
                        changes(table(List.of("a", "b"), List.of("c", "d"), List.of("e", "g"))),
                        changes(table(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"))));
    }

    @Test
    void lastRecordOfAPushIsNotLeftOut() {
        assertThat(SimplerChanges.of(changes(table(List.of("a"), List.of(), List.of())), SimplerChangesTest::none))
                .isEmpty();
    }

    @Test
    void tableThatLosesItsLastRecordGoes() {
        Map<String, TableChanges> two = new LinkedHashMap<>();
        two.put("friends", table(List.of("a"), List.of(), List.of()));
        two.put("notes", table(List.of(), List.of(), List.of("b")));

        assertThat(SimplerChanges.of(new Changes(two), SimplerChangesTest::none))
                .containsExactly(
                        new Changes(Map.of("notes", two.get("notes"))),
                        new Changes(Map.of("friends", two.get("friends"))));
    }

    @Test
    void eachRecordTakesEachOfItsSimplerForms() {
        TableChanges two = table(List.of("a"), List.of("b"), List.of());

        assertThat(SimplerChanges.of(changes(two), SimplerChangesTest::twoForms))
                .containsExactly(
                        changes(table(List.of(), List.of("b"), List.of())),
                        changes(table(List.of("a"), List.of(), List.of())),
                        changes(table(List.of("a1"), List.of("b"), List.of())),
                        changes(table(List.of("a2"), List.of("b"), List.of())),
                        changes(table(List.of("a"), List.of("b1"), List.of())),
                        changes(table(List.of("a"), List.of("b2"), List.of())));
    }
}
