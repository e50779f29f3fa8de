package io.github.synctck.sim;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Leg;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.sim.time.EventQueue;
import java.util.List;

/**
 * The second phase of a play: faults are off, every device is restarted, then each device syncs once per round, with
 * one retry after a refused push or a reset, until a round changes nothing.
 */
final class Quiesce {
    /** Two rounds may still move something; the third has to be quiet, whatever the number of devices. */
    static final int ROUNDS_MAX = 3;

    private static final long ROUND_PAUSE_MILLIS = 1_000;

    private final List<Player> players;
    private final Recorder recorder;
    private final EventQueue queue;
    private final Runnable tick;

    Quiesce(List<Player> players, Recorder recorder, EventQueue queue, Runnable tick) {
        this.players = players;
        this.recorder = recorder;
        this.queue = queue;
        this.tick = tick;
    }

    void run() {
        recorder.mark(Operation.NONE, "heal");
        players.forEach(Player::heal);
        boolean quiet = false;
        for (int round = 1; round <= ROUNDS_MAX && !quiet; round++) {
            quiet = true;
            for (Player player : players) {
                queue.advance(ROUND_PAUSE_MILLIS);
                tick.run();
                quiet &= !moves(player);
            }
            recorder.mark(Operation.NONE, "round " + round + (quiet ? " quiet" : " active"));
        }
    }

    private boolean moves(Player player) {
        long before = player.device.revision();
        SyncRun run = sync(player);
        boolean moved = run.hasPushed() || run.hasFailed();
        if (run.wasRefused() || run.hasBegunAnew()) {
            sync(player);
        }
        return moved || before != player.device.revision();
    }

    private SyncRun sync(Player player) {
        Step.Sync step = new Step.Sync(queue.now(), player.index, Leg.CLEAN, Leg.CLEAN, false, null);
        SyncRun run = new SyncRun(player, recorder, step);
        run.pullPhase();
        run.pushPhase();
        run.heardPhase();
        return run;
    }
}
