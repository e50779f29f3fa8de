package io.github.synctck.conformance.soak;

import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.sim.Network;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.ServerAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Many devices of a few users against one server for a while. A thread per device; when the time is up all come to rest
 * and are judged. Plays once.
 */
public final class Soak {
    /** The name in the scenario beside a soak's history; its exchanges overlap too much to be judged afterwards. */
    public static final String SCENARIO = "live-01/soak";

    /** The history on disk ends here. */
    private static final long HISTORY_BYTES_MAX = 2_000_000_000L;

    private static final long RARE_MILLIS_MAX = 15_000;
    private static final long RARE_MILLIS_MIN = 1_500;
    private static final long JOIN_MILLIS_MAX = 60_000;
    private static final long LOOK_MILLIS = 200;
    private static final long REQUESTS_PER_SYNC = 2;
    private static final long AWAY_MILLIS = 1_000;

    private final HttpTarget target;
    private final Profile profile;
    private final SoakOptions options;
    private final Path folder;
    private final Clock clock = new Clock();
    private final Figures figures = new Figures();
    private final Findings findings = new Findings();
    private final Disturbances disturbances;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile String broken = "";

    /** Hears how it goes on, now and then. */
    @FunctionalInterface
    public interface Progress {
        /** After that time so much was counted and so many breaches were found. */
        void seen(long millis, SoakResult.Counts counts, long breaches);
    }

    /** A soak whose history goes to that folder. */
    public Soak(HttpTarget target, Profile profile, SoakOptions options, Path folder) {
        this.target = target;
        this.profile = profile;
        this.options = options;
        this.folder = folder;
        this.disturbances = new Disturbances(
                clock::millis, figures, profile.policies().conflictStatus().code());
    }

    /**
     * Plays it; throws {@link IllegalArgumentException} with one sentence where the target or the profile cannot carry a
     * soak, and {@link IOException} where nothing can be written to the folder.
     */
    public SoakResult run(Progress progress) throws IOException {
        check();
        Files.createDirectories(folder);
        Network network = target.open(options.users());
        target.listen(disturbances);
        List<Playground> grounds = Playground.forUsers(profile, options, network.ids());
        try (Journal journal = new Journal(folder, scenario(), options.salt(), clock, HISTORY_BYTES_MAX)) {
            Throttle throttle = new Throttle(options.requestsPerSecond());
            List<List<SoakDevice>> devices = new ArrayList<>();
            for (int user = 0; user < options.users(); user++) {
                Playground ground = grounds.get(user);
                Ledger ledger = new Ledger(profile, ground, findings, clock::millis, journal::reserve);
                SoakDevice.Books books = new SoakDevice.Books(profile, ground, ledger, journal, figures, throttle);
                List<SoakDevice> own = new ArrayList<>();
                for (int index : options.devicesOf(user)) {
                    own.add(new SoakDevice(index, user, network.server(user), books));
                }
                devices.add(own);
            }
            Incidents incidents =
                    new Incidents(options, network.hooks(0), folder, clock, new Incidents.Watch(disturbances, journal));
            return play(devices, grounds, incidents, journal, progress);
        }
    }

    private void check() {
        if (profile.policies().declares(Policies.Pushes.NONE)) {
            throw new IllegalArgumentException("a soak pushes, and the profile " + profile.name() + " takes no pushes");
        } else if (options.users() > target.usersMax()) {
            throw new IllegalArgumentException(
                    "the target has only " + target.usersMax() + " users; --users is " + options.users());
        }
        boolean steps = options.incidents().stream().anyMatch(each -> each instanceof Incident.ClockStep);
        if (steps && !target.hooks().contains(ServerAction.Kind.ADVANCE)) {
            throw new IllegalArgumentException("the target offers no hook 'advance' to set its clock by");
        }
    }

    private Scenario scenario() {
        List<Integer> users = IntStream.range(0, options.devices())
                .mapToObj(d -> d % options.users())
                .toList();
        List<Fleet.Setup> setups = users.stream()
                .map(user -> new Fleet.Setup(user, 0, Fleet.On410.RESET, false))
                .toList();
        return new Scenario(
                SCENARIO,
                options.seed().toString(),
                profile.name(),
                options.users(),
                new Fleet(setups),
                false,
                List.of());
    }

    private SoakResult play(
            List<List<SoakDevice>> devices,
            List<Playground> grounds,
            Incidents incidents,
            Journal journal,
            Progress progress) {
        Thread happening = start("soak-incidents", incidents);
        List<Thread> threads = new ArrayList<>();
        for (int user = 0; user < devices.size(); user++) {
            List<SoakDevice> own = devices.get(user);
            for (int place = 0; place < own.size(); place++) {
                SoakDevice device = own.get(place);
                Habits.Drawn drawn = new Habits.Drawn(options.seed().stream("device " + device.index()), rareMillis());
                Habits habits = new Habits(place, own.size(), device, grounds.get(user), drawn);
                threads.add(start("soak-" + device.index(), () -> live(device, habits)));
            }
        }
        watch(happening, journal, progress);
        over.set(true);
        join(threads);
        happening.interrupt();
        join(List.of(happening));
        boolean rested = !isCancelled() && broken.isEmpty() && rest(devices, journal);
        return result(rested, incidents, journal);
    }

