package io.github.synctck.sim.generate;

import io.github.synctck.sim.scenario.CrashPoint;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every scenario of two devices of one user, a few ids and up to a few steps after both devices have made their first
 * pull. Scenarios that differ only in the names of devices or ids are met once, and none holds an edit that cannot
 * work. What a pull can meet is left out: without its answer a sync is none. Numbered, so that any part can be played
 * anywhere.
 */
public final class SmallScope {
    private static final int DEVICES = 2;
    private static final int FAULTS_MAX = 2;
    private static final long STEP_MILLIS = 1_000;
    private static final Leg SLOW = new Leg(STEP_MILLIS + STEP_MILLIS / 2, Fate.DELIVER);

    private final Profile profile;
    private final int ids;
    private final int stepsMax;
    private final List<Move> moves = new ArrayList<>();
    private final Table table;
    private final List<Column> columns = new ArrayList<>();

    /** What one device does in one step; {@code id} is -1 for a sync. */
    private record Move(int device, int id, Kind kind) {}

    private enum Kind {
        CREATE(true, false),
        UPDATE(true, false),
        DELETE(true, false),
        SYNC(false, false),
        SLOW_SYNC(false, false),
        LOST_REQUEST(false, true),
        LOST_ANSWER(false, true),
        TWICE(false, true),
        CRASH_AFTER_APPLY(false, true),
        CRASH_BEFORE_PUSH(false, true),
        CRASH_AFTER_PUSH(false, true);

        private final boolean edit;
        private final boolean fault;

        Kind(boolean edit, boolean fault) {
            this.edit = edit;
            this.fault = fault;
        }
    }

    /** All scenarios of up to {@code stepsMax} steps on that many ids of the profile's first table with a text. */
    public SmallScope(Profile profile, int ids, int stepsMax) {
        this.profile = profile;
        this.ids = ids;
        this.stepsMax = stepsMax;
        this.table = profile.schema().parentsFirst().stream()
                .filter(each -> each.references().isEmpty() && texts(each).size() >= 1)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table with a text column and without parents"));
        this.columns.addAll(texts(table));
        for (int device = 0; device < DEVICES; device++) {
            for (Kind kind : Kind.values()) {
                for (int id = 0; id < (kind.edit ? ids : 1); id++) {
                    moves.add(new Move(device, kind.edit ? id : -1, kind));
                }
            }
        }
    }

    private List<Column> texts(Table of) {
        return of.columns().values().stream()
                .filter(column -> column.type() == ColumnType.STRING
                        && column.reference() == null
                        && !column.name().equals(profile.schema().ownerColumn()))
                .toList();
    }

    /** Scenarios have numbers from 0 to below this; many numbers stand for none. */
    public long size() {
        long size = 0;
        long ofLength = 1;
        for (int length = 1; length <= stepsMax; length++) {
            ofLength *= moves.size();
            size += ofLength;
        }
        return size;
    }

    /** The scenario of that number; empty where another number stands for the same one, or it has too many faults. */
    public Optional<Scenario> at(long number) {
        List<Move> chosen = chosen(number);
        return isOrdered(chosen) && !hasIdleEdit(chosen) ? Optional.of(scenario(number, chosen)) : Optional.empty();
    }

    /** The scenario of a number that stands for none only because one of its edits cannot work. */
    Optional<Scenario> idleAt(long number) {
        List<Move> chosen = chosen(number);
        return isOrdered(chosen) && hasIdleEdit(chosen) ? Optional.of(scenario(number, chosen)) : Optional.empty();
    }

