package io.github.synctck.conformance.soak;

import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Does what is to happen to the target, one after the other, each at its time. */
final class Incidents implements Runnable {
    private static final long COMMAND_SECONDS_MAX = 300;

    private final List<Incident> incidents;
    private final ServerHooks hooks;
    private final Path folder;
    private final Clock clock;
    private final Disturbances disturbances;
    private final Journal journal;
    private final List<SoakResult.Happened> happened = new ArrayList<>();

    Incidents(SoakOptions options, ServerHooks hooks, Path folder, Clock clock, Watch watch) {
        this.incidents = options.incidents().stream()
                .sorted(Comparator.comparing(Incident::at))
                .toList();
        this.hooks = hooks;
        this.folder = folder;
        this.clock = clock;
        this.disturbances = watch.disturbances();
        this.journal = watch.journal();
    }

    /** Who keeps the books. */
    record Watch(Disturbances disturbances, Journal journal) {}

    @Override
    public void run() {
        int number = 0;
        for (Incident incident : incidents) {
            number++;
            try {
                Thread.sleep(Math.max(0, incident.at().toMillis() - clock.millis()));
                happen(incident, number);
            } catch (InterruptedException e) {
                return; // The soak has ended before its time.
            }
        }
    }

    private void happen(Incident incident, int number) throws InterruptedException {
        long begun = clock.millis();
        journal.mark("incident: " + incident.words());
        String trouble = "";
        if (incident instanceof Incident.Command command) {
            disturbances.begin();
            trouble = command(command, number);
            disturbances.end();
        } else if (incident instanceof Incident.ClockStep step) {
            trouble = step(step);
        } else {
            throw new AssertionError(incident);
        }
        journal.mark("incident over" + (trouble.isEmpty() ? "" : ": " + trouble));
        synchronized (happened) {
            happened.add(new SoakResult.Happened(incident.words(), begun, clock.millis(), trouble));
        }
    }

    private String step(Incident.ClockStep step) {
        try {
            hooks.perform(new ServerAction.Advance(step.by().toMillis()));
            return "";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String command(Incident.Command command, int number) throws InterruptedException {
        File output = folder.resolve("incident-" + number + ".log").toFile();
        try {
            Process process = new ProcessBuilder("sh", "-c", command.line())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "did not end within " + COMMAND_SECONDS_MAX + " s";
            }
            return process.exitValue() == 0 ? "" : "ended with " + process.exitValue() + ", see " + output.getName();
        } catch (IOException e) {
            return "cannot be started: " + e.getMessage();
        }
    }

    /** What happened so far. */
    List<SoakResult.Happened> happened() {
        synchronized (happened) {
            return List.copyOf(happened);
        }
    }
}
