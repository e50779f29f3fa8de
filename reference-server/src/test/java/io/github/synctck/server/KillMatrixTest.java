package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.selftest.KillMatrix;
import io.github.synctck.conformance.selftest.KillMatrix.Fate;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.conformance.selftest.Selftest;
import io.github.synctck.conformance.selftest.Subject;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.server.mutant.DatabaseMutants;
import io.github.synctck.server.mutant.ServerMutants;
import io.github.synctck.server.mutant.WireVariants;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.mutant.Variants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.server.SyncBackend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A sample of the self-test: broken servers are found over HTTP, for the reason they declare and first there; sound
 * ones are not blamed. With {@code -Dsynctck.matrix=all} it takes every server, and the cases that take long, which needs
 * the better part of an hour.
 */
class KillMatrixTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final List<String> BROKEN = List.of(
            "no-conflict-check",
            "forgets-tombstones",
            "stamps-with-client-cursor",
            "hides-deletion-of-young",
            "keeps-orphans",
            "updates-revive",
            "serves-soft-deleted",
            "inserts-without-upsert",
            "leaves-created-of-refused",
            "refuses-children-first",
            "forgets-a-trigger");
    private static final List<String> SOUND = List.of(
            "pulls-take-stamps",
            "omits-empty-tables",
            "buries-unknown-ids",
            "answers-204",
            "whole-numbers-with-a-fraction",
            "more-beside-the-changes");
    private static final boolean ALL = "all".equals(System.getProperty("synctck.matrix"));
    private static final int MEDIAN_STEPS_MAX = 5;

    @Test
    void everyBrokenServerIsKilledWhereItIsDeclared() {
        List<Subject> subjects = new ArrayList<>();
        Mutants.all().forEach(mutant -> {
            List<RequirementId> fails = new ArrayList<>(List.of(mutant.intended()));
            fails.addAll(mutant.alsoFails());
            subjects.add(broken(mutant.name(), mutant.failureClass(), fails));
        });
        ServerMutants.all()
                .forEach(mutant -> subjects.add(broken(mutant.name(), mutant.failureClass(), mutant.fails())));
        DatabaseMutants.all()
                .forEach(mutant -> subjects.add(broken(mutant.name(), mutant.failureClass(), mutant.fails())));
        KillMatrix matrix = judge(subjects, BROKEN);

        assertThat(matrix.rows())
                .hasSizeGreaterThanOrEqualTo(BROKEN.size())
                .allSatisfy(row -> assertThat(row.fate()).as(told(row)).isIn(Fate.KILLED, Fate.OPEN));
        assertThat(matrix.count(Fate.KILLED)).isGreaterThanOrEqualTo(BROKEN.size());
        assertThat(matrix.medianSteps()).isLessThanOrEqualTo(MEDIAN_STEPS_MAX);
    }

    @Test
    void noSoundVariantIsBlamed() {
        List<Subject> subjects = new ArrayList<>();
        Variants.all().forEach(variant -> {
            Profile declared = variant.declared(PROFILE);
            subjects.add(new Subject(
                    variant.name(),
                    "",
                    List.of(),
                    variant.sentence(),
                    declared,
                    () -> sound(variant.server(declared, System::currentTimeMillis))));
        });
        WireVariants.all()
                .forEach(variant -> subjects.add(new Subject(
                        variant.name(),
                        "",
                        List.of(),
                        variant.sentence(),
                        PROFILE,
                        () -> BrokenServer.behind(variant.spoiler()).opened())));
        KillMatrix matrix = judge(subjects, SOUND);

        assertThat(matrix.rows())
                .hasSizeGreaterThanOrEqualTo(SOUND.size())
                .allSatisfy(row -> assertThat(row.fate()).as(told(row)).isEqualTo(Fate.QUIET));
    }

    private static String told(Row row) {
        return row.subject().name() + " failed " + row.failed() + ", first " + row.first() + ", expected "
                + row.subject().fails() + ", errors " + row.errors();
    }

    private static KillMatrix judge(List<Subject> subjects, List<String> sample) {
        List<Subject> chosen = new ArrayList<>(subjects);
        if (!ALL) {
            chosen.removeIf(subject -> !sample.contains(subject.name()));
        }
        Suite suite = ALL ? Suite.standard() : Suite.standard().quick();
        return new Selftest(CatalogueReader.load(), suite, List.of(new Seed(1)), () -> false)
                .run(chosen, row -> assertThat(row.requests()).isPositive());
    }

    private static Subject broken(String name, String failureClass, List<RequirementId> fails) {
        return new Subject(
                name,
                failureClass,
                fails,
                "",
                PROFILE,
                () -> BrokenServer.named(name).opened());
    }

    private static Subject.Opened sound(SyncBackend backend) {
        RunningReference server = new RunningReference(backend);
        Target target = new HttpTarget(
                server.target(PROFILE.name()).url(),
                server.target(PROFILE.name()).accounts(),
                Collections.emptyMap());
        return Subject.Opened.of(target, server::close);
    }
}
