package io.github.synctck.server.supabase;

import io.github.synctck.server.postgres.EqualsModel;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies.Buckets;
import io.github.synctck.spec.profile.Policies.EmptyTables;
import io.github.synctck.spec.profile.Policies.Equality;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.MigrationSource;
import io.github.synctck.spec.profile.Policies.NewerSchema;
import io.github.synctck.spec.profile.Policies.StaleCursor;
import io.github.synctck.spec.profile.Policies.UpdateOfDeleted;
import io.github.synctck.spec.profile.Profile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The model is the specification: the SQL functions, called as PostgREST calls them, answer as it does. */
class SupabaseEqualsModelTest {
    @ParameterizedTest
    @CsvSource({"watermelondb,weave", "weave,weave", "watermelondb,friends", "lww,friends"})
    void generatedScenariosGetTheSameAnswers(String profileName, String schema) throws Exception {
        playAll(ProfileReader.named(profileName).withSchema(ProfileReader.schema(schema)));
    }

    /** What a pull reads; the readings of a push are those of the other store. */
    static Stream<Choice> choices() {
        return Stream.of(
                Buckets.UPDATED_ONLY,
                Buckets.PLAIN_SPLIT,
                UpdateOfDeleted.DROP,
                StaleCursor.REPLACE,
                EmptyTables.OMIT,
                FirstPullTombstones.ALL,
                Equality.REDELIVER,
                MigrationSource.VERSIONS,
                NewerSchema.REFUSE);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyServedReadingGetsTheSameAnswers(Choice choice) throws Exception {
        Profile profile = ProfileReader.named("watermelondb").withSchema(ProfileReader.schema("friends"));
        playAll(profile.withPolicies(profile.policies().with(choice)));
    }

    private static void playAll(Profile profile) throws Exception {
        try (SqlBackend backend = new SqlBackend(SupabaseDatabase.of(profile))) {
            EqualsModel.playAll(profile, backend);
        }
    }
}
