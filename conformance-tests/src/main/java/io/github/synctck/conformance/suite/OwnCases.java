package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.check.Checker;
import io.github.synctck.conformance.check.Laws;
import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Scenarios that people bring along, as cases that all laws judge. */
public final class OwnCases {
    private static final String FAMILY = "live-01/";
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private OwnCases() {}

    /**
     * The case of a scenario.
     *
     * @param name what to call it, such as the file's name; what an id cannot hold becomes a hyphen
     * @throws IllegalArgumentException with one sentence where nothing of the name is left
     */
    public static Case of(String name, Scenario scenario) {
        String own = name.startsWith(FAMILY) ? name.substring(FAMILY.length()) : name;
        String word = OTHER.matcher(own.toLowerCase(Locale.ROOT)).replaceAll("-");
        while (word.startsWith("-") || word.endsWith("-")) {
            word = word.startsWith("-") ? word.substring(1) : word.substring(0, word.length() - 1);
        }
        if (word.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no letter or digit to make a case id of");
        }
        String id = FAMILY + word;
        RequirementId judges = Directed.requirement(id);
        TreeSet<RequirementId> touches = new TreeSet<>();
        for (Checker checker : Laws.all()) {
            touches.addAll(checker.requirements());
        }
        touches.remove(judges);
        boolean http = scenario.steps().stream().anyMatch(Step.Http.class::isInstance);
        Needs needs = http ? Needs.HTTP : Needs.NOTHING;
        Scenario named = scenario.named(id);
        return new Case(id, judges, new ArrayList<>(touches), needs, (profile, seed) -> List.of(named), Laws::judge);
    }
}
