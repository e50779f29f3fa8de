package io.github.synctck.conformance.race;

import io.github.synctck.sim.IdBinding;
import io.github.synctck.sim.Network;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.history.Span;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.time.SimTime;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The endpoints of a race, as its users reach them: every exchange is recorded, from whichever thread it comes. */
public final class Stage {
    private final List<SyncServer> servers;
    private final ServerHooks hooks;
    private final IdBinding binding;
    private final int schemaVersion;
    private final long deadlineNanos;
    private final List<Operation> operations = new ArrayList<>();
    private long position;

    /** A stage for so many users of a network; a race on it ends after that many milliseconds. */
    public Stage(Network network, int users, Profile profile, String salt, long millis) {
        this.servers = IntStream.range(0, users).mapToObj(network::server).toList();
        this.hooks = network.hooks(0);
        this.binding = new IdBinding(profile.schema(), salt, network.ids());
        this.schemaVersion = profile.schema().version();
        this.deadlineNanos = System.nanoTime() + millis * 1_000_000;
    }

    /** Whether there is time for another round. */
    public boolean hasTime() {
        return System.nanoTime() < deadlineNanos;
    }

    /** A place in a user's chain of pulls: the operation, and the cursor that it was given. */
    public record Place(int user, int operation, @Nullable Cursor cursor) {
        /** Before the first pull of the first user. */
        public static final Place START = startOf(0);

        /** Before the first pull of that user. */
        public static Place startOf(int user) {
            return new Place(user, Operation.NONE, null);
        }
    }

    /** What happened, so far. */
    public synchronized History history(Scenario scenario, Profile profile) {
        return new History(scenario, profile.schema(), binding.salt(), List.copyOf(operations));
    }

    private synchronized long tick() {
        return position++;
    }

    /** Pulls from a place; returns the next one, or the same where the pull failed. */
    public Place pull(String label, Place from) {
        PullRequest request = PullRequest.since(from.cursor(), schemaVersion);
        long invoked = tick();
        PullResponse answer = servers.get(from.user()).pull(request);
        return add(label, from, request, answer, invoked);
    }

    private synchronized Place add(String label, Place from, PullRequest request, PullResponse answer, long invoked) {
        int index = operations.size();
        PullResponse shown = answer instanceof PullResponse.Accepted accepted
                ? new PullResponse.Accepted(
                        binding.unbind(accepted.changes(), true), accepted.timestamp(), accepted.strategy())
                : answer;
        operations.add(new Operation.Pull(
                index,
                SimTime.ZERO,
                actor(from, label),
                new Span(invoked, position++),
                request,
                shown,
                Fate.DELIVER,
                from.operation(),
                answer instanceof PullResponse.Accepted));
        return answer instanceof PullResponse.Accepted accepted
                ? new Place(from.user(), index, accepted.timestamp())
                : from;
    }

    /** What the pull of that place was answered with; nothing where it failed. */
    public synchronized Changes changes(Place place) {
        return place.operation() >= 0
                        && operations.get(place.operation()) instanceof Operation.Pull pull
                        && pull.outcome() instanceof PullResponse.Accepted answer
                ? answer.changes()
                : Changes.NONE;
    }

    /** A record as the pull of that place shows it, in {@code created} or {@code updated}. */
    public Optional<RawRecord> record(Place place, String table, String id) {
        return rows(changes(place).table(table))
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    /** The keys of the live records that changes name, in {@code created} or {@code updated}. */
    public static List<RecordKey> keys(Changes changes) {
        List<RecordKey> keys = new ArrayList<>();
        changes.tables().forEach((name, table) -> rows(table).forEach(row -> keys.add(new RecordKey(name, row.id()))));
        return keys;
    }

    private static Stream<RawRecord> rows(TableChanges table) {
        return Stream.concat(table.created().stream(), table.updated().stream());
    }

    /** Purges the tombstones behind the endpoints, that much later. */
    public void purge(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
        hooks.perform(new ServerAction.Purge());
    }

    private static Operation.Actor actor(Place place, String label) {
        return new Operation.Actor(Operation.Role.WIRE, place.user(), Operation.NONE, label);
    }

    /** Pushes with the cursor of a place; returns whether it was accepted. */
    public boolean push(String label, Place basis, Changes changes) {
        PushRequest request = new PushRequest(bound(changes), basis.cursor());
        long invoked = tick();
        PushResponse answer = servers.get(basis.user()).push(request);
        add(label, basis, new PushRequest(changes, basis.cursor()), answer, invoked);
        return answer instanceof PushResponse.Accepted;
    }

    private synchronized Changes bound(Changes changes) {
        return binding.bind(changes);
    }

    private synchronized void add(String label, Place basis, PushRequest request, PushResponse answer, long invoked) {
        operations.add(new Operation.Push(
                operations.size(),
                SimTime.ZERO,
                actor(basis, label),
                new Span(invoked, position++),
                request,
                answer,
                Fate.DELIVER,
                basis.operation()));
    }

    /** Does all of these at the same moment, as nearly as threads can, and waits for their end. */
    public static void together(List<Runnable> racers) {
        CyclicBarrier start = new CyclicBarrier(racers.size());
        List<Thread> threads = new ArrayList<>();
        for (Runnable racer : racers) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            start.await();
                            racer.run();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } catch (BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "racer");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
