package io.github.synctck.conformance.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.IdFormat;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.SyncServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Races speak to a server as it wants to be spoken to. */
class StageTest {
    /** Takes nothing but UUIDs. */
    private static final SyncServer STRICT = new SyncServer() {
        @Override
        public PullResponse pull(PullRequest request) {
            return new Refused(400, "none", "not asked here");
        }

        @Override
        public PushResponse push(PushRequest request) {
            for (TableChanges table : request.changes().tables().values()) {
                for (String id : table.deleted()) {
                    try {
                        UUID.fromString(id);
                    } catch (IllegalArgumentException e) {
                        return new Refused(400, "22P02", id + " is no UUID");
                    }
                }
            }
            return PushResponse.Accepted.ALL;
        }
    };

    private static Network network(IdFormat ids) {
        return new Network() {
            @Override
            public SyncServer server(int user) {
                return STRICT;
            }

            @Override
            public @Nullable RawExchange raw(int user) {
                return null;
            }

            @Override
            public IdFormat ids() {
                return ids;
            }
        };
    }

    private static boolean isTaken(IdFormat ids) {
        Profile profile = ProfileReader.named("watermelondb");
        String table = profile.schema().tables().keySet().iterator().next();
        Changes changes = new Changes(Map.of(table, new TableChanges(List.of(), List.of(), List.of("a"))));
        return new Stage(network(ids), 1, profile, "salt", 1).push("racer", Stage.Place.START, changes);
    }

    @Test
    void pushesOfARaceHaveIdsOfTheFormThatTheTargetTakes() {
        assertThat(isTaken(IdFormat.UUID)).isTrue();
        assertThat(isTaken(IdFormat.CLIENT)).isFalse();
    }
}
