package io.github.synctck.conformance.run;

import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Inapplicable;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import io.github.synctck.spec.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a run will do: the selected cases in order, each with its scenarios. */
final class Plan {
    /** Why a case that the selection leaves out did not run. */
    static final String NOT_SELECTED = "not selected";

    private static final int REQUESTS_PER_RACE = 300;
    private static final int REQUESTS_PER_SYNC = 3;
    private static final int REQUESTS_PER_ADOPTED = 2;
    private static final int REQUESTS_PER_DEVICE_AT_REST = 5;

    private final Map<Case, List<Scenario>> scenarios = new LinkedHashMap<>();
    private final Set<String> adaptedCases = new TreeSet<>();
    private final Map<String, String> inapplicable = new TreeMap<>();
    private final Adapting adapting;
    private final List<RunResult.NotRun> notSelected = new ArrayList<>();

    /** How a target takes the scenario of a case. */
    @FunctionalInterface
    interface Adapting {
        Scenario adapted(Scenario scenario, boolean anyData);
    }

    /** A plan for targets that take every scenario as it is written. */
    Plan(Suite suite, Profile profile, RunOptions options) {
        this(suite, profile, options, (scenario, anyData) -> scenario);
    }

    Plan(Suite suite, Profile profile, RunOptions options, Adapting adapting) {
        this.adapting = adapting;
        for (Case each : suite.cases()) {
            boolean wanted = options.only().isEmpty() || matches(each, options.only());
            if (wanted && !matches(each, options.skip())) {
                plan(each, profile, options);
            } else {
                notSelected.add(new RunResult.NotRun(each.id(), NOT_SELECTED));
            }
        }
    }

    /** A case about something that the schema or the profile has not, such as a child table, cannot be written. */
    private void plan(Case each, Profile profile, RunOptions options) {
        try {
            List<Scenario> written = each.scenarios().of(profile, options.seed());
            scenarios.put(each, each.racing() == null ? adapted(each, written) : written);
        } catch (NoSuchElementException e) {
            scenarios.put(each, List.of());
            inapplicable.put(each.id(), "no table of the schema is of the kind that it needs");
        } catch (Inapplicable e) {
            scenarios.put(each, List.of());
            inapplicable.put(each.id(), String.valueOf(e.getMessage()));
        }
    }

    private List<Scenario> adapted(Case each, List<Scenario> written) {
        List<Scenario> adapted = written.stream()
                .map(scenario -> adapting.adapted(scenario, each.needs().anyData()))
                .toList();
        if (!adapted.equals(written)) {
            adaptedCases.add(each.id());
        }
        return adapted;
    }

    /** Whether the target takes the case only in other words, which may leave out what other requirements are about. */
    boolean isAdapted(Case each) {
        return adaptedCases.contains(each.id());
    }

    /** Why a planned case has nothing to play; empty where it has. */
    Optional<String> missing(Case each) {
        return Optional.ofNullable(inapplicable.get(each.id()));
    }

    /** What was selected, or left out, and is no part of the suite; who misspelled it would judge something else. */
    static Optional<String> unheardOf(Suite suite, RunOptions options) {
        return Stream.of(options.only(), options.skip())
                .flatMap(List::stream)
                .filter(pattern -> suite.cases().stream().noneMatch(each -> matches(each, List.of(pattern))))
                .findFirst();
    }

    private static boolean matches(Case each, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> {
            String lower = pattern.toLowerCase(Locale.ROOT);
            boolean requirement = lower.equals(each.judges().value().toLowerCase(Locale.ROOT));
            return requirement
                    || each.id().equals(lower)
                    || each.id().startsWith(lower + "/")
                    || each.id().startsWith(lower + "-");
        });
    }

    List<Case> cases() {
        return List.copyOf(scenarios.keySet());
    }

    List<Scenario> scenarios(Case each) {
        return scenarios.getOrDefault(each, List.of());
    }

    List<RunResult.NotRun> notSelected() {
        return notSelected;
    }

    /** About how many requests the plan makes of a target; what the target cannot play makes none. */
    int requests(Applicability target) {
        int requests = 0;
        for (Map.Entry<Case, List<Scenario>> each : scenarios.entrySet()) {
            if (target.missing(each.getKey(), each.getValue()).isPresent()) {
                continue;
            }
            requests += each.getKey().racing() == null ? 0 : REQUESTS_PER_RACE;
            for (Scenario scenario : each.getValue()) {
                requests += scenario.adopted().size() * REQUESTS_PER_ADOPTED;
                requests += scenario.devices().size() * REQUESTS_PER_DEVICE_AT_REST;
                for (Step step : scenario.steps()) {
                    requests += step instanceof Step.Sync ? REQUESTS_PER_SYNC : step instanceof Step.DeviceStep ? 0 : 1;
                }
            }
        }
        return requests;
    }
}
