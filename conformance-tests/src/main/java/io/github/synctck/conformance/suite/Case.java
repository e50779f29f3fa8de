package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.race.Probe;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One case of the suite.
 *
 * @param id such as {@code push-05/stale-update-is-rejected}
 * @param judges the requirement that it is about
 * @param touches other requirements that its histories can show broken or kept
 * @param needs what the target must offer
 * @param scenarios what is played
 * @param judge reads each history
 * @param racing makes the race that is played instead of the scenario; null for cases without threads
 * @param aboutTies whether it asks what happens within one tick of the server's clock, so that nothing waits
 */
public record Case(
        String id,
        RequirementId judges,
        List<RequirementId> touches,
        Needs needs,
        Scenarios scenarios,
        Judge judge,
        @Nullable Racing racing,
        boolean aboutTies) {
    private static final Pattern FORM = Pattern.compile("[a-z]+-[0-9]{2}[a-z]?/[a-z0-9-]+");

    public Case {
        touches = List.copyOf(touches);
        if (!FORM.matcher(id).matches() || !id.startsWith(judges.value().toLowerCase(java.util.Locale.ROOT) + "/")) {
            throw new IllegalArgumentException("not an id of a case on " + judges + ": " + id);
        }
    }

    /** A case without threads. */
    public Case(
            String id,
            RequirementId judges,
            List<RequirementId> touches,
            Needs needs,
            Scenarios scenarios,
            Judge judge) {
        this(id, judges, touches, needs, scenarios, judge, null, false);
    }

    /** The same case with a race instead of a scenario. */
    Case racing(Racing race) {
        return new Case(id, judges, touches, needs, scenarios, judge, race, aboutTies);
    }

    /** The same case, played as fast as it can be. */
    Case hurried() {
        return new Case(id, judges, touches, needs, scenarios, judge, racing, true);
    }

    /** Makes a race on the profile's tables. */
    @FunctionalInterface
    public interface Racing {
        /** The race. */
        Race of(Profile profile);
    }

    /** What is played with threads, and for how long at most. */
    public record Race(Probe probe, long millis) {}

    /** Where a case's scenarios come from. */
    @FunctionalInterface
    public interface Scenarios {
        /** The scenarios on the profile's tables; a directed case has one and ignores the seed. */
        List<Scenario> of(Profile profile, Seed seed);
    }

    /** Reads a history. Pure. */
    @FunctionalInterface
    public interface Judge {
        /** Verdicts on the case's own requirements only, at least one on the one that it judges. */
        List<Verdict> judge(History history, Profile profile);
    }

    /**
     * What a case needs of its target.
     *
     * @param http raw HTTP, for what only the wire shows
     * @param freshAccount an account that nobody has used
     * @param anyData whether it judges whatever answers hold, so that a push may lose what the target does not take
     */
    public record Needs(boolean http, boolean freshAccount, boolean anyData) {
        /** Nothing but the two endpoints. */
        public static final Needs NOTHING = new Needs(false, false, false);

        /** Raw HTTP. */
        public static final Needs HTTP = new Needs(true, false, false);

        /** An unused account. */
        public static final Needs FRESH = new Needs(false, true, false);

        /** Raw HTTP, over whatever data there are. */
        static final Needs HTTP_ANY_DATA = new Needs(true, false, true);

        /** Nothing but the two endpoints, over whatever data there are. */
        static final Needs ANY_DATA = new Needs(false, false, true);
    }
}
