package io.github.synctck.sim;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Span;
import io.github.synctck.sim.time.EventQueue;
import io.github.synctck.sim.time.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Numbers operations as they end, keeps them, and hands each on at once. */
final class Recorder {
    private final EventQueue queue;
    private final Consumer<Operation> sink;
    private final List<Operation> operations = new ArrayList<>();
    private long position;

    Recorder(EventQueue queue, Consumer<Operation> sink) {
        this.queue = queue;
        this.sink = sink;
    }

    /** Makes an operation from its number and time. */
    interface Maker<T extends Operation> {
        T make(int index, SimTime at);
    }

    /** The next position in the order of beginnings and ends. */
    long tick() {
        return position++;
    }

    /** The span of an exchange that began at a position and ends now. */
    Span since(long invoked) {
        return new Span(invoked, tick());
    }

    <T extends Operation> T add(Maker<T> maker) {
        T operation = maker.make(operations.size(), queue.now());
        operations.add(operation);
        sink.accept(operation);
        return operation;
    }

    void mark(int device, String what) {
        add((index, at) -> new Operation.Mark(index, at, device, what));
    }

    List<Operation> operations() {
        return operations;
    }
}
