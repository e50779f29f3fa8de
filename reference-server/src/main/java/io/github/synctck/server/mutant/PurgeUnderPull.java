package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks whether a cursor is too old, pauses, and reads the tombstones, which a purge may have removed by then. */
final class PurgeUnderPull extends PausedPull {
    private final SyncBackend sound;

    PurgeUnderPull(SyncBackend sound, long pauseMillis) {
        super(sound, pauseMillis);
        this.sound = sound;
    }

    @Override
    protected PullResponse answer(PullResponse early, PullResponse late) {
        return early instanceof PullResponse.Accepted before && !(late instanceof PullResponse.Accepted)
                ? withoutDeletions(before)
                : late;
    }

    private static PullResponse withoutDeletions(PullResponse.Accepted answer) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        answer.changes()
                .tables()
                .forEach((name, table) ->
                        tables.put(name, new TableChanges(table.created(), table.updated(), List.of())));
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp(), answer.strategy());
    }

    @Override
    public ServerHooks hooks(String userId) {
        return sound.hooks(userId);
    }
}