    private List<Move> chosen(long number) {
        long rest = number;
        long ofLength = moves.size();
        int length = 1;
        while (rest >= ofLength) {
            rest -= ofLength;
            ofLength *= moves.size();
            length++;
        }
        List<Move> chosen = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            chosen.add(moves.get((int) (rest % moves.size())));
            rest /= moves.size();
        }
        return chosen;
    }

    /** Devices and ids appear in the order of their numbers, and faults are few. */
    private static boolean isOrdered(List<Move> chosen) {
        int devicesSeen = 0;
        int idsSeen = 0;
        int faults = 0;
        for (Move move : chosen) {
            if (move.device() > devicesSeen || move.id() > idsSeen) {
                return false;
            }
            devicesSeen = Math.max(devicesSeen, move.device() + 1);
            idsSeen = Math.max(idsSeen, move.id() + 1);
            faults += move.kind().fault ? 1 : 0;
        }
        return faults <= FAULTS_MAX;
    }

    private static boolean hasIdleEdit(List<Move> chosen) {
        return IntStream.range(0, chosen.size()).anyMatch(i -> isIdle(chosen.get(i), chosen.subList(0, i)));
    }

    /** Whether the device cannot hold what it edits, or surely holds what it creates: a shorter scenario is the same. */
    private static boolean isIdle(Move move, List<Move> before) {
        boolean mayHold = false;
        boolean surelyHolds = false;
        boolean othersMade = false;
        for (Move earlier : before) {
            boolean own = earlier.device() == move.device();
            if (earlier.id() == move.id() && earlier.kind() == Kind.CREATE) {
                mayHold |= own;
                surelyHolds |= own;
                othersMade |= !own;
            } else if (earlier.id() == move.id() && earlier.kind() == Kind.DELETE) {
                surelyHolds = false;
            } else if (own && !earlier.kind().edit) {
                mayHold |= othersMade;
            }
        }
        return switch (move.kind()) {
            case UPDATE, DELETE -> !mayHold;
            case CREATE -> surelyHolds;
            default -> false;
        };
    }

    private Scenario scenario(long number, List<Move> chosen) {
        List<Step> steps = new ArrayList<>();
        List<Integer> devices = new ArrayList<>();
        for (int device = 0; device < DEVICES; device++) {
            devices.add(0);
            steps.add(sync(steps.size(), device, Leg.CLEAN, null));
        }
        chosen.forEach(move -> steps.add(step(steps.size(), move)));
        String name = "live-01/generated-histories/seed-small-" + ids + "-" + stepsMax + "-" + number;
        return new Scenario(name, String.valueOf(number), profile.name(), 1, devices, true, steps);
    }

    private static SimTime at(int index) {
        return new SimTime(STEP_MILLIS * (index + 1L));
    }

    private static Step.Sync sync(int index, int device, Leg push, @Nullable CrashPoint crash) {
        return new Step.Sync(at(index), device, Leg.CLEAN, push, true, crash);
    }

    private Step step(int index, Move move) {
        String id = "r" + (move.id() + 1);
        int device = move.device();
        return switch (move.kind()) {
            case CREATE -> new Step.Create(at(index), device, table.name(), id, set(index, move, columns));
            case UPDATE -> new Step.Update(at(index), device, table.name(), id, set(index, move, own(device)));
            case DELETE -> new Step.Delete(at(index), device, table.name(), id);
            case SYNC -> sync(index, device, Leg.CLEAN, null);
            case SLOW_SYNC -> sync(index, device, SLOW, null);
            case LOST_REQUEST -> sync(index, device, new Leg(0, Fate.DROP_REQUEST), null);
            case LOST_ANSWER -> sync(index, device, new Leg(0, Fate.DROP_RESPONSE), null);
            case TWICE -> sync(index, device, new Leg(0, Fate.DUPLICATE_REQUEST), null);
            case CRASH_BEFORE_PUSH -> sync(index, device, Leg.CLEAN, CrashPoint.BEFORE_PUSH);
            case CRASH_AFTER_APPLY -> sync(index, device, Leg.CLEAN, CrashPoint.AFTER_APPLY);
            case CRASH_AFTER_PUSH -> sync(index, device, Leg.CLEAN, CrashPoint.AFTER_PUSH);
        };
    }

    /** Each device edits a column of its own where there are two. */
    private List<Column> own(int device) {
        return List.of(columns.get(Math.min(device, columns.size() - 1)));
    }

    private static Map<String, Value> set(int index, Move move, List<Column> columns) {
        Map<String, Value> set = new LinkedHashMap<>();
        for (Column column : columns.subList(0, Math.min(2, columns.size()))) {
            set.put(column.name(), Value.of(Scenario.deviceName(move.device()) + index));
        }
        return set;
    }
}
