package io.github.synctck.sim;

import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server as a scenario sees it: symbols inside, real ids on the wire. */
final class BoundServer implements SyncServer {
    private final SyncServer server;
    private final IdBinding binding;
    private final boolean shared;

    /** With {@code shared}, records of other plays on the same account are left out of what is pulled. */
    BoundServer(SyncServer server, IdBinding binding, boolean shared) {
        this.server = server;
        this.binding = binding;
        this.shared = shared;
    }

    @Override
    public PullResponse pull(PullRequest request) {
        PullResponse response = server.pull(request);
        if (response instanceof PullResponse.Accepted accepted) {
            return new PullResponse.Accepted(
                    binding.unbind(accepted.changes(), shared), accepted.timestamp(), accepted.strategy());
        }
        return response;
    }

    @Override
    public PushResponse push(PushRequest request) {
        PushResponse response = server.push(new PushRequest(binding.bind(request.changes()), request.lastPulledAt()));
        if (response instanceof PushResponse.Accepted accepted) {
            Map<String, List<String>> rejected = new TreeMap<>();
            accepted.rejectedIds().forEach((table, ids) -> {
                List<String> symbols = new ArrayList<>();
                for (String id : ids) {
                    String symbol = binding.symbol(id);
                    symbols.add(symbol == null ? id : symbol);
                }
                rejected.put(table, symbols);
            });
            return new PushResponse.Accepted(rejected);
        }
        return response;
    }
}
