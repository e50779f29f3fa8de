package io.github.synctck.server.postgres;

import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Choice;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The model is the specification: whatever devices do, the database answers as it does. */
class PostgresEqualsModelTest {
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

    private static void playAll(Profile profile) {
        try (PostgresStore store = TestDatabase.store(profile)) {
            EqualsModel.playAll(profile, store);
        }
    }
}
