package io.github.synctck.sim;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import java.util.Collections;
import java.util.List;

/** What is done behind a server's endpoints as a scenario says it: symbols here, real ids there. */
final class BoundHooks implements ServerHooks {
    private final ServerHooks hooks;
    private final IdBinding binding;

    BoundHooks(ServerHooks hooks, IdBinding binding) {
        this.hooks = hooks;
        this.binding = binding;
    }

    @Override
    public List<ServerAction.Kind> offers() {
        return hooks.offers();
    }

    @Override
    public void perform(ServerAction action) {
        hooks.perform(bound(action));
    }

    private ServerAction bound(ServerAction action) {
        if (action instanceof ServerAction.Edit edit) {
            TableChanges one = new TableChanges(List.of(), List.of(edit.record()), List.of());
            Changes changes = binding.bind(new Changes(Collections.singletonMap(edit.table(), one)));
            return new ServerAction.Edit(
                    edit.table(), changes.table(edit.table()).updated().get(0));
        } else if (action instanceof ServerAction.Delete delete) {
            return new ServerAction.Delete(delete.table(), binding.bind(delete.id()));
        } else if (action instanceof ServerAction.Grant grant) {
            return new ServerAction.Grant(grant.table(), binding.bind(grant.id()));
        } else if (action instanceof ServerAction.Revoke revoke) {
            return new ServerAction.Revoke(revoke.table(), binding.bind(revoke.id()));
        }
        return action;
    }
}
