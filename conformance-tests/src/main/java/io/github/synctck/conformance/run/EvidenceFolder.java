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
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evidence on disk: {@code running/} holds the play under way, line by line, or between two plays the last one, so that
 * a killed run always leaves a history; {@code failures/<case>/} holds scenario and history of each failed case.
 */
public final class EvidenceFolder implements Evidence {
    private static final List<String> OURS = List.of("scenario.json", "history.jsonl");
    private static final String FRESH = ".new";
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
            if (empty || OURS.contains(name.replace(FRESH, "")) || TOLD.contains(name)) {
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
            replace(running, "scenario.json", ScenarioJson.write(scenario));
            replace(running, "history.jsonl", HistoryJson.header(scenario, salt) + '\n');
            writer = Files.newBufferedWriter(
                    running.resolve("history.jsonl"), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            trouble = e;
        }
        return operation -> write(HistoryJson.line(operation));
    }

    /** In one move, so that there is never half a file. */
    private static void replace(Path directory, String file, String text) throws IOException {
        Path fresh = directory.resolve(file + FRESH);
        Files.writeString(fresh, text);
        Files.move(fresh, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
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
        if (keep) {
            Path target = Files.createDirectories(failure(caseId));
            for (String file : OURS) {
                Files.copy(running.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void over() {
        try {
            clear(folder.resolve("running"));
        } catch (IOException e) {
            // The next run removes it, or says why it cannot.
        }
    }
}
