package io.github.synctck.sim.mutant;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;

/** Fails on pushes with more values in a table than one statement binds. */
final class BindsTooMuch extends Layer {
    BindsTooMuch(Profile profile, SyncServer sound) {
        super(profile, sound);
    }

    static Mutant entry() {
        return Mutant.of(
                "binds-too-much",
                "F53",
                Making.layer(BindsTooMuch::new),
                "A table is written by one statement, with a parameter for each value.",
                "SIZE-05");
    }

    private static final int PARAMETERS_MAX = 65_535;

    @Override
    public PushResponse push(PushRequest request) {
        for (Table table : profile.schema().tables().values()) {
            int rows = request.changes().table(table.name()).created().size();
            if (rows * table.columns().size() > PARAMETERS_MAX) {
                return Making.CRASH;
            }
        }
        return super.push(request);
    }
}
