package io.github.synctck.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.selftest.KillMatrix.Fate;
import io.github.synctck.conformance.selftest.KillMatrix.Row;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.mutant.Variant;
import io.github.synctck.sim.mutant.Variants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No sound server is blamed under the profile that declares what it does; under one that does not, it is blamed for
 * just that. Everything in process; races and sizes, the slow cases, are left to {@code synctck selftest}.
 */
class SoundVariantsTest {
    private static final Profile STRICT = ProfileReader.named("watermelondb");
    private static final Suite QUICK = Suite.standard().quick();

    static List<String> variants() {
        return Variants.all().stream().map(Variant::name).toList();
    }

    static List<String> undeclared() {
        return Variants.all().stream()
                .filter(variant -> variant.undeclared().isPresent())
                .map(Variant::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void isNotBlamedWhereItIsDeclared(String name) {
        Variant variant = Variants.named(name).orElseThrow();

        Row row = judge(variant, variant.declared(STRICT));

        assertThat(row.fate()).as(told(row)).isEqualTo(Fate.QUIET);
        assertThat(row.requests()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("undeclared")
    void isBlamedForJustThatWhereItIsNotDeclared(String name) {
        Variant variant = Variants.named(name).orElseThrow();
        RequirementId expected = variant.undeclared().orElseThrow();

        Row row = judge(variant, STRICT);

        assertThat(row.failed()).as(told(row)).containsExactly(expected);
        assertThat(row.first()).isNotNull();
    }

    private static String told(Row row) {
        return row.subject().name() + " failed " + row.failedCases() + ", first " + row.first() + ", unknown "
                + row.unknown() + ", " + row.errors();
    }

    /** The server does what its own profile says, whatever profile it is judged under. */
    private static Row judge(Variant variant, Profile judgedUnder) {
        Profile own = variant.declared(STRICT);
        Subject subject = new Subject(
                variant.name(),
                "",
                List.of(),
                variant.sentence(),
                judgedUnder,
                () -> Subject.Opened.of(
                        new InProcessTarget(variant.server(own, System::currentTimeMillis), variant.name()), () -> {}));
        return new Selftest(CatalogueReader.load(), QUICK, List.of(new Seed(1)), () -> false)
                .run(List.of(subject), row -> assertThat(row.errors()).isEmpty())
                .rows()
                .get(0);
    }
}
