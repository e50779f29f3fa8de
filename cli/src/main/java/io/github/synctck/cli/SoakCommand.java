package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.conformance.soak.Incident;
import io.github.synctck.conformance.soak.Soak;
import io.github.synctck.conformance.soak.SoakOptions;
import io.github.synctck.conformance.soak.SoakResult;
import io.github.synctck.report.ReportFiles;
import io.github.synctck.report.console.SoakText;
import io.github.synctck.report.json.SoakJson;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck soak}: many devices at once, for minutes, through restarts. */
@Command(
        name = "soak",
        description = {
            "Lets many devices sync at once for a while, then judges that nothing was lost.",
            "They make conflicts, big pushes and first pulls, through what you do to the server meanwhile: docs/soak.md.",
            "It writes and deletes records of its own; never aim it at accounts that people use."
        },
        sortOptions = false)
final class SoakCommand implements Callable<Integer> {
    /** Tokens that are minted last six hours. */
    private static final Duration DURATION_MAX = Duration.ofHours(5);

    private static final int DEVICES_MAX = 500;

    private final Interrupt interrupt;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--devices", paramLabel = "N", description = "Devices over all users, at most 500 (default: 32).")
    private int devices = 32;

    @Option(names = "--users", paramLabel = "N", description = "Users, to whom the devices are dealt out (default: 4).")
    private int users = 4;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "How long devices edit and sync, such as 90s, 3m or 1h, at most 5h (default: 3m).")
    private String duration = "3m";

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "The most requests per second, over all devices (default: 50).")
    private int rate = 50;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of a big push (default: 2000).")
    private int rows = 2000;

    @Option(
            names = "--incident",
            paramLabel = "TIME=COMMAND",
            description = "Runs a shell command at that time, such as '45s=./restart.sh'; may be given several times.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = "--clock-step",
            paramLabel = "TIME=STEP",
            description = "Lets the target's clock jump at that time by its hook 'advance', such as 90s=-1h.")
    private List<String> steps = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the devices' choices, decimal or hex with 0x (default: 1).")
    private String seed = "1";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where soak.json, history.jsonl and the commands' output go (default: synctck-soak).")
    private Path out = Path.of("synctck-soak");

    SoakCommand(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public Integer call() {
        SoakOptions options = options();
        Profile profile = target.profile();
        PrintWriter writer = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        SoakText text = new SoakText(writer, Terminal.style(), CatalogueReader.load());
        try (TargetOptions.Opened opened = target.open(profile)) {
            SoakResult result = new Soak(opened.target(), profile, options, out).run(text::seen);
            text.finished(result);
            Files.writeString(out.resolve("soak.json"), SoakJson.write(result));
            return result.exitCode().code();
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, "cannot write to " + out + ": " + ReportFiles.reason(e));
        }
    }

    private SoakOptions options() {
        Duration time = time("--duration", duration);
        if (time.isNegative() || time.isZero() || time.compareTo(DURATION_MAX) > 0) {
            throw Complaint.usage("--duration should be more than nothing and at most 5h");
        } else if (devices > DEVICES_MAX) {
            throw Complaint.usage("--devices should be at most " + DEVICES_MAX);
        }
        try {
            return new SoakOptions(
                    devices,
                    users,
                    time,
                    Seeds.parse(seed),
                    Secrets.salt(),
                    rate,
                    rows,
                    incidents(),
                    interrupt::isRequested);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private List<Incident> incidents() {
        List<Incident> all = new ArrayList<>();
        for (String each : commands) {
            String[] parts = parts("--incident", "45s=./restart.sh", each);
            all.add(new Incident.Command(time("--incident", parts[0]), parts[1]));
        }
        for (String each : steps) {
            String[] parts = parts("--clock-step", "90s=-1h", each);
            all.add(new Incident.ClockStep(time("--clock-step", parts[0]), time("--clock-step", parts[1])));
        }
        return all;
    }

    private static String[] parts(String option, String like, String text) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw Complaint.usage(option + " should look like " + like + ": " + text);
        }
        return parts;
    }

    /** A span of time as people type it: a number with ms, s, m or h. */
    private static Duration time(String option, String text) {
        String given = text.trim();
        if (!given.matches("-?[0-9]{1,9}(ms|s|m|h)")) {
            throw Complaint.usage(option + " takes times such as 500ms, 90s, 3m or 1h: " + text);
        }
        long number = Long.parseLong(given.replaceAll("[a-z]", ""));
        if (given.endsWith("ms")) {
            return Duration.ofMillis(number);
        } else if (given.endsWith("s")) {
            return Duration.ofSeconds(number);
        }
        return given.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofHours(number);
    }
}
