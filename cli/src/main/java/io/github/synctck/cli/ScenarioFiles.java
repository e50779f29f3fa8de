package io.github.synctck.cli;

import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.OwnCases;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that a user brings along: every JSON file below a folder. */
final class ScenarioFiles {
    private static final String ENDING = ".json";

    private ScenarioFiles() {}

    /** A case per file, named by it; a {@link Complaint} where a file is no scenario over those tables. */
    static List<Case> cases(Path folder, DataSchema schema) {
        List<Case> cases = new ArrayList<>();
        for (Path file : files(folder)) {
            String path = folder.relativize(file).toString();
            String name = path.substring(0, path.length() - ENDING.length());
            try {
                Scenario scenario = ScenarioJson.read(ProfileOptions.text(file), file.toString(), schema);
                cases.add(OwnCases.of(name, scenario));
            } catch (BadFileException | IllegalArgumentException e) {
                throw Complaint.usage(String.valueOf(e.getMessage()));
            }
        }
        return cases;
    }

    private static List<Path> files(Path folder) {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw Complaint.usage("cannot read the folder " + folder);
        }
        if (found.isEmpty()) {
            throw Complaint.usage("there is no " + ENDING + " file below " + folder);
        }
        return found;
    }
}
