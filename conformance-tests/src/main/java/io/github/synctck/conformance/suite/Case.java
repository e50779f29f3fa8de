package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.DataSchema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One case of the suite.
 *
 * @param id such as {@code push-05/stale-update-is-rejected}
 * @param judges the requirement that it is about
 * @param touches other requirements that its histories can show broken or kept
 * @param needs what the target must offer
 * @param scenarios what is played
 * @param judge reads each history
 */
public record Case(
        String id, RequirementId judges, List<RequirementId> touches, Needs needs, Scenarios scenarios, Judge judge) {
    private static final Pattern FORM = Pattern.compile("[a-z]+-[0-9]{2}[a-z]?/[a-z0-9-]+");

    public Case {
        touches = List.copyOf(touches);
        if (!FORM.matcher(id).matches() || !id.startsWith(judges.value().toLowerCase(java.util.Locale.ROOT) + "/")) {
            throw new IllegalArgumentException("not an id of a case on " + judges + ": " + id);
        }
    }

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
     * What a case needs of its target and of what that declares.
     *
     * @param http raw HTTP, for what only the wire shows
     * @param freshAccount an account that nobody has used
     * @param declared readings without which the case says nothing
     * @param children a table that refers to another one
     * @param owner a column that the server sets to the user's id
     */
    public record Needs(
            boolean http, boolean freshAccount, List<Choice> declared, boolean children, boolean owner) {
        /** Nothing but the two endpoints. */
        public static final Needs NOTHING = new Needs(false, false, List.of(), false, false);

        /** Raw HTTP. */
        public static final Needs HTTP = new Needs(true, false, List.of(), false, false);

        /** An unused account. */
        public static final Needs FRESH = new Needs(false, true, List.of(), false, false);

        public Needs {
            declared = List.copyOf(declared);
        }

        /** Also that the profile declares these readings. */
        public Needs declaring(Choice... readings) {
            return new Needs(http, freshAccount, List.of(readings), children, owner);
        }

        /** Also a table that refers to another one. */
        public Needs withChildren() {
            return new Needs(http, freshAccount, declared, true, owner);
        }

        /** Also an owner column. */
        public Needs withOwner() {
            return new Needs(http, freshAccount, declared, children, true);
        }

        /** Why the case says nothing under a profile; empty where it does. */
        public Optional<String> lacking(Profile profile) {
            for (Choice reading : declared) {
                if (!profile.policies().declares(reading)) {
                    return Optional.of("the profile does not declare " + reading.key() + ": " + reading.word());
                }
            }
            DataSchema schema = profile.schema();
            if (children
                    && schema.tables().keySet().stream()
                            .allMatch(table -> schema.children(table).isEmpty())) {
                return Optional.of("no table of the data schema refers to another one");
            }
            return owner && schema.ownerColumn() == null
                    ? Optional.of("the data schema has no owner column")
                    : Optional.empty();
        }
    }
}
