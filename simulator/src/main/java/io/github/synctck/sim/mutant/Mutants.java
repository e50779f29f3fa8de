package io.github.synctck.sim.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of broken servers. */
public final class Mutants {
    private Mutants() {}

    /** Every broken server. */
    public static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        all.addAll(PullMutants.all());
        all.addAll(ValueMutants.all());
        all.addAll(PushMutants.all());
        all.addAll(ConflictMutants.all());
        all.addAll(DeletionMutants.all());
        all.addAll(TenantMutants.all());
        all.addAll(SizeMutants.all());
        all.addAll(MigrationMutants.all());
        all.addAll(AccessMutants.all());
        all.addAll(FreshMutants.all());
        all.addAll(IndependentMutants.all());
        return List.copyOf(all);
    }

    /** The broken server of that name. */
    public static Optional<Mutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }
}
