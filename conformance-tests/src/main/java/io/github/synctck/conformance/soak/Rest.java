package io.github.synctck.conformance.soak;

import io.github.synctck.sim.device.Device;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** One user's devices come to rest: each syncs in turn until a round moves nothing, then all are compared with a first pull. */
final class Rest {
    /** Two rounds may still move something, and a push that outlived its sender one more. */
    private static final int ROUNDS_MAX = 4;

    private static final int TRIES_MAX = 40;
    private static final long TRY_MILLIS = 1_500;

    private final Profile profile;
    private final List<SoakDevice> devices;
    private final Findings findings;
    private final BooleanSupplier isCancelled;
    private final Map<Integer, String> stuck = new TreeMap<>();
    private boolean lost;
    private boolean quiet;
    private int rounds;

    Rest(Profile profile, List<SoakDevice> devices, Findings findings, BooleanSupplier isCancelled) {
        this.profile = profile;
        this.devices = devices;
        this.findings = findings;
        this.isCancelled = isCancelled;
    }

    /** Comes to rest and is judged; returns false where the target was not there, or somebody wanted it to end. */
    boolean judge() {
        devices.forEach(SoakDevice::restart);
        while (rounds < ROUNDS_MAX && !quiet && goesOn()) {
            rounds++;
            quiet = true;
            stuck.clear();
            for (SoakDevice device : devices) {
                quiet &= !moves(device) || !goesOn();
            }
        }
        if (!goesOn()) {
            return false;
        }
        PullResponse fresh = devices.get(0).freshPull();
        for (SoakDevice device : devices) {
            String error = stuck.get(device.index());
            if (error == null) {
                findings.tested(Law.SYNCS);
            } else {
                findings.broken(Law.SYNCS, name(device) + " can no longer sync: " + error);
            }
        }
        if (stuck.isEmpty() && !quiet) {
            findings.broken(
                    Law.REST, "the devices of user " + user() + " still moved something in round " + ROUNDS_MAX);
        } else if (fresh instanceof PullResponse.Accepted answer) {
            devices.stream()
                    .filter(device -> !stuck.containsKey(device.index()))
                    .forEach(device -> compare(device, answer));
        }
        return true;
    }

    /** How many rounds it took, the last one included. */
    int rounds() {
        return rounds;
    }

    /** Whether the last round moved nothing. */
    boolean isQuiet() {
        return quiet;
    }

    private boolean goesOn() {
        return !lost && !isCancelled.getAsBoolean();
    }

    private int user() {
        return devices.get(0).user() + 1;
    }

    private String name(SoakDevice device) {
        return "device " + Scenario.deviceName(device.index()) + " of user " + user();
    }

    /** One sync, and another one where the first was refused; returns whether anything moved. */
    private boolean moves(SoakDevice device) {
        long before = device.app().revision();
        SoakDevice.Outcome first = answered(device);
        SoakDevice.Outcome last = first.wasRefused() || first.hasBegunAnew() ? answered(device) : first;
        if (last.hasFailed()) {
            stuck.put(device.index(), last.error());
        }
        return first.hasPushed() || first.hasFailed() || device.app().revision() != before;
    }

    /** A sync that the target answered; tried for a minute. */
    private SoakDevice.Outcome answered(SoakDevice device) {
        SoakDevice.Outcome outcome = device.sync(SoakDevice.Line.CLEAN);
        for (int tries = 1; outcome.isNetwork() && goesOn(); tries++) {
            if (tries == TRIES_MAX || !sleep()) {
                lost = true;
                return outcome;
            }
            outcome = device.sync(SoakDevice.Line.CLEAN);
        }
        return outcome;
    }

    private static boolean sleep() {
        try {
            Thread.sleep(TRY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void compare(SoakDevice device, PullResponse.Accepted fresh) {
        List<String> differences = new ArrayList<>();
        for (Table table : profile.schema().tables().values()) {
            Map<String, Long> served = new TreeMap<>();
            fresh.changes().table(table.name()).created().forEach(row -> served.put(row.id(), print(table, row)));
            fresh.changes().table(table.name()).updated().forEach(row -> served.put(row.id(), print(table, row)));
            compare(table, held(device.app(), table), served, differences);
        }
        if (differences.isEmpty()) {
            findings.tested(Law.REST);
        } else {
            findings.broken(
                    Law.REST,
                    "at rest " + name(device) + " differs from a first pull in " + differences.size() + " records: "
                            + differences.get(0));
        }
    }

    private long print(Table table, RawRecord row) {
        return Fingerprint.of(table, row, profile.schema().ownerColumn());
    }

    /** The rows that the app shows; one that is still unsent has no fingerprint of any row. */
    private Map<String, Long> held(Device app, Table table) {
        Map<String, Long> held = new TreeMap<>();
        for (RawRecord row : app.rows().getOrDefault(table.name(), List.of())) {
            Value status = row.get("_status");
            if (!Value.of("deleted").equals(status)) {
                held.put(row.id(), Value.of("synced").equals(status) ? print(table, row) : Fingerprint.NO_ROW);
            }
        }
        return held;
    }

    private static void compare(
            Table table, Map<String, Long> held, Map<String, Long> served, List<String> differences) {
        TreeSet<String> ids = new TreeSet<>(held.keySet());
        ids.addAll(served.keySet());
        for (String id : ids) {
            Long here = held.get(id);
            Long there = served.get(id);
            if (here == null || !here.equals(there)) {
                String how = here == null
                        ? "is missing on the device"
                        : there == null
                                ? "is not on the server"
                                : here == Fingerprint.NO_ROW ? "is still unsent" : "has other values";
                differences.add(new RecordKey(table.name(), id) + " " + how);
            }
        }
    }
}
