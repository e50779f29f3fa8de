package io.github.synctck.conformance.doctor;

import io.github.synctck.conformance.run.Outlook;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at a target before a run does: whether it can be reached, who is let in, what a first pull brings, whether a row
 * makes the round trip, how long a tick of the cursor lasts, and what a run would skip. It judges nothing. Used once, by
 * one thread.
 */
public final class Doctor {
    /** About how many requests an examination makes at most. */
    public static final int REQUESTS_MAX = 250;

    static final String REACHABLE = "reachable";
    static final String ENCRYPTION = "encryption";
    static final String USERS = "users";
    static final String CLOCK = "clock";
    static final String FIRST_PULL = "first pull";
    static final String SHAPE = "shape";
    static final String ROUND_TRIP = "round trip";
    static final String CURSOR = "cursor";
    static final String RUN = "run";

    private static final List<String> ALL =
            List.of(REACHABLE, ENCRYPTION, USERS, CLOCK, FIRST_PULL, SHAPE, ROUND_TRIP, CURSOR, RUN);
    private static final int USERS_MAX = 2;

    private final HttpTarget target;
    private final Profile profile;
    private final Sheet sheet;

    private Doctor(HttpTarget target, Profile profile, Sheet sheet) {
        this.target = target;
        this.profile = profile;
        this.sheet = sheet;
    }

    /** Looks at everything in turn, until something has to be mended; the listener hears of each check at once. */
    public static Diagnosis examine(HttpTarget target, Profile profile, Suite suite, Consumer<Check> listener) {
        Sheet sheet = new Sheet(listener);
        new Doctor(target, profile, sheet).examine();
        Outlook outlook = Outlook.of(suite, profile, target);
        if (!sheet.hasFailed()) {
            run(sheet, outlook);
        }
        ALL.stream()
                .filter(name -> !sheet.has(name))
                .forEach(name -> sheet.skip(name, "not looked at before the rest is mended"));
        return new Diagnosis(sheet.checks(), outlook);
    }

    /** Nothing but the round trip of one row. */
    public static Check roundTrip(HttpTarget target, Profile profile) {
        Sheet sheet = new Sheet(check -> {});
        Network network = target.open(Math.min(USERS_MAX, target.usersMax()));
        PullResponse first =
                network.server(0).pull(PullRequest.first(profile.schema().version()));
        if (first instanceof PullResponse.Accepted accepted) {
            new RoundTrip(target, profile.schema(), sheet).look(network, accepted);
        } else {
            sheet.fail(ROUND_TRIP, target.problem(first).orElse("the first pull was refused"));
        }
        return sheet.checks().get(0);
    }

    private static void run(Sheet sheet, Outlook outlook) {
        int skipped = outlook.skips().size();
        String words = skipped == 0
                ? "it would play all " + outlook.cases() + " cases"
                : "it would play " + (outlook.cases() - skipped) + " of " + outlook.cases() + " cases and skip "
                        + skipped;
        if (skipped == outlook.cases()) {
            sheet.warn(RUN, "it would skip every case");
        } else {
            sheet.ok(RUN, words);
        }
    }

    private void examine() {
        Network network;
        try {
            network = target.open(Math.min(USERS_MAX, target.usersMax()));
        } catch (TargetTrouble e) {
            sheet.fail(USERS, String.valueOf(e.getMessage()));
            return;
        }
        FirstPull first = new FirstPull(target, profile.schema(), sheet);
        Optional<PullResponse.Accepted> answer = first.look(network);
        if (answer.isEmpty() || sheet.hasFailed()) {
            return;
        }
        Optional<Marks> marks = new RoundTrip(target, profile.schema(), sheet).look(network, answer.get());
        if (!sheet.hasFailed()) {
            cursor(marks);
        }
    }

    private void cursor(Optional<Marks> marks) {
        try {
            Network network = target.open(1, Target.Pace.TICK);
            TickProbe probe = new TickProbe(network.server(0), profile.schema().version());
            CursorLook.look(probe.measure(marks.map(each -> each.at(network))), target.resolution(), sheet);
        } catch (TargetTrouble e) {
            sheet.fail(CURSOR, String.valueOf(e.getMessage()));
        }
    }
}
