package io.github.synctck.conformance.race;

import io.github.synctck.conformance.race.Stage.Place;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * No race, but nothing that could be written down beforehand: a record is edited and sent back with every column that
 * the server served, and then with each column that the app does not declare set to something else. The first edit
 * has the app's columns only.
 */
public final class PushBack implements Probe {
    /** What the pushes are called, with their number. */
    public static final String EDIT = "edit-";

    /** The pull behind each push, from before it. */
    public static final String AFTER = "after-";

    private static final int EDITS_MAX = 16;
    private static final double FAR_FUTURE_MILLIS = 32_503_680_000_000.0;

    private final Table table;
    private final RawRecord record;
    private final String text;

    /** A probe that creates the record and then edits that text of it. */
    public PushBack(Table table, RawRecord record, String text) {
        this.table = table;
        this.record = record;
        this.text = text;
    }

    /** What the text of the record holds after that edit. */
    public static String edited(int number) {
        return "edit " + number;
    }

    @Override
    public void play(Stage stage) {
        Place start = stage.pull("start", Place.START);
        stage.push("create", start, changes(new TableChanges(List.of(record), List.of(), List.of())));
        Place seen = stage.pull("seen", start);
        Optional<RawRecord> shown = stage.record(seen, table.name(), record.id());
        if (shown.isEmpty()) {
            return;
        }
        List<RawRecord> versions = versions(shown.get());
        for (int i = 0; i < versions.size() && stage.hasTime(); i++) {
            TreeMap<String, Value> columns = new TreeMap<>(versions.get(i).columns());
            columns.put(text, Value.of(edited(i)));
            RawRecord edit = RawRecord.of(record.id(), columns);
            stage.push(EDIT + i, seen, changes(new TableChanges(List.of(), List.of(edit), List.of())));
            seen = stage.pull(AFTER + i, seen);
        }
    }

    private Changes changes(TableChanges of) {
        return new Changes(Collections.singletonMap(table.name(), of));
    }

    /** The record as an app sends it, as it was served, and with one undeclared column set to something else. */
    private List<RawRecord> versions(RawRecord shown) {
        TreeMap<String, Value> declared = new TreeMap<>(shown.columns());
        declared.keySet().removeIf(name -> table.column(name) == null);
        List<RawRecord> versions = new ArrayList<>(List.of(RawRecord.of(shown.id(), declared), shown));
        shown.columns().forEach((name, value) -> {
            if (table.column(name) == null) {
                for (Value other : others(value)) {
                    TreeMap<String, Value> columns = new TreeMap<>(shown.columns());
                    columns.put(name, other);
                    versions.add(RawRecord.of(shown.id(), columns));
                }
            }
        });
        return versions.subList(0, Math.min(versions.size(), EDITS_MAX));
    }

    private static List<Value> others(Value value) {
        if (value instanceof Value.Num) {
            return List.of(Value.of(0), Value.of(FAR_FUTURE_MILLIS), Value.NULL);
        } else if (value.equals(Value.TRUE) || value.equals(Value.FALSE)) {
            return List.of(Value.of(value.equals(Value.FALSE)), Value.NULL);
        }
        return List.of(Value.of("2999-12-31T23:59:59.000Z"), Value.NULL);
    }
}
