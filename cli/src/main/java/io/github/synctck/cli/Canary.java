package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.First;
import io.github.synctck.conformance.selftest.Selftest;
import io.github.synctck.conformance.selftest.Subject;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.util.List;

/** A hidden broken server beside the target: a kit that does not find it says nothing about the target either. */
final class Canary {
    private Canary() {}

    /** Looks for one, drawn by the seed, and says how it was found; a {@link Complaint} with 70 where it was not. */
    static String sing(Seed seed) {
        Profile profile = ProfileReader.named("watermelondb");
        Mutant mutant = seed.stream("canary").pick(Mutants.all());
        Target target = new InProcessTarget(mutant.server(profile, System::currentTimeMillis), "a canary");
        Subject subject = new Subject(
                mutant.name(),
                mutant.failureClass(),
                List.of(mutant.intended()),
                mutant.sentence(),
                profile,
                () -> Subject.Opened.of(target, () -> {}));
        KillMatrix matrix = new Selftest(CatalogueReader.load(), Suite.standard(), List.of(seed), () -> false)
                .run(List.of(subject), row -> {});
        First first = matrix.rows().get(0).first();
        if (first == null) {
            throw new Complaint(
                    ExitCode.BROKEN, "the canary " + mutant.name() + " was not found: this build cannot be trusted");
        }
        return "canary: " + mutant.name() + " was found by " + first.caseId();
    }
}
