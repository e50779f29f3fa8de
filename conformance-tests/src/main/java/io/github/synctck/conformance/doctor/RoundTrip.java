package io.github.synctck.conformance.doctor;

import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row there and back: it is created, pulled, deleted, and pulled once more. Where rows cannot be created, one that
 * is there is changed and changed back.
 */
final class RoundTrip {
    private static final long PAUSE_MILLIS = 2_100;

    private final HttpTarget target;
    private final DataSchema schema;
    private final Sheet sheet;

    RoundTrip(HttpTarget target, DataSchema schema, Sheet sheet) {
        this.target = target;
        this.schema = schema;
        this.sheet = sheet;
    }

    /** The trip failed, for that reason. */
    private static final class Stranded extends Exception {
        private static final long serialVersionUID = 1L;

        Stranded(String reason) {
            super(reason);
        }
    }

    /** Makes the trip; the marks that it can make, for others who want some. */
    Optional<Marks> look(Network network, PullResponse.Accepted first) {
        Optional<Marks> marks = Marks.of(schema, target.form(), network);
        try {
            if (marks.isPresent()) {
                create(network, marks.get(), first.timestamp());
            } else {
                change(network, first);
            }
        } catch (Stranded e) {
            sheet.fail(Doctor.ROUND_TRIP, String.valueOf(e.getMessage()));
        }
        return marks;
    }

    private void create(Network network, Marks marks, Cursor first) throws Stranded {
        String row = "a new row of " + marks.table();
        taken(marks.write(first), row);
        PullResponse.Accepted second = pull(network, 0, first);
        List<String> notes = new ArrayList<>();
        if (marks.in(second.changes()).isEmpty()) {
            // A coarse clock hides a row that is written in the very tick of a pull.
            pause();
            taken(marks.write(second.timestamp()), row);
            second = pull(network, 0, second.timestamp());
            if (marks.in(second.changes()).isEmpty()) {
                throw new Stranded(row + " was accepted and the next pull does not bring it");
            }
            notes.add("came only when " + PAUSE_MILLIS + " ms lay between pull and push");
        }
        marks.in(second.changes()).flatMap(pulled -> difference(marks, pulled)).ifPresent(notes::add);
        if (isSeenByOther(network, marks)) {
            notes.add("is seen by the second user too: are both tokens of one user?");
        }
        Cursor last = second.timestamp();
        Optional<PushResponse> deletion = marks.delete(last);
        if (deletion.isPresent()) {
            deleted(network, marks, deletion.get(), last).ifPresent(notes::add);
        }
        String done = row + (deletion.isPresent() ? " came back and was deleted again" : " came back, and stays there");
        if (notes.isEmpty()) {
            sheet.ok(Doctor.ROUND_TRIP, done);
        } else {
            sheet.warn(Doctor.ROUND_TRIP, row + " " + String.join("; ", notes));
        }
    }

    private Optional<String> deleted(Network network, Marks marks, PushResponse answer, Cursor cursor) throws Stranded {
        if (!(answer instanceof PushResponse.Accepted)) {
            return Optional.of("cannot be deleted: " + reason(answer));
        }
        List<String> listed =
                pull(network, 0, cursor).changes().table(marks.table()).deleted();
        return listed.contains(marks.last().id())
                ? Optional.empty()
                : Optional.of("was deleted, and the next pull does not say so (TIPS-02 will judge that)");
    }

    private boolean isSeenByOther(Network network, Marks marks) throws Stranded {
        boolean apart = target.isIsolated() && target.usersMax() > 1;
        if (!apart || target.form().table(marks.table()).shared()) {
            return false;
        }
        return marks.in(pull(network, 1, null).changes()).isPresent();
    }

    private static Optional<String> difference(Marks marks, RawRecord pulled) {
        for (var column : marks.last().columns().entrySet()) {
            Value value = pulled.get(column.getKey());
            if (!column.getValue().equals(value)) {
                return Optional.of("came back with " + column.getKey() + " " + value + " instead of "
                        + column.getValue() + "; 'columns' can say how the server writes it");
            }
        }
        return Optional.empty();
    }

