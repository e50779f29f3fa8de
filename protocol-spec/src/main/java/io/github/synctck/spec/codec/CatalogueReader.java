package io.github.synctck.spec.codec;

import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.FailureClass;
import io.github.synctck.spec.requirement.Family;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The catalogue of requirements, from {@code requirements.yaml} and a file per family. */
public final class CatalogueReader {
    private static final String FILE = "requirements.yaml";
    private static final String CLASSES = "failure-classes.yaml";
    private static final List<String> KEYS =
            List.of("id", "level", "text", "intent", "source", "requires", "untested", "covers", "causes", "fixes");

    private CatalogueReader() {}

    /** The catalogue that comes with the product. */
    public static Catalogue load() {
        try {
            YamlFile.Node index = YamlFile.read(Resources.text(FILE), FILE);
            index.map(List.of("families"));
            List<Family> families = new ArrayList<>();
            List<Requirement> requirements = new ArrayList<>();
            for (YamlFile.Node node : index.list("families")) {
                node.map(List.of("prefix", "title", "about"));
                Family family = new Family(node.text("prefix"), node.text("title"), node.text("about"));
                families.add(family);
                String file = "requirements/" + family.prefix().toLowerCase(Locale.ROOT) + ".yaml";
                requirements.addAll(requirements(YamlFile.read(Resources.text(file), file)));
            }
            return new Catalogue(families, requirements);
        } catch (BadFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The failure classes, F1 to F56. */
    public static List<FailureClass> failureClasses() {
        try {
            YamlFile.Node root = YamlFile.read(Resources.text(CLASSES), CLASSES);
            root.map(List.of("classes"));
            List<FailureClass> classes = new ArrayList<>();
            for (YamlFile.Node node : root.list("classes")) {
                node.map(List.of("id", "text", "untestable"));
                String untestable = node.text("untestable", "");
                classes.add(
                        new FailureClass(node.text("id"), node.text("text"), untestable.isEmpty() ? null : untestable));
            }
            return List.copyOf(classes);
        } catch (BadFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A catalogue from the text of one file whose requirements are of the given families. */
    static Catalogue read(List<Family> families, String text, String fileName) throws BadFileException {
        YamlFile.Node root = YamlFile.read(text, fileName);
        List<Requirement> requirements = requirements(root);
        try {
            return new Catalogue(families, requirements);
        } catch (IllegalArgumentException e) {
            throw root.bad(String.valueOf(e.getMessage()));
        }
    }

    private static List<Requirement> requirements(YamlFile.Node root) throws BadFileException {
        root.map(List.of("requirements"));
        List<Requirement> requirements = new ArrayList<>();
        for (YamlFile.Node node : root.list("requirements")) {
            requirements.add(requirement(node));
        }
        return requirements;
    }

    private static Requirement requirement(YamlFile.Node node) throws BadFileException {
        node.map(KEYS);
        List<RequirementId> requires = new ArrayList<>();
        try {
            for (String needed : texts(node, "requires")) {
                requires.add(RequirementId.of(needed));
            }
            String untested = node.text("untested", "");
            return new Requirement(
                    RequirementId.of(node.text("id")),
                    Level.valueOf(node.text("level")),
                    node.text("text"),
                    node.text("intent"),
                    node.text("source"),
                    requires,
                    texts(node, "covers"),
                    new Requirement.Advice(texts(node, "causes"), texts(node, "fixes")),
                    untested.isEmpty() ? null : untested);
        } catch (IllegalArgumentException e) {
            throw node.bad(String.valueOf(e.getMessage()));
        }
    }

    static List<String> texts(YamlFile.Node node, String key) throws BadFileException {
        return node.list(key).stream().map(each -> String.valueOf(each.text())).toList();
    }
}
