package io.github.synctck.server.mutant;

/** A pause of fixed length; none at 0. */
final class Pause {
    private Pause() {}

    static void of(long millis) {
        if (millis == 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
