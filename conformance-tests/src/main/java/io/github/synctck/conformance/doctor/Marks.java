package io.github.synctck.conformance.doctor;

import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.IdBinding;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Rows that are written to see whether they come back, by one user of an open network. Used by one thread. */
final class Marks {
    private final DataSchema schema;
    private final Table table;
    private final boolean deletable;
    private final Network network;
    private final IdBinding ids;
    private final List<RawRecord> written = new ArrayList<>();

    private Marks(DataSchema schema, Table table, boolean deletable, Network network) {
        this.schema = schema;
        this.table = table;
        this.deletable = deletable;
        this.network = network;
        this.ids = new IdBinding(schema, UUID.randomUUID().toString(), network.ids());
    }

    /**
     * Marks in the table that suits best: one that is pulled and takes new rows without a parent; rather one whose rows
     * can be deleted, then one that others refer to. Empty where there is none.
     */
    static Optional<Marks> of(DataSchema schema, WireForm form, Network network) {
        Comparator<Table> best = Comparator.<Table>comparingInt(t -> deletable(form, t) ? 0 : 1)
                .thenComparingInt(t -> -schema.children(t.name()).size());
        return allowing(schema, form, TableForm.Operation.CREATE)
                .filter(each -> each.references().stream().allMatch(Column::optional))
                .min(best)
                .map(each -> new Marks(schema, each, deletable(form, each), network));
    }

    /** The tables that are pulled and allow an operation. */
    static Stream<Table> allowing(DataSchema schema, WireForm form, TableForm.Operation operation) {
        return schema.tables().values().stream().filter(each -> {
            TableForm declared = form.table(each.name());
            return declared.pulled() && declared.operations().contains(operation);
        });
    }

    private static boolean deletable(WireForm form, Table table) {
        return form.table(table.name()).operations().contains(TableForm.Operation.DELETE);
    }

    /** The same kind of marks, written by the first user of another network. */
    Marks at(Network other) {
        return new Marks(schema, table, deletable, other);
    }

    String table() {
        return table.name();
    }

    /** The mark that was written last. */
    RawRecord last() {
        return written.get(written.size() - 1);
    }

    int count() {
        return written.size();
    }

    /** Pushes one more. */
    PushResponse write(Cursor cursor) {
        int number = written.size() + 1;
        Map<String, Value> row = new TreeMap<>();
        for (Column column : table.columns().values()) {
            if (column.reference() == null && !column.name().equals(schema.ownerColumn())) {
                row.put(column.name(), value(column, number));
            }
        }
        RawRecord mark = RawRecord.of(ids.bind("mark-" + number), row);
        PushResponse answer = push(new TableChanges(List.of(mark), List.of(), List.of()), cursor);
        if (answer instanceof PushResponse.Accepted) {
            written.add(mark);
        }
        return answer;
    }

    private static Value value(Column column, int number) {
        return switch (column.type()) {
            case STRING -> Value.of("synctck doctor " + number);
            case NUMBER -> Value.of((double) (System.currentTimeMillis() / 1000 * 1000));
            case BOOLEAN -> Value.of(true);
        };
    }

    /** Deletes all marks; what cannot be deleted stays. */
    Optional<PushResponse> delete(Cursor cursor) {
        if (!deletable || written.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = written.stream().map(RawRecord::id).toList();
        return Optional.of(push(new TableChanges(List.of(), List.of(), all), cursor));
    }

    private PushResponse push(TableChanges changes, Cursor cursor) {
        Changes all = new Changes(Collections.singletonMap(table.name(), changes));
        return network.server(0).push(new PushRequest(all, cursor));
    }

    /** The last mark as that answer brings it; empty where it does not. */
    Optional<RawRecord> in(Changes changes) {
        TableChanges found = changes.table(table.name());
        return Stream.concat(found.created().stream(), found.updated().stream())
                .filter(row -> row.id().equals(last().id()))
                .findFirst();
    }
}
