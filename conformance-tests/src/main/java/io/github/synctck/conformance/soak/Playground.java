package io.github.synctck.conformance.soak;

import io.github.synctck.sim.IdBinding;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.sim.random.Prng;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The records that one user's devices write: a few that all of them fight over, children of those, some of each device's
 * own, and batches of many rows. All ids are drawn before the soak, so that nothing grows with time.
 */
final class Playground {
    private static final int SHARED = 6;
    private static final int OWN = 4;
    private static final int BATCHES = 2;

    /** Where ids must not be used again, this many lie ready for one that is in use. */
    private static final int SPARE = 50;

    private final Profile profile;
    private final Table main;
    private final @Nullable Table child;
    private final int user;
    private final Map<String, Integer> owners;
    private final List<String> shared;
    private final List<String> children;
    private final Map<Integer, List<String>> own = new TreeMap<>();
    private final List<List<String>> batches = new ArrayList<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    private Playground(Profile profile, Table main, int user, Map<String, Integer> owners) {
        this.profile = profile;
        this.main = main;
        this.child = childOf(profile.schema(), main);
        this.user = user;
        this.owners = owners;
        this.shared = new ArrayList<>();
        this.children = new ArrayList<>();
    }

    /** One for each user; throws {@link IllegalArgumentException} with one sentence where no table will do. */
    static List<Playground> forUsers(Profile profile, SoakOptions options, IdFormat format) {
        Table main = mainTable(profile.schema());
        IdBinding ids = new IdBinding(profile.schema(), options.salt(), format);
        int spare = profile.policies().declares(Policies.Recreation.ACCEPT) ? 1 : SPARE;
        Map<String, Integer> owners = new HashMap<>();
        List<Playground> all = new ArrayList<>();
        for (int user = 0; user < options.users(); user++) {
            Playground ground = new Playground(profile, main, user, owners);
            String head = "soak/u" + user + "/";
            ground.draw(ids, head + "shared", SHARED * spare, ground.shared);
            ground.draw(ids, head + "child", ground.child == null ? 0 : SHARED * spare, ground.children);
            for (int device : options.devicesOf(user)) {
                List<String> mine = new ArrayList<>();
                ground.draw(ids, head + "own" + device, OWN * spare, mine);
                ground.own.put(device, mine);
            }
            for (int batch = 0; batch < BATCHES; batch++) {
                List<String> rows = new ArrayList<>();
                ground.draw(ids, head + "batch" + batch, options.bigRows(), rows);
                ground.batches.add(rows);
            }
            all.add(ground);
        }
        return List.copyOf(all);
    }

    private void draw(IdBinding ids, String name, int count, List<String> into) {
        for (int i = 0; i < count; i++) {
            String id = ids.bind(name + "/" + i);
            owners.put(id, user);
            into.add(id);
        }
    }

    /** The table without parents that has the most free text columns, of which two are enough, then the most children. */
    private static Table mainTable(DataSchema schema) {
        Table best = null;
        long bestRank = 0;
        for (Table table : schema.parentsFirst()) {
            long texts = table.columns().values().stream()
                    .filter(column -> isText(schema, column))
                    .count();
            long rank =
                    Math.min(2, texts) * 1000 + schema.children(table.name()).size() + 1L;
            if (table.references().isEmpty() && texts > 0 && rank > bestRank) {
                best = table;
                bestRank = rank;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a soak needs a table without parents that has a free text column");
        }
        return best;
    }

    private static boolean isText(DataSchema schema, Column column) {
        return column.type() == ColumnType.STRING
                && column.reference() == null
                && !column.name().equals(schema.ownerColumn());
    }

    private static @Nullable Table childOf(DataSchema schema, Table main) {
        for (DataSchema.Child each : schema.children(main.name())) {
            boolean text = each.table().columns().values().stream().anyMatch(column -> isText(schema, column));
            if (each.table().references().size() == 1 && text) {
                return each.table();
            }
        }
        return null;
    }

    /** The table in which most happens. */
    Table main() {
        return main;
    }

    /** The table of the children, or null where there is none. */
    @Nullable
    Table child() {
        return child;
    }

    /** The records that all devices of the user fight over. */
    List<String> shared() {
        return active(shared, SHARED);
    }

    /** The children. */
    List<String> children() {
        return active(children, SHARED);
    }

    /** The records of one device. */
    List<String> own(int device) {
        return active(own.getOrDefault(device, List.of()), OWN);
    }

    /** The ids of the batches of many rows. */
    List<List<String>> batches() {
        return Collections.unmodifiableList(batches);
    }

    private List<String> active(List<String> ids, int count) {
        return ids.stream().filter(id -> !used.contains(id)).limit(count).toList();
    }

    /** An id was deleted: it may be created again only where the profile takes that. */
    void deleted(String id) {
        if (!profile.policies().declares(Policies.Recreation.ACCEPT)) {
            used.add(id);
        }
    }

    /** Whether a deleted id may be created again. */
    boolean mayCreate(String id) {
        return !used.contains(id);
    }

    /** Whether the id is one of this user. */
    boolean isKnown(String id) {
        Integer owner = owners.get(id);
        return owner != null && owner == user;
    }

    /** Whether the id is one of another user of the soak. */
    boolean isForeign(String id) {
        Integer owner = owners.get(id);
        return owner != null && owner != user;
    }

    /** Values for a whole row; every text names who wrote it, and differs from all others. */
    Map<String, Value> row(Prng prng, Table table, String writer, @Nullable String parent) {
        Map<String, Value> row = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            if (column.reference() != null) {
                row.put(column.name(), parent == null ? Value.NULL : Value.of(parent));
            } else if (!column.name().equals(profile.schema().ownerColumn())) {
                row.put(column.name(), value(prng, column, writer));
            }
        }
        return row;
    }

    /** Values for some columns, a text among them. */
    Map<String, Value> edit(Prng prng, Table table, String writer) {
        List<Column> free = table.columns().values().stream()
                .filter(column -> column.reference() == null
                        && !column.name().equals(profile.schema().ownerColumn()))
                .toList();
        List<Column> texts =
                free.stream().filter(column -> isText(profile.schema(), column)).toList();
        Map<String, Value> set = new LinkedHashMap<>();
        Column text = prng.pick(texts);
        set.put(text.name(), Value.of(writer + "." + text.name()));
        Column other = prng.pick(free);
        set.putIfAbsent(other.name(), value(prng, other, writer));
        return set;
    }

    private static Value value(Prng prng, Column column, String writer) {
        if (column.optional() && column.type() != ColumnType.STRING && prng.chance(10)) {
            return Value.NULL;
        }
        return switch (column.type()) {
            case STRING -> Value.of(writer + "." + column.name());
            case NUMBER -> Value.of(prng.below(1_000_000));
            case BOOLEAN -> Value.of(prng.chance(50));
        };
    }

    /** Who writes, in words that no other write has. */
    static String writer(int device, long edit) {
        return Scenario.deviceName(device) + edit;
    }
}
