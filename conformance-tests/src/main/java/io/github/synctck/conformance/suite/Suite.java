package io.github.synctck.conformance.suite;

import io.github.synctck.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All cases, in the order in which they run: harmless ones first, and each after those that it builds on. */
public final class Suite {
    private final Map<String, Case> byId = new LinkedHashMap<>();

    private Suite(List<Case> cases) {
        for (Case each : cases) {
            if (byId.put(each.id(), each) != null) {
                throw new IllegalArgumentException("two cases named " + each.id());
            }
        }
    }

    /** A suite of those cases. */
    public static Suite of(List<Case> cases) {
        return new Suite(cases);
    }

    /** The suite of the product. */
    public static Suite standard() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(ShapeCases.all());
        cases.addAll(PullCases.all());
        cases.addAll(CursorCases.all());
        cases.addAll(PushCases.all());
        cases.addAll(HttpCases.bodies());
        cases.addAll(DeletionCases.all());
        cases.addAll(ConflictCases.all());
        cases.addAll(TenantCases.all());
        cases.addAll(EachTableCases.all());
        cases.addAll(DeviceCases.all());
        cases.addAll(ManyRecordCases.all());
        cases.addAll(KinCases.all());
        cases.addAll(TombstoneCases.all());
        cases.addAll(SecondLifeCases.all());
        cases.addAll(IdCases.all());
        cases.addAll(KeepingCases.all());
        cases.addAll(AdmissionCases.all());
        cases.addAll(MigrationCases.all());
        cases.addAll(AccessCases.all());
        cases.addAll(OracleCases.all());
        cases.addAll(IsolationCases.all());
        cases.addAll(HttpCases.all());
        cases.addAll(PushBackCases.all());
        cases.addAll(OverlapCases.all());
        cases.addAll(RaceCases.all());
        cases.addAll(GeneratedCases.all());
        cases.addAll(SizeCases.all());
        cases.addAll(MatrixCases.all());
        cases.addAll(LifeCycleCases.all());
        return new Suite(cases);
    }

    /** Without the races and the cases of thousands of requests or rows, which take their time however sound a server is. */
    public Suite quick() {
        Set<String> slow = Stream.of(SizeCases.all(), MatrixCases.all(), LifeCycleCases.all())
                .flatMap(List::stream)
                .map(Case::id)
                .collect(Collectors.toSet());
        List<Case> cases = new ArrayList<>(byId.values());
        cases.removeIf(each -> each.racing() != null || slow.contains(each.id()));
        return new Suite(cases);
    }

    /** This suite and then those cases; {@link IllegalArgumentException} where two have one id. */
    public Suite and(List<Case> others) {
        List<Case> cases = new ArrayList<>(byId.values());
        cases.addAll(others);
        return new Suite(cases);
    }

    /** The case that judges a scenario; one whose name no case has is judged by all laws. */
    public Case judging(Scenario scenario) {
        return find(scenario.name()).orElseGet(() -> OwnCases.of(scenario.name(), scenario));
    }

    /** The cases in running order. */
    public List<Case> cases() {
        return List.copyOf(byId.values());
    }

    /** The ids of the cases whose scenarios are drawn from the run's seed. */
    public List<String> generated() {
        return GeneratedCases.all().stream().map(Case::id).toList();
    }

    /** The case that judges a scenario of that name; generated scenarios append a seed to the case's id. */
    public Optional<Case> find(String scenarioName) {
        int seed = scenarioName.indexOf("/seed-");
        return Optional.ofNullable(byId.get(seed < 0 ? scenarioName : scenarioName.substring(0, seed)));
    }
}
