package io.github.synctck.spec.codec;

import io.github.synctck.spec.profile.OpenPoint;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;

/** What the protocol leaves open, from {@code open-points.yaml}. */
public final class OpenPointsReader {
    private static final String FILE = "open-points.yaml";

    private OpenPointsReader() {}

    /** P1 to P30. */
    public static List<OpenPoint> load() {
        try {
            YamlFile.Node root = YamlFile.read(Resources.text(FILE), FILE);
            root.map(List.of("points"));
            List<OpenPoint> points = new ArrayList<>();
            for (YamlFile.Node node : root.list("points")) {
                points.add(point(node));
            }
            return List.copyOf(points);
        } catch (BadFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenPoint point(YamlFile.Node node) throws BadFileException {
        node.map(List.of("id", "key", "title", "question", "ambiguities", "requirements", "readings"));
        List<OpenPoint.Reading> readings = new ArrayList<>();
        for (YamlFile.Node reading : node.list("readings")) {
            reading.map(List.of("word", "text"));
            readings.add(new OpenPoint.Reading(reading.text("word"), reading.text("text")));
        }
        List<RequirementId> requirements = new ArrayList<>();
        for (String id : CatalogueReader.texts(node, "requirements")) {
            requirements.add(RequirementId.of(id));
        }
        return new OpenPoint(
                node.text("id"),
                node.text("title"),
                node.text("question"),
                node.text("key", ""),
                readings,
                CatalogueReader.texts(node, "ambiguities"),
                requirements);
    }
}
