package io.github.synctck.conformance.target;

import io.github.synctck.sim.Network;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A server in the same process, reached by method calls; every play gets new users. */
public final class InProcessTarget implements Target {
    private static final int USERS_MAX = 8;

    private final SyncBackend backend;
    private final String description;
    private final AtomicLong requests = new AtomicLong();
    private long users;

    /** That server, described in a few words. */
    public InProcessTarget(SyncBackend backend, String description) {
        this.backend = backend;
        this.description = description;
    }

    /** The reference server in this process, on that clock. */
    public static InProcessTarget reference(Profile profile, LongSupplier clockMillis) {
        return new InProcessTarget(backend(profile, clockMillis), "the in-memory reference");
    }

    /** That server alone, for whoever plays histories on a clock of their own. */
    public static SyncBackend backend(Profile profile, LongSupplier clockMillis) {
        return new ModelServer(profile, clockMillis);
    }

    @Override
    public String url() {
        return "in process";
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public boolean speaksHttp() {
        return false;
    }

    @Override
    public boolean hasFreshAccounts() {
        return true;
    }

    @Override
    public int usersMax() {
        return USERS_MAX;
    }

    @Override
    public List<ServerAction.Kind> hooks() {
        return backend.hooks("nobody").offers();
    }

    @Override
    public Network open(int count, Pace pace) {
        long first = users;
        users += count;
        return new Network() {
            @Override
            public SyncServer server(int user) {
                return new Counting(backend.forUser("user-" + (first + user)));
            }

            @Override
            public @Nullable RawExchange raw(int user) {
                return null;
            }

            @Override
            public ServerHooks hooks(int user) {
                return backend.hooks("user-" + (first + user));
            }
        };
    }

    @Override
    public long requests() {
        return requests.get();
    }

    private final class Counting implements SyncServer {
        private final SyncServer server;

        Counting(SyncServer server) {
            this.server = server;
        }

        @Override
        public PullResponse pull(PullRequest request) {
            requests.incrementAndGet();
            return server.pull(request);
        }

        @Override
        public PushResponse push(PushRequest request) {
            requests.incrementAndGet();
            return server.push(request);
        }
    }
}
