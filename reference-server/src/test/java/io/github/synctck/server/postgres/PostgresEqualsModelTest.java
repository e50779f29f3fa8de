package io.github.synctck.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.ConflictStatus;
import io.github.synctck.spec.profile.Policies.CreateOverExisting;
import io.github.synctck.spec.profile.Policies.DeleteOverChanged;
import io.github.synctck.spec.profile.Policies.EmptyTables;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.profile.Policies.StaleCursor;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The model is the specification: whatever devices do, the database answers as it does. */
class PostgresEqualsModelTest {
    private static final int SEEDS = 10;
    private static final int STEPS_MAX = 40;
    private static final int REQUESTS = 60;
    private static final int HOOK_EVERY = 6;
    private static final long START_MILLIS = 1_767_571_200_000L;

    @ParameterizedTest
    @CsvSource({"watermelondb,weave", "weave,weave", "lww,weave", "watermelondb,friends", "weave,friends"})
    void generatedScenariosGetTheSameAnswers(String profileName, String schema) {
        playAll(ProfileReader.named(profileName).withSchema(ProfileReader.schema(schema)));
    }

    static Stream<Choice> choices() {
        return Stream.of(
                Buckets.UPDATED_ONLY,
                Buckets.PLAIN_SPLIT,
                CreateOverExisting.UPSERT,
                DeleteOverChanged.DELETE_WINS,
                UpdateOfDeleted.DROP,
                Recreation.REFUSE,
                StaleCursor.REPLACE,
                EmptyTables.OMIT,
                FirstPullTombstones.ALL,
                Equality.REDELIVER,
                ConflictStatus.UNPROCESSABLE_422);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyServedReadingGetsTheSameAnswers(Choice choice) {
        Profile profile = ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
        playAll(profile.withPolicies(profile.policies().with(choice)));
    }

    /** Devices never send most of this; other clients do. */
    private static int playOnTheWire(Profile profile, PostgresStore store, int seed) {
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

    private static void playAll(Profile profile) {
        int exchanges = 0;
        int refused = 0;
        int refusedOnTheWire = 0;
        try (PostgresStore store = TestDatabase.store(profile)) {
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
        }
        assertThat(exchanges).isGreaterThan(SEEDS * 20);
        boolean refuses = profile.policies().declares(Policies.Conflict.REJECT);
        assertThat(refused > 0).isEqualTo(refuses);
        assertThat(refusedOnTheWire > 0).isEqualTo(refuses);
    }
}
