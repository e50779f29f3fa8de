package io.github.synctck.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.campaign.Play;
import io.github.synctck.conformance.run.Deviations;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.mutant.Variant;
import io.github.synctck.sim.mutant.Variants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the laws say about generated histories of broken servers, word for word: whom they blame, with which facts, and
 * what they leave open. A change of a checker that changes nothing here changes nothing for anybody;
 * {@code -Dsynctck.verdicts=write} puts down what they say now, for a review of the difference.
 */
class VerdictsOnRecordTest {
    private static final int STEPS = 30;
    private static final int SEEDS = 40;
    private static final Pattern HEADING = Pattern.compile("== (.*), seed (\\d+)");
    private static final Path FOLDER = Path.of("src/test/resources/verdicts");
    private static final boolean WRITES = "write".equals(System.getProperty("synctck.verdicts"));

    @ParameterizedTest
    @ValueSource(strings = {"watermelondb", "weave"})
    void areThoseOfTheBrokenServers(String profileName) throws IOException {
        Profile profile = ProfileReader.named(profileName);
        Path file = FOLDER.resolve(profileName + ".txt");
        if (WRITES) {
            Files.createDirectories(FOLDER);
            Files.write(file, toldOfThoseThatAreFound(profile));
        }
        List<String> lines = Files.readAllLines(file);
        List<String> now = new ArrayList<>();
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                Mutant mutant = Mutants.named(heading.group(1)).orElseThrow();
                now.addAll(told(profile, mutant, Integer.parseInt(heading.group(2))));
            }
        }

        assertThat(now).isEqualTo(lines).hasSizeGreaterThan(SEEDS);
    }

    private static List<String> toldOfThoseThatAreFound(Profile profile) {
        List<String> lines = new ArrayList<>();
        for (Mutant mutant : Mutants.all()) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                List<String> told = told(profile, mutant, seed);
                if (told.stream().anyMatch(line -> line.contains(" " + Status.FAIL + " "))) {
                    lines.addAll(told);
                    break;
                }
            }
        }
        return lines;
    }

    /** A heading, then what is said of the history, and where it differs, of the one in which exchanges overlap. */
    private static List<String> told(Profile profile, Mutant mutant, int seed) {
        History history = history(profile, seed, mutant::server);
        List<String> lines = new ArrayList<>(List.of("== " + mutant.name() + ", seed " + seed));
        List<Verdict> verdicts = Laws.judge(history, profile);
        tell(history, profile, verdicts, lines);
        List<Verdict> overlapped = Laws.judge(Overlaps.in(history, 2, 6), profile);
        if (!overlapped.equals(verdicts)) {
            lines.add("-- overlapped");
            tell(history, profile, overlapped, lines);
        }
        return lines;
    }

    private static void tell(History history, Profile profile, List<Verdict> verdicts, List<String> lines) {
        for (Verdict verdict : verdicts) {
            if (verdict.status() != Status.PASS) {
                lines.add(verdict.requirement() + " " + verdict.status() + " " + verdict.message());
            }
            if (verdict.status() == Status.FAIL) {
                lines.add("    " + verdict.contrast() + " " + verdict.evidence());
            }
        }
        lines.addAll(Laws.declaredLosses(history, profile));
        lines.addAll(Laws.lostEdits(history, profile));
    }

    /** Servers that differ, under the profile that declares it; a deviation that breaks a law stays one. */
    @Test
    void blameNoSoundServer() {
        Profile profile = ProfileReader.named("watermelondb");
        for (Variant variant : Variants.all()) {
            Profile declared = variant.declared(profile);
            Deviations deviations = new Deviations(declared);
            for (int seed = 1; seed <= SEEDS; seed++) {
                History history = history(declared, seed, variant::server);
                assertThat(guilty(history, declared))
                        .as(variant.name() + " " + seed)
                        .allMatch(verdict -> deviations.includes(verdict.requirement()));
            }
        }
    }

    /** Overlapping only adds orders in which everything may have happened. */
    @ParameterizedTest
    @CsvSource({"1, 3", "2, 12", "3, 6"})
    void blameNobodyForWhatMayHaveHappenedInAnotherOrder(int every, int reach) {
        Profile profile = ProfileReader.named("watermelondb");
        for (int seed = 1; seed <= 5 * SEEDS; seed++) {
            History history = Overlaps.in(history(profile, seed, ModelServer::new), every, reach);
            assertThat(guilty(history, profile)).as("seed " + seed).isEmpty();
        }
    }

    private static List<Verdict> guilty(History history, Profile profile) {
        return Laws.judgeWithDevices(history, profile).stream()
                .filter(verdict -> verdict.status() == Status.FAIL || verdict.status() == Status.ERROR)
                .toList();
    }

    private static History history(Profile profile, int seed, Play.Servers servers) {
        return Play.of(profile, Play.scenario(profile, STEPS, new Seed(seed)), servers)
                .history();
    }
}
