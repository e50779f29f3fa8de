package io.github.synctck.spec.codec;

import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.Level;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;

/** The catalogue of requirements, from {@code requirements.yaml}. */
public final class CatalogueReader {
    private static final String FILE = "requirements.yaml";
    private static final List<String> KEYS = List.of("id", "level", "text", "intent", "source", "requires", "untested");

    private CatalogueReader() {}

    /** The catalogue that comes with the product. */
    public static Catalogue load() {
        try {
            return read(Resources.text(FILE), FILE);
        } catch (BadFileException e) {
            throw new IllegalStateException(e);
        }
    }

    static Catalogue read(String text, String fileName) throws BadFileException {
        YamlFile.Node root = YamlFile.read(text, fileName);
        root.map(List.of("requirements"));
        List<Requirement> requirements = new ArrayList<>();
        for (YamlFile.Node node : root.list("requirements")) {
            requirements.add(requirement(node));
        }
        try {
            return new Catalogue(requirements);
        } catch (IllegalArgumentException e) {
            throw root.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Requirement requirement(YamlFile.Node node) throws BadFileException {
        node.map(KEYS);
        List<RequirementId> requires = new ArrayList<>();
        try {
            for (YamlFile.Node needed : node.list("requires")) {
                requires.add(RequirementId.of(String.valueOf(needed.text())));
            }
            String untested = node.text("untested", "");
            return new Requirement(
                    RequirementId.of(node.text("id")),
                    Level.valueOf(node.text("level")),
                    node.text("text"),
                    node.text("intent"),
                    node.text("source"),
                    requires,
                    untested.isEmpty() ? null : untested);
        } catch (IllegalArgumentException e) {
            throw node.bad(String.valueOf(e.getMessage()));
        }
    }
}
