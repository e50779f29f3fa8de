package io.github.synctck.report.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.OpenPoint;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.requirement.FailureClass;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The book in {@code docs/spec} says what the catalogue says; with {@code -Dsynctck.book=write} it is written anew. */
class BookTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path BOOK = DOCS.resolve("spec");
    private static final int FAILURE_CLASSES = 56;
    private static final int OPEN_POINTS = 30;
    private static final int AMBIGUITIES = 10;

    private final Knowledge knowledge = Knowledge.load();

    @Test
    void bookIsWhatTheCatalogueSays() throws IOException {
        Map<String, String> pages = new Book(knowledge).pages();
        if ("write".equals(System.getProperty("synctck.book"))) {
            Files.createDirectories(BOOK);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(BOOK.resolve(page.getKey()), page.getValue());
            }
        }

        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(BOOK)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(written).isEqualTo(pages);
    }

    @Test
    void everyRequirementSaysWhereToLook() {
        for (Requirement each : knowledge.catalogue().all()) {
            assertThat(each.advice().causes()).as(each.id() + " causes").isNotEmpty();
            assertThat(each.advice().fixes()).as(each.id() + " fixes").isNotEmpty();
            if (each.level() == Level.MUST && knowledge.cases(each.id()).isEmpty()) {
                assertThat(each.untested())
                        .as(each.id() + " has neither case nor reason")
                        .isNotBlank();
            }
        }
    }

    @Test
    void everyFailureClassIsCoveredOrExcused() {
        List<String> ids =
                knowledge.failureClasses().stream().map(FailureClass::id).toList();
        TreeSet<String> covered = new TreeSet<>();
        knowledge.catalogue().all().forEach(each -> covered.addAll(each.covers()));

        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, FAILURE_CLASSES)
                        .mapToObj(number -> "F" + number)
                        .toList())
                .containsAll(covered);
        for (FailureClass each : knowledge.failureClasses()) {
            assertThat(covered.contains(each.id()))
                    .as(each.id() + " is covered, or says why not, and never both")
                    .isEqualTo(each.untestable() == null);
        }
    }

    @Test
    void openPointsAndPoliciesAreTheSame() {
        List<OpenPoint> points = knowledge.openPoints();
        assertThat(points)
                .extracting(OpenPoint::id)
                .isEqualTo(IntStream.rangeClosed(1, OPEN_POINTS)
                        .mapToObj(number -> "P" + number)
                        .toList());
        assertThat(points.stream().flatMap(each -> each.ambiguities().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, AMBIGUITIES)
                        .mapToObj(number -> "AMB-" + number)
                        .toList());
        assertThat(points)
                .allSatisfy(each -> assertThat(each.requirements()).allMatch(knowledge.catalogue()::contains));
        for (Choice byDefault : Policies.DEFAULT.choices()) {
            if (byDefault.equals(Policies.Pushes.ACCEPTED)) {
                continue;
            }
            OpenPoint point = points.stream()
                    .filter(each -> each.key().equals(byDefault.key()))
                    .findFirst()
                    .orElseThrow();
            assertThat(point.readings().stream().map(OpenPoint.Reading::word))
                    .as(point.id())
                    .isEqualTo(byDefault.readings().stream().map(Choice::word).toList());
        }
        long declarable = points.stream().filter(each -> !each.key().isEmpty()).count();
        assertThat(declarable).isEqualTo(Policies.DEFAULT.choices().size() - 1L);
    }

    @Test
    void noTextNamesARequirementThatDoesNotExist() throws IOException {
        String families = String.join(
                "|",
                knowledge.catalogue().families().stream()
                        .map(each -> each.prefix())
                        .toList());
        Pattern id = Pattern.compile("\\b(?:" + families + ")-[0-9]{2}[a-z]?\\b");
        List<Path> texts = new ArrayList<>(List.of(DOCS.resolveSibling("README.md")));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(texts::add);
        }
        TreeSet<String> known = new TreeSet<>(Explanation.ids(knowledge));
        for (Path text : texts) {
            Matcher matcher = id.matcher(Files.readString(text));
            while (matcher.find()) {
                assertThat(known).as(text.toString()).contains(matcher.group());
            }
        }
        for (Mutant mutant : Mutants.all()) {
            assertThat(knowledge.catalogue().contains(mutant.intended()))
                    .as(mutant.name())
                    .isTrue();
            assertThat(mutant.alsoFails()).as(mutant.name()).allMatch(knowledge.catalogue()::contains);
        }
    }

    @Test
    void everyIdIsExplained() {
        for (String each : Explanation.ids(knowledge)) {
            Explanation explanation = Explanation.of(knowledge, each).orElseThrow();

            assertThat(explanation.title()).startsWith(each);
            assertThat(explanation.sections())
                    .as(each)
                    .isNotEmpty()
                    .allSatisfy(
                            section -> assertThat(section.lines()).isNotEmpty().noneMatch(String::isBlank));
        }
        assertThat(Explanation.of(knowledge, "PUSH-99")).isEmpty();
        assertThat(Explanation.of(knowledge, "amb-7").orElseThrow().sections())
                .extracting(Explanation.Section::heading)
                .contains("P8 Created or updated (AMB-7)", "P9 Echo (AMB-7)");
    }
}
