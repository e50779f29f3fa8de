package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the record that says the same as another one under another id. */
final class Twins {
    private Twins() {}

    /** The other record of equal content, if there is one; a row without text is no twin of anything. */
    static Optional<RawRecord> of(TableChanges rows, RawRecord pushed) {
        return Stream.concat(rows.created().stream(), rows.updated().stream())
                .filter(row -> !row.id().equals(pushed.id()))
                .filter(row ->
                        row.columns().entrySet().containsAll(pushed.columns().entrySet()))
                .findFirst();
    }
}
