package io.github.synctck.spec.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Family;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that come with the product, and what is said about files that cannot be read. */
class FilesTest {
    private static final List<Family> FAMILIES = List.of(new Family("PULL", "Pulls", "About pulls."));

    /** The texts make 47 statements; three of them hold two demands each. */
    private static final int DOCUMENTED_RULES = 50;

    @Test
    void catalogueHoldsEveryDocumentedRuleAndTheLaws() {
        List<Requirement> all = List.copyOf(CatalogueReader.load().all());

        assertThat(all).filteredOn(each -> !isLaw(each)).hasSize(DOCUMENTED_RULES);
        assertThat(all).filteredOn(FilesTest::isLaw).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all).extracting(Requirement::level).contains(Level.MUST, Level.SHOULD, Level.MAY);
        for (Requirement requirement : all) {
            assertThat(requirement.text()).as(requirement.id().value()).endsWith(".");
            assertThat(requirement.intent()).as(requirement.id().value()).isNotBlank();
            assertThat(requirement.source()).as(requirement.id().value()).isNotBlank();
        }
    }

    private static boolean isLaw(Requirement requirement) {
        return requirement.id().value().matches("(DEL|CUR|TXN|ISO|MIG|LIVE|SIZE|HTTP|LOSS)-.*");
    }

    private static String catalogue(String... idsAndNeeds) {
        StringBuilder text = new StringBuilder("requirements:\n");
        for (int i = 0; i < idsAndNeeds.length; i += 2) {
            text.append("  - {id: ")
                    .append(idsAndNeeds[i])
                    .append(", level: MUST, text: t, intent: i, source: s, requires: [")
                    .append(idsAndNeeds[i + 1])
                    .append("]}\n");
        }
        return text.toString();
    }

    @Test
    void mistakesInACatalogueAreNamed() {
        assertThatThrownBy(() -> CatalogueReader.read(FAMILIES, catalogue("PULL-01", "PULL-99"), "c.yaml"))
                .hasMessage("c.yaml:1: PULL-01 requires unknown PULL-99");
        assertThatThrownBy(() -> CatalogueReader.read(FAMILIES, catalogue("PULL-01", "", "PULL-01", ""), "c.yaml"))
                .hasMessage("c.yaml:1: requirement listed twice: PULL-01");
        assertThatThrownBy(() -> CatalogueReader.read(
                        FAMILIES, catalogue("PULL-01", "", "PULL-02", "PULL-03", "PULL-03", "PULL-02"), "c.yaml"))
                .hasMessage("c.yaml:1: requirements need each other in a cycle: [PULL-02, PULL-03]");
        assertThatThrownBy(() -> CatalogueReader.read(FAMILIES, catalogue("PULL-1", ""), "c.yaml"))
                .hasMessage("c.yaml:2: not a requirement id: PULL-1");
        assertThatThrownBy(() -> CatalogueReader.read(FAMILIES, catalogue("PUSH-01", ""), "c.yaml"))
                .hasMessage("c.yaml:1: no family for PUSH-01");
        assertThatThrownBy(() ->
                        CatalogueReader.read(FAMILIES, catalogue("PULL-01", "").replace("MUST", "WILL"), "c.yaml"))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith("c.yaml:2: ");
    }

    @ParameterizedTest
    @CsvSource({"watermelondb, REJECT", "weave, LAST_WRITE_WINS"})
    void profilesSpeakOfTheTenTables(String name, Policies.Conflict conflict) {
        Profile profile = ProfileReader.named(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.policies().conflict()).isEqualTo(conflict);
        assertThat(profile.schema().tables()).hasSize(10).containsKeys("friends", "interactions", "user_profile");
        assertThat(profile.schema().ownerColumn()).isEqualTo("user_id");
        assertThat(profile.schema().parentsFirst()).hasSize(10);
    }

    @Test
    void everyListedProfileExistsAndOthersAreRefused() {
        assertThat(ProfileReader.NAMES)
                .allSatisfy(name -> assertThat(ProfileReader.named(name)).isNotNull());
        assertThatThrownBy(() -> ProfileReader.named("nonesuch"))
                .hasMessage("unknown profile 'nonesuch'; known are watermelondb, weave, lww, pull-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "last-write-wins"})
    void policiesAreReadByTheirNames(String word) throws BadFileException {
        String text = "name: x\ndescription: y\nschema: weave\nconflict: " + word + "\n";

        assertThat(ProfileReader.read(text, "p.yaml").policies().conflict().name())
                .isEqualToIgnoringCase(word.replace('-', '_'));
    }

    @Test
    void mistakesInAProfileAreNamedWithTheNearestKey() {
        assertThatThrownBy(() -> ProfileReader.read("name: x\nconflcit: reject\n", "p.yaml"))
                .hasMessage("p.yaml:2: unknown key 'conflcit'; did you mean 'conflict'?");
        assertThatThrownBy(
                        () -> ProfileReader.read("name: x\ndescription: y\nschema: weave\nconflict: maybe\n", "p.yaml"))
                .hasMessage("p.yaml:4: 'conflict' should be one of reject, last-write-wins, not 'maybe'");
        assertThatThrownBy(() -> ProfileReader.read("", "p.yaml")).hasMessage("p.yaml:1: is empty");
        assertThatThrownBy(() -> ProfileReader.read("- a\n", "p.yaml"))
                .hasMessageStartingWith("p.yaml:1: should be a map with the keys name");
        assertThatThrownBy(() -> ProfileReader.read("name: x\nname: y\n", "p.yaml"))
                .hasMessageStartingWith("p.yaml:2: is not YAML");
        assertThatThrownBy(() -> ProfileReader.read("name: [x\n", "p.yaml"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("is not YAML");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version: 1 | s.yaml:1: 'tables' is missing or empty",
                "version: x | s.yaml:1: 'version' should be a whole number, not 'x'",
                "{name: a, columns: [{name: b, type: text}]} | s.yaml:3: 'type' should be one of string, number, "
                        + "boolean, not 'text'",
                "{name: a, columns: [{name: b}]} | s.yaml:3: 'type' is missing",
                "{name: a, columns: [{name: b, type: string, optional: 1}]} | s.yaml:3: 'optional' should be true or "
                        + "false, not '1'",
                "{name: a, columns: [{name: b, type: string}, {name: b, type: string}]} | s.yaml:3: table a has two "
                        + "columns named b",
                "{name: a, columns: [{name: b, type: string, references: c}]} | s.yaml:1: a.b refers to a table that "
                        + "is not in the schema",
                "{name: a, columns: [{name: b, type: string, references: a}]} | s.yaml:1: the tables refer to each "
                        + "other in a cycle",
                "{name: a, columns: [{name: b, type: string, references: a, onDelete: explode}]} | s.yaml:3: "
                        + "'onDelete' should be cascade or keep, not 'explode'",
            })
    void mistakesInASchemaAreNamed(String text, String message) {
        String whole = text.startsWith("{") ? "version: 1\ntables:\n  - " + text + "\n" : text + "\n";

        assertThatThrownBy(() -> SchemaReader.read(whole, "s.yaml")).hasMessage(message);
    }
}
