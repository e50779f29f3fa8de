package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Checker;
import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Scenarios that people bring along, as cases that all laws judge. */
public final class OwnCases {
    /** What the ids of all of them begin with. */
    public static final String FAMILY = "live-01/own-";

    private static final String NAMELESS = "scenario";
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private OwnCases() {}

    /**
     * The case of a scenario, which is played under the case's id.
     *
     * @param name what to call it, such as the file's name; what an id cannot hold becomes a hyphen
     */
    public static Case of(String name, Scenario scenario) {
        String own = name.startsWith(FAMILY) ? name.substring(FAMILY.length()) : name;
        String hyphens = OTHER.matcher(own.toLowerCase(Locale.ROOT)).replaceAll("-");
        String word = EDGES.matcher(hyphens).replaceAll("");
        String id = FAMILY + (word.isEmpty() ? NAMELESS : word);
        boolean http = scenario.steps().stream().anyMatch(Step.Http.class::isInstance);
        Scenario named = scenario.named(id);
        return judgedByAllLaws(
                id, http ? Needs.HTTP : Needs.NOTHING, (profile, seed) -> List.of(named), OwnCases::judge);
    }

    /** A law about what the scenario does not hold, such as a deletion, is none of its business. */
    private static List<Verdict> judge(History history, Profile profile) {
        RequirementId judges = Directed.requirement(FAMILY);
        return Laws.judge(history, profile).stream()
                .filter(verdict -> verdict.status() != Status.UNKNOWN
                        || verdict.requirement().equals(judges))
                .toList();
    }

    /** A case in which any law may turn out to be broken. */
    static Case judgedByAllLaws(String id, Needs needs, Case.Scenarios scenarios, Case.Judge judge) {
        RequirementId judges = Directed.requirement(id);
        TreeSet<RequirementId> touches = new TreeSet<>();
        for (Checker checker : Laws.all()) {
            touches.addAll(checker.requirements());
        }
        touches.remove(judges);
        return new Case(id, judges, new ArrayList<>(touches), needs, scenarios, judge);
    }
}
