package io.github.synctck.conformance.soak;

import io.github.synctck.sim.history.HistoryJson;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.sim.time.SimTime;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** The history on disk, an operation per line, as it happens. Ends at a limit of its size, and says so. */
final class Journal implements AutoCloseable {
    private final Clock clock;
    private final BufferedWriter writer;
    private final long bytesMax;
    private long bytes;
    private int index;
    private int written;

    /** Lines whose turn has not come. */
    private final TreeMap<Integer, String> early = new TreeMap<>();

    private String trouble = "";

    /** A journal of at most that many bytes in a folder, which is made. */
    Journal(Path folder, Scenario scenario, String salt, Clock clock, long bytesMax) throws IOException {
        this.clock = clock;
        this.bytesMax = bytesMax;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("scenario.json"), ScenarioJson.write(scenario));
        this.writer = Files.newBufferedWriter(folder.resolve("history.jsonl"), StandardCharsets.UTF_8);
        write(HistoryJson.header(scenario, salt));
    }

    /** Makes an operation from its number and time. */
    interface Maker {
        Operation make(int index, SimTime at);
    }

    /** The next number; whoever takes it puts an operation under it. Numbers are the order in which operations end. */
    synchronized int reserve() {
        return index++;
    }

    /** Writes an operation down under the next number. */
    void add(Maker maker) {
        put(reserve(), maker);
    }

    /** Writes an operation down; it waits for those before it. Makes texts outside of the lock. */
    void put(int number, Maker maker) {
        String line = isFull() ? "" : HistoryJson.line(maker.make(number, new SimTime(clock.millis())));
        synchronized (this) {
            early.put(number, line);
            for (String next = early.remove(written); next != null; next = early.remove(written)) {
                written++;
                write(next);
            }
        }
    }

    private synchronized boolean isFull() {
        return !trouble.isEmpty();
    }

    void mark(String what) {
        add((number, at) -> new Operation.Mark(number, at, Operation.NONE, what));
        flush();
    }

    private void write(String line) {
        if (!trouble.isEmpty()) {
            return;
        }
        try {
            bytes += line.length() + 1L;
            if (bytes > bytesMax) {
                trouble = "the history ends at " + bytesMax / 1_000_000 + " MB (limit history-bytes)";
                return;
            }
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            trouble = "the history cannot be written: " + e.getMessage();
        }
    }

    /** Makes sure that what was written so far outlives the process. */
    synchronized void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            trouble = "the history cannot be written: " + e.getMessage();
        }
    }

    /** Why the history is not whole; empty if it is. */
    synchronized String trouble() {
        return trouble;
    }

    @Override
    public synchronized void close() {
        early.values().forEach(this::write);
        early.clear();
        try {
            writer.close();
        } catch (IOException e) {
            trouble = "the history cannot be written: " + e.getMessage();
        }
    }
}
