package io.github.synctck.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.target.InProcessTarget;
import io.github.synctck.sim.SimClock;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.codec.SchemaReader;
import io.github.synctck.spec.profile.Profile;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Directed cases find what they need among the columns that there are. */
class SampleTest {
    private static final String NUMBERS = """
            version: 1
            tables:
              - name: points
                columns:
                  - {name: x, type: number}
                  - {name: on, type: boolean}
            """;
    private static final String ONE_TEXT = NUMBERS + """
              - name: marks
                columns:
                  - {name: label, type: string}
                  - {name: weight, type: number}
            """;
    private static final String TWO_TEXTS = ONE_TEXT + """
              - name: notes
                columns:
                  - {name: title, type: string}
                  - {name: body, type: string}
            """;

    private static Profile profile(String schema) throws BadFileException {
        return ProfileReader.named("watermelondb").withSchema(SchemaReader.read(schema, "schema.yaml"));
    }

    @Test
    void theTableWithTheMostTextIsUsed() throws BadFileException {
        assertThat(Sample.of(profile(TWO_TEXTS)).table()).isEqualTo("notes");
        assertThat(Sample.of(profile(ONE_TEXT)).table()).isEqualTo("marks");
    }

    @Test
    void aSecondTextThatIsMissingIsSaidByName() throws BadFileException {
        Sample sample = Sample.of(profile(ONE_TEXT));

        assertThat(sample.row("a", "b")).containsOnlyKeys("label", "weight");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(sample::other)
                .withMessageContaining("marks has one free text column");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Sample.of(profile(NUMBERS)))
                .withMessageContaining("free text");
    }

    @Test
    void theReferenceHasNoFailureOnASchemaWithOneText() throws BadFileException {
        Profile profile = profile(ONE_TEXT);
        RunOptions options = new RunOptions(
                new Seed(1),
                "sample",
                List.of("SHAPE-01", "PULL-01", "PULL-04", "TIPS-02", "PUSH-01", "PUSH-03", "PUSH-05", "PUSH-08"),
                List.of(),
                Duration.ofMinutes(1),
                () -> false,
                id -> "");
        RunResult result = new ConformanceRunner(
                        new ConformanceRunner.Subject(
                                CatalogueReader.load(),
                                Suite.standard(),
                                profile,
                                InProcessTarget.reference(profile, new SimClock())),
                        options,
                        heard -> {},
                        Evidence.NONE)
                .run("sample");

        assertThat(result.failures()).isEmpty();
        assertThat(result.count(Status.ERROR)).isZero();
        assertThat(result.count(Status.PASS)).isGreaterThanOrEqualTo(5);
        assertThat(result.requirements().stream().flatMap(each -> each.cases().stream()))
                .filteredOn(each -> each.status() == Status.SKIPPED)
                .extracting(CaseResult::message)
                .contains("no table of the schema is of the kind that it needs");
    }
}
