package io.github.synctck.sim.device;

import io.github.synctck.sim.device.ClientCause.Kind;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One {@code synchronize()}, cut where the app waits for the network. The order of calls is: {@link #pullRequest},
 * then {@link #pulled} or {@link #pullLost}, then {@link #beginPush}, then {@link #pushed} or {@link #pushLost}; the
 * app may edit, restart or sync again in between.
 */
public final class SyncAttempt {
    private final Device device;
    private final DeviceOptions options;
    private final int life;
    private final @Nullable Cursor cursorAtStart;
    private final MigrationInfo migration;
    private final List<String> log = new ArrayList<>();
    private final List<ResolvedConflict> conflicts = new ArrayList<>();
    private @Nullable Cursor timestamp;
    private @Nullable LocalSnapshot snapshot;
    private @Nullable SyncError error;
    private boolean done;

    SyncAttempt(Device device, DeviceOptions options) {
        this.device = device;
        this.options = options;
        this.life = device.life();
        this.cursorAtStart = device.lastPulledAt();
        this.migration = MigrationInfo.of(device.store(), options.migrationsEnabledAtVersion());
        if (cursorAtStart == null && device.store().pulledVersion != null) {
            log.add("version-without-cursor");
        }
        if (migration.error() != null) {
            fail(SyncError.client(migration.error()));
        } else if (migration.migration() != null) {
            log.add("migration-sync " + migration.migration().from() + "#"
                    + device.store().schema().version());
        }
    }

    /** What the device asks first. */
    public PullRequest pullRequest() {
        return new PullRequest(cursorAtStart, device.store().schema().version(), migration.migration());
    }

    /** The pull was answered: applies it and stores its timestamp, or ends the sync in an error. */
    public void pulled(PullResponse response) {
        if (apply(response)) {
            storeCursor();
        }
    }

    /** The pull was answered and applied, then the app died before the timestamp was stored. */
    public void pulledThenCrashed(PullResponse response) {
        boolean first = cursorAtStart == null;
        if (apply(response)) {
            if (first && response instanceof PullResponse.Accepted answer) {
                answer.changes().tables().forEach((table, changes) -> {
                    changes.created().forEach(record -> zombie(table, record.id()));
                    changes.updated().forEach(record -> zombie(table, record.id()));
                });
            }
            crash();
        }
    }

    private void zombie(String table, String id) {
        device.causes().add(new ClientCause(Kind.C8, table, id, "was written by a first sync that died"));
    }

    /** The app died: the sync ends, the store stays as it is. */
    public void crash() {
        fail(new SyncError("fault", "crash"));
        device.restart();
    }

    private boolean apply(PullResponse response) {
        if (isDead()) {
            return false;
        }
        if (!(response instanceof PullResponse.Accepted answer)) {
            fail(pullError(response));
            return false;
        }
        if (!Objects.equals(cursorAtStart, device.lastPulledAt())) {
            fail(SyncError.client("concurrent-sync"));
            return false;
        }
        if (!StoredCursor.isValid(answer.timestamp())) {
            fail(SyncError.client("invalid-timestamp"));
            return false;
        }
        RemoteApply apply = new RemoteApply(device, options, log, conflicts);
        String code = apply.apply(answer.changes(), answer.strategy());
        if (code != null) {
            fail(SyncError.client(code));
            return false;
        }
        timestamp = answer.timestamp();
        if (cursorAtStart != null && timestamp.number() < cursorAtStart.number()) {
            log.add("timestamp-went-back");
        }
        return true;
    }

    private void storeCursor() {
        Cursor next = Objects.requireNonNull(timestamp);
        device.store().storedCursor = StoredCursor.write(next);
        if (migration.storesVersion()) {
            device.store().pulledVersion = device.store().schema().version();
        }
    }

    private static SyncError pullError(PullResponse response) {
        if (response instanceof Refused refused) {
            return SyncError.http("pull", refused.status());
        }
        return response instanceof TransportFailure ? SyncError.network("pull") : SyncError.client("other");
    }

    /** No answer to the pull arrived. */
    public void pullLost() {
        fail(SyncError.network("pull"));
    }

    /** Takes the snapshot to push; empty where nothing is unsent, and then the sync has gone well. */
    public Optional<PushRequest> beginPush() {
        if (isDead()) {
            return Optional.empty();
        }
        LocalSnapshot taken = LocalSnapshot.of(device.store());
        if (taken.changes().isEmpty()) {
            done = true;
            return Optional.empty();
        }
        snapshot = taken;
        return Optional.of(new PushRequest(taken.changes(), timestamp));
    }

    /** The push was answered: marks what was taken, or ends the sync in an error. */
    public void pushed(PushResponse response) {
        if (isDead()) {
            return;
        }
        if (response instanceof PushResponse.Accepted accepted) {
            Objects.requireNonNull(snapshot).mark(device, accepted.rejectedIds());
            done = true;
        } else if (response instanceof Refused refused) {
            fail(SyncError.http("push", refused.status()));
        } else {
            fail(SyncError.network("push"));
        }
    }

    /** No answer to the push arrived; whether the server took it is not known here. */
    public void pushLost() {
        fail(SyncError.network("push"));
    }

    private boolean isDead() {
        if (!done && life != device.life()) {
            fail(SyncError.client("dead"));
        }
        return done;
    }

    private void fail(SyncError cause) {
        if (!done) {
            error = cause;
            done = true;
        }
    }

    /** Whether nothing more is to be done. */
    public boolean isDone() {
        return done;
    }

    /** Why the sync failed, or null where it went well or is under way. */
    public @Nullable SyncError error() {
        return error;
    }

    /** The client's own error and warning codes, in order. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** The conflicts that the client resolved, in order. */
    public List<ResolvedConflict> conflicts() {
        return List.copyOf(conflicts);
    }
}
