package io.github.synctck.conformance.run;

import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evidence on disk: {@code running/} holds the play under way, line by line, so that a killed run leaves what it
 * had; {@code failures/<case>/} holds scenario and history of each failed case.
 */
public final class EvidenceFolder implements Evidence {
    private static final List<String> OURS = List.of("scenario.json", "history.jsonl");
    private static final List<String> TOLD = List.of("diagram.txt", "repro.sh", "ReproTest.java");

    private final Path folder;
    private @Nullable Writer writer;
    private @Nullable IOException trouble;
    private String caseId = "";

    /** A folder; what an earlier run of ours left in it is removed. */
    public EvidenceFolder(Path folder) throws IOException {
        this.folder = folder;
        clear(folder.resolve("failures"));
        clear(folder.resolve("running"));
        Files.createDirectories(folder);
    }

    private static void clear(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> walk = Files.walk(path)) {
            found = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path each : found) {
            boolean empty = Files.isDirectory(each) && isEmpty(each);
            String name = each.getFileName().toString();
            if (empty || OURS.contains(name) || TOLD.contains(name)) {
                Files.delete(each);
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** The folder of a failed case. */
    public Path failure(String failedCase) {
        return folder.resolve("failures").resolve(failedCase);
    }

    @Override
    public Consumer<Operation> begin(String id, Scenario scenario, String salt) {
        caseId = id;
        trouble = null;
        try {
            Path running = Files.createDirectories(folder.resolve("running"));
            Files.writeString(running.resolve("scenario.json"), ScenarioJson.write(scenario));
            writer = Files.newBufferedWriter(running.resolve("history.jsonl"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            trouble = e;
        }
        write(HistoryJson.header(scenario, salt));
        return operation -> write(HistoryJson.line(operation));
    }

    private void write(String line) {
        if (writer == null || trouble != null) {
            return;
        }
        try {
            writer.write(line);
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            trouble = e;
        }
    }

    @Override
    public void end(boolean keep) throws IOException {
        Path running = folder.resolve("running");
        if (writer != null) {
            writer.close();
            writer = null;
        }
        if (trouble != null) {
            throw new IOException("cannot write the history below " + running + ": " + trouble.getMessage(), trouble);
        }
        for (String file : OURS) {
            if (keep) {
                Path target = Files.createDirectories(failure(caseId));
                Files.move(running.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(running.resolve(file));
            }
        }
        Files.deleteIfExists(running);
    }
}
