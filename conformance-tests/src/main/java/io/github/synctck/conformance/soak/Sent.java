package io.github.synctck.conformance.soak;

import io.github.synctck.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One push, from its sending to its answer. Guarded by its ledger. */
final class Sent {
    /** How a push ended, as far as its sender can tell. */
    enum State {
        UNDER_WAY,
        ACCEPTED,
        /** It may have been done or not. */
        UNSURE
    }

    final int device;

    /** When the pull on which it is based had returned. */
    final long basis;

    final long invoked;

    final long atMillis;

    /** What it says, record by record. */
    final List<Entry> entries = new ArrayList<>();

    final List<Write> writes = new ArrayList<>();

    long returned = Write.NEVER;

    /** The number that it has in the history once it has ended. */
    int number;

    State state = State.UNDER_WAY;

    Sent(int device, long basis, long invoked, long atMillis) {
        this.device = device;
        this.basis = basis;
        this.invoked = invoked;
        this.atMillis = atMillis;
    }

    /** Whether it and another one were made without having seen each other. */
    boolean isBlindTo(Sent other) {
        return device != other.device && other.invoked > basis && invoked > other.basis;
    }

    @Override
    public String toString() {
        return "device " + Scenario.deviceName(device) + " pushed at "
                + String.format(Locale.ROOT, "%.3f", atMillis / 1000.0) + " s";
    }
}
