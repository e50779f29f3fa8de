package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Plays the same against the model and against another backend, and fails where they answer differently. */
public final class EqualsModel {
    private static final int SEEDS = 10;
    private static final int STEPS_MAX = 40;
    private static final int REQUESTS = 60;
    private static final int HOOK_EVERY = 6;
    private static final long START_MILLIS = 1_767_571_200_000L;

    private EqualsModel() {}

    /** Devices never send most of this; other clients do. */
    private static int playOnTheWire(Profile profile, SyncBackend store, int seed) {
        String subject = UUID.randomUUID().toString();
        ModelServer model = new ModelServer(profile, () -> START_MILLIS);
        TwinServer twin = new TwinServer(model.forUser(subject), store.forUser(subject));
        WireRequests requests = new WireRequests(profile, new Seed(seed).stream("wire"));
        for (int i = 0; i < REQUESTS; i++) {
            if (i % HOOK_EVERY == HOOK_EVERY - 1 && !profile.policies().declares(Recreation.REFUSE)) {
                requests.behind(twin, model.hooks(subject), store.hooks(subject));
            }
            requests.next(twin);
        }
        return twin.refused();
    }

    /** Generated scenarios, and requests that devices never send, over a few seeds. */
    public static void playAll(Profile profile, SyncBackend store) {
        int exchanges = 0;
        int refused = 0;
        int refusedOnTheWire = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<TwinServer> twins = new ArrayList<>();
            Scenario scenario = Play.scenario(profile, STEPS_MAX, new Seed(seed));
            Play.of(profile, scenario, (declared, clock) -> {
                ModelServer model = new ModelServer(declared, clock);
                return user -> {
                    String subject = UUID.randomUUID().toString();
                    TwinServer twin = new TwinServer(model.forUser(subject), store.forUser(subject));
                    twins.add(twin);
                    return twin;
                };
            });
            refusedOnTheWire += playOnTheWire(profile, store, seed);
            for (TwinServer twin : twins) {
                exchanges += twin.exchanges();
                refused += twin.refused();
            }
        }
        assertThat(exchanges).isGreaterThan(SEEDS * 20);
        boolean refuses = profile.policies().declares(Policies.Conflict.REJECT);
        assertThat(refused > 0).isEqualTo(refuses);
        assertThat(refusedOnTheWire > 0).isEqualTo(refuses);
    }
}
