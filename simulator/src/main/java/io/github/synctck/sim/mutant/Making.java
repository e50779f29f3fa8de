package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Makes a broken server. */
@FunctionalInterface
interface Making {
    /** The failure of a program that nobody expected. */
    Refused CRASH = new Refused(500, "internal", "the server could not do its work");

    /** A server that declares that profile, on that clock. */
    SyncBackend server(Profile profile, LongSupplier clockMillis);

    /** Makes one user's layer before a sound server. */
    @FunctionalInterface
    interface Layering {
        /** The layer. */
        SyncServer before(Profile profile, SyncServer sound);
    }

    /** A server whose datasets are broken. */
    static Making datasets(ModelServer.DatasetFactory datasets) {
        return (profile, clockMillis) -> new ModelServer(profile, clockMillis, datasets);
    }

    /** A sound server behind one broken layer per user. */
    static Making layer(Layering layering) {
        return (profile, clockMillis) -> {
            SyncBackend sound = new ModelServer(profile, clockMillis);
            Map<String, SyncServer> byUser = new TreeMap<>();
            return user -> {
                synchronized (byUser) {
                    return byUser.computeIfAbsent(user, id -> oneByOne(layering.before(profile, sound.forUser(id))));
                }
            };
        };
    }

    /** A server that takes one call at a time, for layers remember things. */
    private static SyncServer oneByOne(SyncServer server) {
        return new SyncServer() {
            @Override
            public synchronized PullResponse pull(PullRequest request) {
                return server.pull(request);
            }

            @Override
            public synchronized PushResponse push(PushRequest request) {
                return server.push(request);
            }
        };
    }
}
