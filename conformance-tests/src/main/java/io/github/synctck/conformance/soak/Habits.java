package io.github.synctck.conformance.soak;

import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.history.Operation.Edit.Kind;
import io.github.synctck.sim.random.Prng;
import io.github.synctck.spec.schema.Table;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user of one device does. The first device of each user imports: now and then it makes, changes or deletes a
 * batch of many rows. The second is wiped now and then, the third syncs seldom, the fourth only reads. All others, and
 * these besides, edit a few records that their sisters edit too.
 */
final class Habits {
    private static final int DELETE_PERCENT = 15;
    private static final int CHILD_PERCENT = 25;
    private static final int OWN_PERCENT = 20;
    private static final int BATCH_PERCENT = 10;
    private static final int EDITS_MAX = 3;
    private static final int LOST_PERCENT = 3;
    private static final int HOT_PERCENT = 50;
    private static final int SLOW_PERCENT = 25;
    private static final int SLOW_TIMES_MAX = 3;
    private static final long SLOW_MILLIS = 30;
    private static final long SLOW_MILLIS_MAX = 3_000;
    private static final int READERS_FROM = 5;

    private final Part part;
    private final Playground ground;
    private final SoakDevice device;
    private final Prng prng;
    private final long everyMillis;
    private long nextMillis;
    private int imports;
    private long edits;

    /** The part that a device plays. */
    enum Part {
        IMPORTS,
        IS_WIPED,
        SYNCS_SELDOM,
        READS,
        EDITS
    }

    /**
     * The habits of a device.
     *
     * @param place which of its user's devices it is
     * @param sisters how many there are
     * @param drawn what its choices come from
     */
    Habits(int place, int sisters, SoakDevice device, Playground ground, Drawn drawn) {
        this.part = part(place, sisters);
        this.device = device;
        this.ground = ground;
        this.prng = drawn.prng();
        this.everyMillis = drawn.everyMillis();
        this.nextMillis = drawn.everyMillis() / (part == Part.IMPORTS ? 4 : 1);
    }

    /** What a device's choices come from, and how often what is rare happens. */
    record Drawn(Prng prng, long everyMillis) {}

    private static Part part(int place, int sisters) {
        if (place == 3 && sisters < READERS_FROM) {
            return Part.EDITS;
        }
        return switch (place) {
            case 0 -> Part.IMPORTS;
            case 1 -> Part.IS_WIPED;
            case 2 -> Part.SYNCS_SELDOM;
            case 3 -> Part.READS;
            default -> Part.EDITS;
        };
    }

    /** What the user does before the app syncs at that time; returns whether it syncs at all. */
    boolean beforeSync(long nowMillis) {
        boolean due = nowMillis >= nextMillis;
        nextMillis = due ? nowMillis + everyMillis : nextMillis;
        if (part == Part.IMPORTS && due) {
            batch();
        } else if (part == Part.IS_WIPED && due) {
            device.reinstall();
        } else if (part == Part.SYNCS_SELDOM && !due) {
            if (prng.chance(20)) {
                edit();
            }
            return false;
        }
        if (part != Part.READS) {
            for (int i = prng.between(1, EDITS_MAX); i > 0; i--) {
                edit();
            }
        }
        return true;
    }

    /** What the network does to the next sync: some pushes are slow enough that others' fit in before them. */
    SoakDevice.Line line(long usualMillis) {
        boolean loses = prng.chance(LOST_PERCENT);
        boolean slow = prng.chance(SLOW_PERCENT);
        int times = prng.between(1, SLOW_TIMES_MAX);
        return new SoakDevice.Line(slow ? Math.min(SLOW_MILLIS_MAX, times * (usualMillis + SLOW_MILLIS)) : 0, loses);
    }

    /** How long until the app syncs again, drawn around that. */
    long pauseMillis(long usual) {
        return prng.between((int) usual / 2, (int) usual * 3 / 2);
    }

    private String writer() {
        return Playground.writer(device.index(), edits++);
    }

    /** A batch is made, half of it changed, all of it deleted, and so on with the next. */
    private void batch() {
        List<String> rows = ground.batches().get(imports / 3 % ground.batches().size());
        int turn = imports++ % 3;
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i);
            boolean there = app().find(ground.main().name(), id) != null;
            if (turn == 0 && !there) {
                create(ground.main(), id, null);
            } else if (turn == 1 && there && i % 2 == 0) {
                update(ground.main(), id);
            } else if (turn == 2 && there) {
                delete(ground.main(), id);
            }
        }
    }

    private Device app() {
        return device.app();
    }

    private void edit() {
        Table child = ground.child();
        if (child != null && prng.chance(CHILD_PERCENT)) {
            editChild(child);
        } else if (prng.chance(OWN_PERCENT)) {
            write(ground.main(), ground.own(device.index()), null);
        } else if (prng.chance(BATCH_PERCENT)) {
            String id = prng.pick(prng.pick(ground.batches()));
            if (app().find(ground.main().name(), id) != null) {
                update(ground.main(), id);
            }
        } else {
            write(ground.main(), ground.shared(), null);
        }
    }

    private void editChild(Table child) {
        List<String> parents = ground.shared().stream()
                .filter(id -> app().find(ground.main().name(), id) != null)
                .toList();
        if (!parents.isEmpty()) {
            write(child, ground.children(), prng.pick(parents));
        }
    }

    private void write(Table table, List<String> ids, @Nullable String parent) {
        if (ids.isEmpty()) {
            return;
        }
        String id = prng.chance(HOT_PERCENT) ? ids.get(0) : prng.pick(ids);
        if (app().find(table.name(), id) == null) {
            create(table, id, parent);
        } else if (prng.chance(DELETE_PERCENT)) {
            delete(table, id);
        } else {
            update(table, id);
        }
    }

    private void create(Table table, String id, @Nullable String parent) {
        if (ground.mayCreate(id)) {
            device.edit(Kind.CREATE, table.name(), id, ground.row(prng, table, writer(), parent));
        }
    }

    private void update(Table table, String id) {
        device.edit(Kind.UPDATE, table.name(), id, ground.edit(prng, table, writer()));
    }

    private void delete(Table table, String id) {
        if (device.edit(Kind.DELETE_CASCADE, table.name(), id, Collections.emptyMap())) {
            ground.deleted(id);
        }
    }
}