    private long rareMillis() {
        return Math.max(
                RARE_MILLIS_MIN, Math.min(RARE_MILLIS_MAX, options.duration().toMillis() / 6));
    }

    private boolean isCancelled() {
        return options.isCancelled().getAsBoolean();
    }

    /** What goes wrong in a thread of ours is no fault of the target. */
    private Thread start(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | AssertionError e) {
                        broken = name + " broke: " + e;
                        over.set(true);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void live(SoakDevice device, Habits habits) {
        long usual = Math.max(100, 1000L * options.devices() * REQUESTS_PER_SYNC / options.requestsPerSecond());
        while (sleep(habits.pauseMillis(usual / 2)) && !over.get()) {
            if (!habits.beforeSync(clock.millis())) {
                continue;
            }
            SoakDevice.Outcome outcome = device.sync(habits.line(figures.usualPushMillis()));
            if (outcome.wasRefused() && !outcome.isNetwork()) {
                outcome = device.sync(SoakDevice.Line.CLEAN);
            }
            if (outcome.isNetwork() && !sleep(habits.pauseMillis(AWAY_MILLIS))) {
                return;
            }
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until the time is up and all that was to happen has happened, however long that takes. */
    private void watch(Thread happening, Journal journal, Progress progress) {
        long told = 0;
        long end = options.duration().toMillis();
        while (!over.get() && !isCancelled() && (clock.millis() < end || happening.isAlive())) {
            sleep(LOOK_MILLIS);
            if (clock.millis() - told >= 1000) {
                told = clock.millis();
                journal.flush();
                progress.seen(told, figures.counts(disturbances.byKind()), findings.brokenInAll());
            }
        }
    }

    /** Waits for threads to end; where somebody wants the soak to end, only for as long as an answer may take. */
    private void join(List<Thread> threads) {
        long deadline = clock.millis() + JOIN_MILLIS_MAX;
        for (Thread thread : threads) {
            while (thread.isAlive() && clock.millis() < deadline) {
                if (isCancelled()) {
                    thread.interrupt();
                }
                try {
                    thread.join(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private boolean rest(List<List<SoakDevice>> devices, Journal journal) {
        journal.mark("heal");
        boolean[] rested = new boolean[devices.size()];
        List<Thread> threads = new ArrayList<>();
        List<Rest> rests = new ArrayList<>();
        for (int user = 0; user < devices.size(); user++) {
            int number = user;
            Rest rest = new Rest(profile, devices.get(user), findings, options.isCancelled());
            rests.add(rest);
            threads.add(start("soak-rest-" + user, () -> rested[number] = rest.judge()));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        int rounds = rests.stream().mapToInt(Rest::rounds).max().orElse(0);
        boolean quiet = rests.stream().allMatch(Rest::isQuiet);
        journal.mark("round " + rounds + (quiet ? " quiet" : " active"));
        devices.forEach(own -> own.forEach(SoakDevice::state));
        for (boolean each : rested) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    private SoakResult result(boolean rested, Incidents incidents, Journal journal) {
        disturbances.judge(findings);
        if (figures.get(Figures.Kind.PULLS) > figures.get(Figures.Kind.UNANSWERED)) {
            findings.tested(Law.PULL_ANSWER);
        }
        if (figures.get(Figures.Kind.PUSHES_ACCEPTED) > 0) {
            findings.tested(Law.PUSH_ANSWER);
        }
        if (options.users() == 1) {
            findings.skip(Law.TENANT, "needs two users");
        }
        if (!Ledger.isStrict(profile.policies())) {
            findings.skip(Law.CONFLICT, "deviates: not promised by this profile");
            findings.skip(Law.RACE, "deviates: not promised by this profile");
        }
        List<String> notes = new ArrayList<>();
        if (!journal.trouble().isEmpty()) {
            notes.add(journal.trouble());
        }
        List<SoakResult.Happened> happened = incidents.happened();
        Map<String, Long> failures = disturbances.byKind();
        SoakResult.Ending ending = SoakResult.Ending.FINISHED;
        String trouble = broken;
        String failed = happened.stream()
                .filter(each -> !each.trouble().isEmpty())
                .map(each -> "the incident '" + each.what() + "' " + each.trouble())
                .findFirst()
                .orElse("");
        if (isCancelled()) {
            ending = SoakResult.Ending.INTERRUPTED;
        } else if (!trouble.isEmpty() || !failed.isEmpty()) {
            ending = SoakResult.Ending.BROKEN;
            trouble = trouble.isEmpty() ? failed : trouble;
        } else if (!rested) {
            ending = SoakResult.Ending.TARGET_LOST;
            trouble = target.url() + " gave no answer for a minute when the devices came to rest";
        }
        return new SoakResult(
                ending,
                trouble,
                clock.millis(),
                options.seed().toString(),
                figures.counts(failures),
                happened,
                findings.verdicts(),
                notes);
    }
}