    /** A row and the text in it that is changed. */
    private record Changeable(Table table, RawRecord row, Column text) {
        TableChanges with(Value value) {
            TreeMap<String, Value> columns = new TreeMap<>();
            table.columns().keySet().forEach(name -> {
                Value kept = row.get(name);
                if (kept != null) {
                    columns.put(name, kept);
                }
            });
            columns.put(text.name(), value);
            return new TableChanges(List.of(), List.of(RawRecord.of(row.id(), columns)), List.of());
        }
    }

    private void change(Network network, PullResponse.Accepted first) throws Stranded {
        Optional<Changeable> found = Marks.allowing(schema, target.form(), TableForm.Operation.UPDATE)
                .flatMap(table -> changeable(table, first.changes()))
                .findFirst();
        if (found.isEmpty()) {
            sheet.warn(
                    Doctor.ROUND_TRIP,
                    "nothing can be both written and pulled: no table that is pulled takes new rows, or has one that"
                            + " can be changed; a run will say little");
            return;
        }
        Changeable row = found.get();
        String name = "a row of " + row.table().name();
        Value before = row.row().columns().getOrDefault(row.text().name(), Value.of(""));
        Value after = Value.of("synctck doctor");
        taken(push(network, row, after, first.timestamp()), name);
        PullResponse.Accepted second = pull(network, 0, first.timestamp());
        boolean came = rows(second.changes(), row.table())
                .anyMatch(each -> each.id().equals(row.row().id())
                        && after.equals(each.get(row.text().name())));
        taken(push(network, row, before, second.timestamp()), name);
        if (!came) {
            throw new Stranded(name + " was changed, and the next pull does not bring it");
        }
        sheet.ok(Doctor.ROUND_TRIP, name + " was changed, came back, and was changed back");
    }

    private Stream<Changeable> changeable(Table table, Changes changes) {
        return table.columns().values().stream()
                .filter(column -> column.type() == ColumnType.STRING
                        && column.reference() == null
                        && !column.name().equals(schema.ownerColumn()))
                .limit(1)
                .flatMap(text -> rows(changes, table).limit(1).map(row -> new Changeable(table, row, text)));
    }

    private static Stream<RawRecord> rows(Changes changes, Table table) {
        TableChanges rows = changes.table(table.name());
        return Stream.concat(rows.created().stream(), rows.updated().stream());
    }

    private static PushResponse push(Network network, Changeable row, Value value, Cursor cursor) {
        Changes changes = new Changes(Collections.singletonMap(row.table().name(), row.with(value)));
        return network.server(0).push(new PushRequest(changes, cursor));
    }

    private static void taken(PushResponse answer, String what) throws Stranded {
        if (!(answer instanceof PushResponse.Accepted)) {
            throw new Stranded(what + " was not taken: " + reason(answer));
        }
    }

    private static String reason(PushResponse answer) {
        if (answer instanceof Refused refused) {
            String message = refused.message().isEmpty() ? "" : ", " + refused.message();
            return "the push was refused with " + refused.status() + message;
        }
        return answer instanceof TransportFailure failure ? failure.message() : "the push was not answered";
    }

    private PullResponse.Accepted pull(Network network, int user, @Nullable Cursor cursor) throws Stranded {
        PullResponse answer = network.server(user).pull(PullRequest.since(cursor, schema.version()));
        if (answer instanceof PullResponse.Accepted accepted) {
            return accepted;
        } else if (answer instanceof Refused refused) {
            throw new Stranded("a pull after the first was refused with " + refused.status() + ": " + refused.message()
                    + "; does the cursor go where the server looks for it?");
        } else if (answer instanceof Unreadable unreadable) {
            throw new Stranded("the answer to a pull cannot be read: " + unreadable.problem());
        }
        throw new Stranded(answer instanceof TransportFailure failure ? failure.message() : "a pull was not answered");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
