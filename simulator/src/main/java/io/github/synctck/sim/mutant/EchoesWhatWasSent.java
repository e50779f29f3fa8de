package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers the first delta after a push with the values as they were sent, whatever it made of them. */
final class EchoesWhatWasSent extends Layer {
    private final Map<String, RawRecord> sent = new TreeMap<>();

    EchoesWhatWasSent(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse answer = super.push(request);
        if (answer instanceof PushResponse.Accepted) {
            request.changes().tables().forEach((name, changes) -> {
                changes.created().forEach(row -> sent.put(name + "/" + row.id(), row));
                changes.updated().forEach(row -> sent.put(name + "/" + row.id(), row));
            });
        }
        return answer;
    }

    @Override
    protected TableChanges table(PullRequest request, String name, TableChanges changes) {
        return request.lastPulledAt() == null ? changes : super.table(request, name, changes);
    }

    @Override
    protected RawRecord record(String table, RawRecord row) {
        RawRecord raw = sent.remove(table + "/" + row.id());
        return raw == null ? row : map(row, (name, value) -> isOwner(name) ? value : asSent(raw.get(name), value));
    }

    private boolean isOwner(String column) {
        return column.equals(profile.schema().ownerColumn());
    }

    private static Value asSent(@Nullable Value sent, Value kept) {
        return sent == null ? kept : sent;
    }
}
