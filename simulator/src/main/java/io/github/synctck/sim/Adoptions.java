package io.github.synctck.sim;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.SyncServer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Begins a play with rows that the server holds already, since its clients may create none. A row is found by a first
 * pull, and then written anew, as the first push of the history: what it held before is left over from somebody else.
 */
final class Adoptions {
    private final Network network;
    private final DataSchema schema;
    private final IdBinding binding;
    private final Recorder recorder;

    Adoptions(Network network, DataSchema schema, IdBinding binding, Recorder recorder) {
        this.network = network;
        this.schema = schema;
        this.binding = binding;
        this.recorder = recorder;
    }

    /** Adopts a row at the user's endpoint; throws {@link NothingToAdoptException} where the account holds none. */
    void adopt(Adopted each, SyncServer server) {
        PullResponse answer = network.server(each.user()).pull(PullRequest.first(schema.version()));
        if (!(answer instanceof PullResponse.Accepted accepted)) {
            throw new NothingToAdoptException("the first pull, which should show a row of " + each.table()
                    + " to begin with, was not answered with changes");
        }
        TableChanges held = accepted.changes().table(each.table());
        // A server in this process begins with nothing, so that the row has to be made.
        boolean made = network.raw(each.user()) == null;
        if (!made) {
            String id = unknown(held)
                    .orElseThrow(() -> new NothingToAdoptException(
                            "the account holds no row of " + each.table() + " to begin with"));
            binding.adopt(each.id(), id);
            recorder.mark(Operation.NONE, each.id() + " is a row of " + each.table() + " that the account holds");
        }
        List<RawRecord> rows = List.of(RawRecord.of(each.id(), each.set()));
        TableChanges written =
                made ? new TableChanges(rows, List.of(), List.of()) : new TableChanges(List.of(), rows, List.of());
        Changes changes = new Changes(Collections.singletonMap(each.table(), written));
        push(each, server, new PushRequest(changes, accepted.timestamp()));
    }

    private Optional<String> unknown(TableChanges held) {
        return Stream.concat(held.created().stream(), held.updated().stream())
                .map(RawRecord::id)
                .filter(id -> binding.symbol(id) == null)
                .findFirst();
    }

    private void push(Adopted each, SyncServer server, PushRequest request) {
        long invoked = recorder.tick();
        PushResponse response = server.push(request);
        Operation.Actor actor =
                new Operation.Actor(Operation.Role.WIRE, each.user(), Operation.NONE, "begin-" + each.id());
        recorder.add((index, at) -> new Operation.Push(
                index, at, actor, recorder.since(invoked), request, response, Fate.DELIVER, Operation.NONE));
    }
}
