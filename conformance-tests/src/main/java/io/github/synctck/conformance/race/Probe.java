package io.github.synctck.conformance.race;

/** Plays with threads what no scenario can express: exchanges that overlap. The history says what overlapped. */
@FunctionalInterface
public interface Probe {
    /** Plays until something was found or the time is up. */
    void play(Stage stage);
}
