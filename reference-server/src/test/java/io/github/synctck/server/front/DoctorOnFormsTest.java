package io.github.synctck.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.doctor.Check;
import io.github.synctck.conformance.doctor.Diagnosis;
import io.github.synctck.conformance.doctor.Doctor;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The preflight on servers of other wire forms, by their target files. */
class DoctorOnFormsTest {
    private static final Suite SMALL = Suite.of(Suite.standard().cases().stream()
            .filter(each -> each.id().matches("(shape|faq|iso)-.*"))
            .toList());

    @TempDir
    private Path folder = Path.of("");

    private static Diagnosis examine(String letter, Path file) throws Exception {
        Profile profile = Standing.target(file, "http://127.0.0.1:1").profile();
        try (Standing standing = new Standing(letter, new ModelServer(profile, System::currentTimeMillis), profile)) {
            TargetFile described = Standing.target(file, standing.url());
            return Doctor.examine(new HttpTarget(described.settings()), described.profile(), SMALL, check -> {});
        }
    }

    private static String message(Diagnosis diagnosis, String name) {
        return diagnosis.checks().stream()
                .filter(check -> check.name().equals(name))
                .map(check -> check.status().word() + ": " + check.message())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "d, ok: a new row of notes came back and was deleted again",
        "f, 'ok: a row of profiles was changed, came back, and was changed back'",
        "g, 'ok: a new row of recipes came back, and stays there'",
        "h, 'warn: nothing can be both written and pulled'",
        "i, ok: a new row of expenses came back and was deleted again"
    })
    void describedServerIsFine(String letter, String roundTrip) throws Exception {
        Diagnosis diagnosis = examine(letter, Standing.file(letter));

        assertThat(diagnosis.mend()).as(diagnosis.checks().toString()).isEmpty();
        assertThat(message(diagnosis, "round trip")).startsWith(roundTrip);
        assertThat(diagnosis.checks()).noneMatch(check -> check.status() == Check.Status.SKIP);
        assertThat(diagnosis.outlook().skips()).isNotEmpty();
        assertThat(diagnosis.toString()).doesNotContain("token-of-a", Users.API_KEY);
    }

    @Test
    void clockOfWholeSecondsIsMeasured() throws Exception {
        String declared = Files.readString(Standing.file("e"));
        Path bare = Files.writeString(
                folder.resolve("server-e.yaml"), declared.replace("{unit: s, resolution: 1000}", "{unit: s}"));

        Diagnosis diagnosis = examine("e", bare);

        assertThat(declared).contains("{unit: s, resolution: 1000}");
        assertThat(diagnosis.mend()).isEmpty();
        assertThat(message(diagnosis, "cursor"))
                .as("a busy machine may measure somewhat more or less")
                .matches("warn: a tick lasts about (500|1000|2000) ms; declare time: \\{resolution: .*");
    }

    @Test
    void cursorInTheWrongPlaceIsTheFirstThingToMend() throws Exception {
        String right = Files.readString(Standing.file("g"));
        Path wrong = Files.writeString(
                folder.resolve("server-g.yaml"),
                right.replace("{in: query, name: last_pulled_at}", "{in: query, name: since}"));

        Diagnosis diagnosis = examine("g", wrong);

        assertThat(diagnosis.mend().orElseThrow())
                .isEqualTo("a pull after the first was refused with 400: last_pulled_at is missing; does the cursor go"
                        + " where the server looks for it?");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, users, 'fail: the second user: ', refused the token with 401: unknown token",
        "token-of-a, round trip, 'warn: a new row of notes ', are both tokens of one user?"
    })
    void secondTokenThatIsNoSecondUser(String token, String check, String head, String tail) throws Exception {
        String right = Files.readString(Standing.file("d"));
        Path wrong = Files.writeString(folder.resolve("server-d.yaml"), right.replace("${TOKEN_B}", token));

        Diagnosis diagnosis = examine("d", wrong);

        assertThat(right).contains("${TOKEN_B}");
        assertThat(message(diagnosis, check)).startsWith(head).endsWith(tail);
    }

    @ParameterizedTest
    @CsvSource({
        "only-first-pulls, fail: a new row of notes was accepted and the next pull does not bring it",
        "refuses-deltas, fail: a pull after the first was refused with 500",
        "forgets-tombstones, 'warn: a new row of notes was deleted, and the next pull does not say so'"
    })
    void brokenServerIsToldFromOneThatIsNotReadyYet(String mutant, String roundTrip) throws Exception {
        Path file = Standing.file("d");
        Profile profile = Standing.target(file, "http://127.0.0.1:1").profile();
        SyncBackend broken = Mutants.named(mutant).orElseThrow().server(profile, System::currentTimeMillis);
        try (Standing standing = new Standing("d", broken, profile)) {
            TargetFile described = Standing.target(file, standing.url());

            Diagnosis diagnosis =
                    Doctor.examine(new HttpTarget(described.settings()), described.profile(), SMALL, check -> {});

            assertThat(message(diagnosis, "round trip")).startsWith(roundTrip);
            assertThat(diagnosis.mend().isPresent()).isEqualTo(roundTrip.startsWith("fail"));
        }
    }
}
