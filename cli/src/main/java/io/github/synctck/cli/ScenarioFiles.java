package io.github.synctck.cli;

import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.OwnCases;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scenarios that a user brings along: every JSON file below a folder. */
final class ScenarioFiles {
    private static final String ENDING = ".json";

    private ScenarioFiles() {}

    /** A case per file, named after it; a {@link Complaint} where a file is no scenario over those tables. */
    static List<Case> cases(Path folder, DataSchema schema) {
        Map<String, Path> files = new TreeMap<>();
        List<Case> cases = new ArrayList<>();
        for (Path file : files(folder)) {
            Case own = of(folder, file, schema);
            Path other = files.put(own.id(), file);
            if (other != null) {
                throw Complaint.usage(other + " and " + file + " would both be the case " + own.id());
            }
            cases.add(own);
        }
        return cases;
    }

    private static Case of(Path folder, Path file, DataSchema schema) {
        String path = folder.relativize(file).toString();
        String name = path.substring(0, path.length() - ENDING.length());
        try {
            return OwnCases.of(name, ScenarioJson.read(ProfileOptions.text(file), file.toString(), schema));
        } catch (BadFileException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
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
