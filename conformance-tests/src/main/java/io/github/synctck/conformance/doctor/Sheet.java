package io.github.synctck.conformance.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The checks so far; each goes to a listener as it is made. */
final class Sheet {
    private final List<Check> checks = new ArrayList<>();
    private final Consumer<Check> listener;

    Sheet(Consumer<Check> listener) {
        this.listener = listener;
    }

    void ok(String name, String message) {
        add(new Check(name, Check.Status.OK, message));
    }

    void warn(String name, String message) {
        add(new Check(name, Check.Status.WARN, message));
    }

    void fail(String name, String message) {
        add(new Check(name, Check.Status.FAIL, message));
    }

    void skip(String name, String message) {
        add(new Check(name, Check.Status.SKIP, message));
    }

    private void add(Check check) {
        checks.add(check);
        listener.accept(check);
    }

    boolean hasFailed() {
        return checks.stream().anyMatch(check -> check.status() == Check.Status.FAIL);
    }

    boolean has(String name) {
        return checks.stream().anyMatch(check -> check.name().equals(name));
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }
}
