package io.github.synctck.sim.device;

/**
 * Why a sync failed.
 *
 * @param kind {@code http}, {@code network} or {@code client}
 * @param detail the phase and status for {@code http}, a code for {@code client}, the phase for {@code network}
 */
public record SyncError(String kind, String detail) {
    static SyncError http(String phase, int status) {
        return new SyncError("http", phase + " " + status);
    }

    static SyncError network(String phase) {
        return new SyncError("network", phase);
    }

    static SyncError client(String code) {
        return new SyncError("client", code);
    }

    @Override
    public String toString() {
        return kind + " " + detail;
    }
}
