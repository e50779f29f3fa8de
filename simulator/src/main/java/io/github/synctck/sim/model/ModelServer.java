package io.github.synctck.sim.model;

import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.Operator;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The in-memory reference server: one {@link Dataset} per user, none of which knows another. The clock is handed in,
 * in milliseconds; stamps stay monotonic whatever it does.
 */
public final class ModelServer implements SyncBackend {
    private final DatasetFactory datasets;
    private final Profile profile;
    private final LongSupplier clockMillis;
    private final Map<String, Dataset> byUser = new TreeMap<>();
    private volatile long clockAheadMillis;

    /** Makes the dataset of one user. */
    @FunctionalInterface
    public interface DatasetFactory {
        /** An empty dataset. */
        Dataset create(Profile profile, String userId, LongSupplier clockMillis);
    }

    /** The reference server. */
    public ModelServer(Profile profile, LongSupplier clockMillis) {
        this(profile, clockMillis, Dataset::new);
    }

    /** A server whose datasets differ from the reference. */
    public ModelServer(Profile profile, LongSupplier clockMillis, DatasetFactory datasets) {
        this.profile = profile;
        this.clockMillis = clockMillis;
        this.datasets = datasets;
    }

    @Override
    public SyncServer forUser(String userId) {
        return dataset(userId);
    }

    private Dataset dataset(String userId) {
        synchronized (byUser) {
            return byUser.computeIfAbsent(userId, id -> datasets.create(profile, id, this::nowMillis));
        }
    }

    private long nowMillis() {
        return clockMillis.getAsLong() + clockAheadMillis;
    }

    /**
     * Everything is offered. Every row has one owner, though: a grant brings back what was revoked from the same user,
     * it shares nothing between users.
     */
    @Override
    public ServerHooks hooks(String userId) {
        Dataset dataset = dataset(userId);
        return new ServerHooks() {
            @Override
            public List<ServerAction.Kind> offers() {
                return List.of(ServerAction.Kind.values());
            }

            @Override
            public void perform(ServerAction action) {
                if (action instanceof ServerAction.Advance advance) {
                    advance(advance.millis());
                } else {
                    dataset.perform(action);
                }
            }
        };
    }

    @Override
    public Optional<Operator> operator() {
        return Optional.of(new Operator() {
            @Override
            public void reset(@Nullable String userId) {
                concerned(userId).forEach(Dataset::reset);
            }

            @Override
            public long purge(@Nullable String userId, long beforeMillis) {
                return concerned(userId).stream()
                        .mapToLong(dataset -> dataset.purge((double) beforeMillis))
                        .sum();
            }
        });
    }

    private List<Dataset> concerned(@Nullable String userId) {
        synchronized (byUser) {
            return userId == null ? List.copyOf(byUser.values()) : List.of(dataset(userId));
        }
    }

    private void advance(long millis) {
        synchronized (byUser) {
            clockAheadMillis += millis;
        }
    }
}
