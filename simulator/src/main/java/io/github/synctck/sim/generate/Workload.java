package io.github.synctck.sim.generate;

import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.ServerAction;
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
    private static final int DELETE_PERCENT = 25;
    private static final int DESTROY_PERCENT = 10;
    private static final int RECREATE_PERCENT = 10;
    private static final int RECREATE_DELETED_PERCENT = 50;
    private static final int COLUMNS_MAX = 3;

    private final Prng prng;
    private final Swarm swarm;
    private final DataSchema schema;
    private final List<Target> targets = new ArrayList<>();
    private final List<List<Life>> lives = new ArrayList<>();
    private int last;

    private record Target(Table table, String id, Map<String, String> parents, List<Column> columns) {}

    /** What became of a record in one user's account, as far as the script goes. */
    private enum Life {
        NONE,
        MADE,
        DELETED
    }

    /** Who does the next edit, when. */
    record Turn(SimTime at, int device, int user, int step) {
        String writer() {
            return Scenario.deviceName(device) + step;
        }
    }

    Workload(Prng prng, Swarm swarm, DataSchema schema) {
        this.prng = prng;
        this.swarm = swarm;
        this.schema = schema;
        Table parent = pickParent();
        for (int i = 1; i <= swarm.ids(); i++) {
            add(parent, parent.name().charAt(0) + "" + i);
        }
        List<DataSchema.Child> children = schema.children(parent.name());
        if (swarm.kinds().children() && !children.isEmpty()) {
            Table child = prng.pick(children).table();
            for (Column reference : child.references()) {
                addParent(reference);
            }
            add(child, "c1");
            add(child, "c2");
        }
        for (int user = 0; user < swarm.users(); user++) {
            List<Life> own = new ArrayList<>();
            targets.forEach(target -> own.add(Life.NONE));
            lives.add(own);
        }
    }

    private Table pickParent() {
        List<Table> roots = new ArrayList<>();
        for (Table table : schema.parentsFirst()) {
            boolean hasChildren = !schema.children(table.name()).isEmpty();
            if (table.references().isEmpty() && (hasChildren || !swarm.kinds().children())) {
                roots.add(table);
            }
        }
        return prng.pick(roots.isEmpty() ? schema.parentsFirst() : roots);
    }

    private void addParent(Column reference) {
        Column.Reference to = reference.reference();
        Table table = to == null ? null : schema.table(to.table());
        if (table != null && targets.stream().noneMatch(target -> target.table().equals(table))) {
            table.references().forEach(this::addParent);
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
    Step.EditStep next(Turn turn) {
        last = prng.chance(swarm.percents().hot()) ? 0 : prng.below(targets.size());
        return again(turn);
    }

    /** Another edit of the record that was edited last. */
    Step.EditStep again(Turn turn) {
        Life life = lives.get(turn.user()).get(last);
        boolean recreates = swarm.kinds().recreates();
        int chance = life == Life.DELETED ? RECREATE_DELETED_PERCENT : RECREATE_PERCENT;
        if (life == Life.NONE || (recreates && prng.chance(chance))) {
            return create(turn);
        } else if (swarm.kinds().deletes() && prng.chance(DELETE_PERCENT)) {
            return delete(turn);
        } else if (swarm.kinds().destroys() && prng.chance(DESTROY_PERCENT)) {
            return destroy(turn);
        }
        return update(turn);
    }

    /** How many records there are. */
    int records() {
        return targets.size();
    }

    /** Creates that record, parents before children. */
    Step.EditStep createFirst(Turn turn, int record) {
        last = record;
        return create(turn);
    }

    /** What hurts most: the same record is created by another device as well, or deleted, or edited. */
    Step.EditStep rival(Turn turn, Step.EditStep first) {
        if (first instanceof Step.Create) {
            return create(turn);
        }
        return swarm.kinds().deletes() && prng.chance(45) ? delete(turn) : update(turn);
    }

    /** Creates the record that was edited last. */
    Step.EditStep create(Turn turn) {
        Target target = targets.get(last);
        lives.get(turn.user()).set(last, Life.MADE);
        return new Step.Create(
                turn.at(), turn.device(), target.table().name(), target.id(), initial(target, turn.writer()));
    }

    /** Deletes the record that was edited last. */
    Step.EditStep delete(Turn turn) {
        Target target = targets.get(last);
        lives.get(turn.user()).set(last, Life.DELETED);
        boolean cascade = prng.chance(CASCADE_PERCENT);
        return new Step.Delete(turn.at(), turn.device(), target.table().name(), target.id(), cascade);
    }

    /** Removes the record that was edited last from one device. */
    Step.EditStep destroy(Turn turn) {
        Target target = targets.get(last);
        return new Step.Destroy(turn.at(), turn.device(), target.table().name(), target.id());
    }

    private Step.EditStep update(Turn turn) {
        Target target = targets.get(last);
        if (target.columns().isEmpty()) {
            return create(turn);
        }
        return new Step.Update(
                turn.at(), turn.device(), target.table().name(), target.id(), edit(target, turn.writer()));
    }

    /** Something behind the endpoints, on one of the records. */
    ServerAction behind(ServerAction.Kind kind, int step) {
        Target target = targets.get(prng.below(targets.size()));
        String table = target.table().name();
        return switch (kind) {
            case EDIT -> new ServerAction.Edit(table, RawRecord.of(target.id(), initial(target, "S" + step)));
            case DELETE -> new ServerAction.Delete(table, target.id());
            case GRANT -> new ServerAction.Grant(table, target.id());
            case REVOKE -> new ServerAction.Revoke(table, target.id());
            case PURGE -> new ServerAction.Purge();
            case ADVANCE -> new ServerAction.Advance(prng.pick(JUMPS));
        };
    }

    /** An hour back, a second and forty days on. */
    private static final List<Long> JUMPS = List.of(-3_600_000L, 1_000L, 3_456_000_000L);

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
