package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses edits: few records, few columns, so that devices meet. Every text that is written names its device, step
 * and column, so that a value seen names its writer.
 */
final class Workload {
    private static final int CASCADE_PERCENT = 30;
    private static final int COLUMNS_MAX = 3;

    private final Prng prng;
    private final Swarm swarm;
    private final DataSchema schema;
    private final List<Target> targets = new ArrayList<>();
    private final List<Boolean> created = new ArrayList<>();
    private int last;

    private record Target(Table table, String id, Map<String, String> parents, List<Column> columns) {}

    Workload(Prng prng, Swarm swarm, DataSchema schema) {
        this.prng = prng;
        this.swarm = swarm;
        this.schema = schema;
        Table parent = pickParent();
        for (int i = 1; i <= swarm.ids(); i++) {
            add(parent, parent.name().charAt(0) + "" + i);
        }
        List<DataSchema.Child> children = schema.children(parent.name());
        if (swarm.children() && !children.isEmpty()) {
            Table child = prng.pick(children).table();
            for (Column reference : child.references()) {
                addParent(reference);
            }
            add(child, "c1");
            add(child, "c2");
        }
    }

    private Table pickParent() {
        List<Table> roots = new ArrayList<>();
        for (Table table : schema.parentsFirst()) {
            boolean hasChildren = !schema.children(table.name()).isEmpty();
            if (table.references().isEmpty() && (hasChildren || !swarm.children())) {
                roots.add(table);
            }
        }
        return prng.pick(roots.isEmpty() ? schema.parentsFirst() : roots);
    }

    private void addParent(Column reference) {
        Column.Reference to = reference.reference();
        Table table = to == null ? null : schema.table(to.table());
        if (table != null && targets.stream().noneMatch(target -> target.table().equals(table))) {
            add(table, table.name().charAt(0) + "1");
        }
    }

    private void add(Table table, String id) {
        Map<String, String> parents = new LinkedHashMap<>();
        for (Column reference : table.references()) {
            Column.Reference to = reference.reference();
            if (to != null) {
                parents.put(reference.name(), prng.pick(idsOf(to.table())));
            }
        }
        targets.add(new Target(table, id, parents, columns(table)));
        created.add(false);
    }

    private List<String> idsOf(String table) {
        List<String> ids = new ArrayList<>();
        for (Target target : targets) {
            if (target.table().name().equals(table)) {
                ids.add(target.id());
            }
        }
        return ids;
    }

    private List<Column> columns(Table table) {
        List<Column> free = new ArrayList<>();
        for (Column column : table.columns().values()) {
            if (column.reference() == null && !column.name().equals(schema.ownerColumn())) {
                free.add(column);
            }
        }
        List<Column> chosen = new ArrayList<>();
        while (chosen.size() < COLUMNS_MAX && !free.isEmpty()) {
            chosen.add(free.remove(prng.below(free.size())));
        }
        return chosen;
    }

    /** The next edit of a device; whether it works depends on what the device holds by then. */
    Step next(SimTime at, int device, int step) {
        last = prng.below(targets.size());
        return again(at, device, step);
    }

    /** Another edit of the record that was edited last. */
    Step again(SimTime at, int device, int step) {
        int choice = last;
        Target target = targets.get(choice);
        String writer = Scenario.deviceName(device) + step;
        boolean exists = created.get(choice);
        if (!exists || (swarm.recreates() && prng.chance(15))) {
            created.set(choice, true);
            return new Step.Create(at, device, target.table().name(), target.id(), initial(target, writer));
        }
        if (swarm.deletes() && prng.chance(25)) {
            return new Step.Delete(at, device, target.table().name(), target.id(), prng.chance(CASCADE_PERCENT));
        }
        if (target.columns().isEmpty()) {
            return new Step.Create(at, device, target.table().name(), target.id(), initial(target, writer));
        }
        return new Step.Update(at, device, target.table().name(), target.id(), edit(target, writer));
    }

    private Map<String, Value> initial(Target target, String writer) {
        Map<String, Value> set = new LinkedHashMap<>();
        target.parents().forEach((column, id) -> set.put(column, Value.of(id)));
        target.columns().forEach(column -> set.put(column.name(), value(column, writer)));
        return set;
    }

    private Map<String, Value> edit(Target target, String writer) {
        Map<String, Value> set = new LinkedHashMap<>();
        for (int i = 0; i < target.columns().size(); i++) {
            if (set.isEmpty() || prng.chance(25)) {
                Column other = prng.pick(target.columns());
                set.put(other.name(), value(other, writer));
            }
        }
        return set;
    }

    private Value value(Column column, String writer) {
        if (column.optional() && prng.chance(10)) {
            return Value.NULL;
        }
        return switch (column.type()) {
            case STRING -> Value.of(writer + "." + column.name());
            case NUMBER -> Value.of(prng.below(1_000_000));
            case BOOLEAN -> Value.of(prng.chance(50));
        };
    }
}
