package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.Cascade;
import io.github.synctck.spec.profile.Policies.IdScope;
import io.github.synctck.spec.profile.Policies.InvalidValues;
import io.github.synctck.spec.profile.Policies.UnknownColumns;
import io.github.synctck.spec.profile.Policies.UnknownTables;
import java.util.List;

/** The readings that this store does not serve; only the in-memory reference does. */
final class Served {
    private static final List<Choice> MISSING = List.of(
            Cascade.CONFLICT,
            Cascade.KEEP,
            IdScope.GLOBAL,
            InvalidValues.REFUSE,
            UnknownColumns.REFUSE,
            UnknownTables.REFUSE);

    private Served() {}

    /** Throws {@link IllegalArgumentException} with one sentence where a declared reading is not served. */
    static void check(Policies policies) {
        for (Choice choice : MISSING) {
            if (policies.declares(choice)) {
                throw new IllegalArgumentException(
                        "the Postgres store does not serve " + choice.key() + ": " + choice.word());
            }
        }
    }
}
