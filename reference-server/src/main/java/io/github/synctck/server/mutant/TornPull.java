package io.github.synctck.server.mutant;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncBackend;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the first half of the tables, pauses, reads the others, and answers with the first timestamp. */
final class TornPull extends PausedPull {
    TornPull(SyncBackend sound, long pauseMillis) {
        super(sound, pauseMillis);
    }

    @Override
    protected PullResponse answer(PullResponse early, PullResponse late) {
        return early instanceof PullResponse.Accepted first && late instanceof PullResponse.Accepted second
                ? torn(first, second)
                : late;
    }

    private static PullResponse torn(PullResponse.Accepted early, PullResponse.Accepted late) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        int number = 0;
        for (String name : late.changes().tables().keySet()) {
            boolean first = number++ < late.changes().tables().size() / 2;
            tables.put(name, (first ? early : late).changes().table(name));
        }
        return new PullResponse.Accepted(new Changes(tables), early.timestamp(), late.strategy());
    }
}
