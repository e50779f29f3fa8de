package io.github.synctck.sim.shrink;

import io.github.synctck.sim.scenario.Adopted;
import io.github.synctck.sim.scenario.Fleet;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scenarios that are a little simpler than a given one. Steps keep their times, so that nothing else moves. */
public final class Candidates {
    /** A push of thousands of rows would be copied once per word. */
    private static final int WORDS_MAX = 200;

    private Candidates() {}

    /** Every candidate, from coarse to fine; lazily. Each is lighter than the scenario. */
    public static Stream<Scenario> of(Scenario scenario) {
        int steps = scenario.steps().size();
        int devices = scenario.devices().size();
        Stream<Scenario> halves = Stream.iterate(steps / 2, chunk -> chunk > 0, chunk -> chunk / 2)
                .flatMap(chunk -> Stream.iterate(steps, end -> end > 0, end -> end - chunk)
                        .map(end -> without(scenario, Math.max(0, end - chunk), end)));
        Stream<Scenario> fewer =
                IntStream.range(0, devices).boxed().flatMap(device -> withoutDevice(scenario, device).stream());
        Stream<Scenario> simpler =
                IntStream.range(0, steps).boxed().flatMap(index -> simpler(scenario, index).stream());
        Stream<Scenario> plainer =
                IntStream.range(0, devices).boxed().flatMap(device -> withPlainDevice(scenario, device).stream());
        Stream<Scenario> users = Stream.of(scenario).flatMap(each -> fewerUsers(each).stream());
        Stream<Scenario> words = Stream.of(scenario).flatMap(each -> plainer(each).stream());
        Weight weight = Weight.of(scenario);
        return Stream.of(fewer, halves, users, simpler, plainer, words)
                .flatMap(each -> each)
                .filter(each -> Weight.of(each).compareTo(weight) < 0);
    }

    /** The scenario without its steps from {@code begin} to before {@code end}. */
    static Scenario without(Scenario scenario, int begin, int end) {
        List<Step> rest = new ArrayList<>(scenario.steps().subList(0, begin));
        rest.addAll(scenario.steps().subList(end, scenario.steps().size()));
        return scenario.withSteps(rest);
    }

    /** The scenario without each pair of steps that are not neighbors; what one makes, another may use up. */
    static Stream<Scenario> withoutPairs(Scenario scenario) {
        int steps = scenario.steps().size();
        return IntStream.range(0, steps)
                .boxed()
                .flatMap(first -> IntStream.range(first + 2, steps)
                        .mapToObj(second -> without(without(scenario, second, second + 1), first, first + 1)));
    }

    /** The scenario without a device, and without its steps or with another device that does them. */
    static List<Scenario> withoutDevice(Scenario scenario, int device) {
        List<Scenario> found = new ArrayList<>();
        if (scenario.devices().size() < 2) {
            return found;
        }
        List<Step> rest = new ArrayList<>();
        for (Step step : scenario.steps()) {
            if (!(step instanceof Step.DeviceStep acting) || acting.device() != device) {
                rest.add(step);
            }
        }
        found.add(dismissed(scenario.withSteps(rest), device));
        for (int other = 0; other < scenario.devices().size(); other++) {
            if (other != device && rest.size() < scenario.steps().size()) {
                Rewrite handed = Rewrite.ofDevices(new TreeMap<>(Collections.singletonMap(device, other)));
                List<Step> steps = scenario.steps().stream().map(handed::step).toList();
                found.add(dismissed(scenario.withSteps(steps), device));
            }
        }
        return found;
    }

    /** Without a device that does nothing. */
    private static Scenario dismissed(Scenario scenario, int device) {
        Map<Integer, Integer> later = new TreeMap<>();
        for (int each = device + 1; each < scenario.devices().size(); each++) {
            later.put(each, each - 1);
        }
        Rewrite moved = Rewrite.ofDevices(later);
        List<Step> steps = scenario.steps().stream().map(moved::step).toList();
        return scenario.withFleet(scenario.fleet().without(device), steps);
    }

    /** Everything done by one user, or no more users than are needed. */
    static List<Scenario> fewerUsers(Scenario scenario) {
        List<Scenario> found = new ArrayList<>();
        if (scenario.users() > 1) {
            Map<Integer, Integer> first = new TreeMap<>();
            for (int user = 1; user < scenario.users(); user++) {
                first.put(user, 0);
            }
            found.add(withUsers(scenario, Rewrite.ofUsers(first), 1));
            Map<Integer, Integer> plain = new Words(scenario).plainUsers();
            if (!plain.isEmpty() && plain.size() < scenario.users()) {
                found.add(withUsers(scenario, Rewrite.ofUsers(everyUser(scenario, plain)), plain.size()));
            }
        }
        return found;
    }

    /** Who does nothing comes last: where such a user kept the number, its rows would become another one's. */
    private static Map<Integer, Integer> everyUser(Scenario scenario, Map<Integer, Integer> plain) {
        Map<Integer, Integer> every = new TreeMap<>(plain);
        for (int user = 0; user < scenario.users(); user++) {
            every.putIfAbsent(user, every.size());
        }
        return every;
    }

    private static Scenario withUsers(Scenario scenario, Rewrite rewrite, int users) {
        List<Fleet.Setup> setups = scenario.fleet().setups().stream()
                .map(setup -> new Fleet.Setup(
                        rewrite.user(setup.user()), setup.schemaVersion(), setup.on410(), setup.dates()))
                .toList();
        List<Step> steps = scenario.steps().stream().map(rewrite::step).toList();
        return new Scenario(
                scenario.name(),
                scenario.seed(),
                scenario.profile(),
                users,
                new Fleet(setups),
                scenario.watched(),
                adopted(scenario, rewrite, users),
                steps);
    }

    /** A user who is left has one row to begin with in each table, as before; rows of users who are gone go too. */
    private static List<Adopted> adopted(Scenario scenario, Rewrite rewrite, int users) {
        Map<String, Adopted> first = new LinkedHashMap<>();
        for (Adopted each : scenario.adopted()) {
            Adopted moved = rewrite.adopted(each);
            if (moved.user() < users) {
                first.putIfAbsent(moved.user() + "/" + moved.table(), moved);
            }
        }
        return List.copyOf(first.values());
    }

    /** The scenario with nothing special about that device, or with one thing less; empty where nothing is. */
    static List<Scenario> withPlainDevice(Scenario scenario, int device) {
        Fleet.Setup s = scenario.fleet().get(device);
        List<Scenario> found = new ArrayList<>();
        for (Fleet.Setup plainer : List.of(
                Fleet.Setup.plain(s.user()),
                new Fleet.Setup(s.user(), 0, s.on410(), s.dates()),
                new Fleet.Setup(s.user(), s.schemaVersion(), Fleet.On410.STUCK, s.dates()),
                new Fleet.Setup(s.user(), s.schemaVersion(), s.on410(), false))) {
            if (!plainer.equals(s)) {
                found.add(scenario.withFleet(scenario.fleet().with(device, plainer), scenario.steps()));
            }
        }
        return found;
    }

    /** The scenario with one step replaced by each of its simpler forms. */
    static List<Scenario> simpler(Scenario scenario, int index) {
        List<Scenario> found = new ArrayList<>();
        for (Step simpler : new SimplerSteps(scenario).of(index)) {
            List<Step> steps = new ArrayList<>(scenario.steps());
            steps.set(index, simpler);
            found.add(scenario.withSteps(steps));
        }
        return found;
    }

    /** The scenario in plain words and at plain times: all at once, each kind by itself, then each word by itself. */
    static List<Scenario> plainer(Scenario scenario) {
        Words words = new Words(scenario);
        List<Scenario> found = new ArrayList<>();
        found.add(Timing.plain(rewritten(
                withDevices(scenario, words.plainDevices()),
                new Rewrite(words.plainIds(), words.plainValues(), new TreeMap<>(), new TreeMap<>()))));
        found.add(Timing.plain(scenario));
        found.add(withDevices(scenario, words.plainDevices()));
        found.add(withUsers(scenario, Rewrite.ofUsers(everyUser(scenario, words.plainUsers())), scenario.users()));
        found.add(rewritten(scenario, Rewrite.ofIds(words.plainIds())));
        found.add(rewritten(scenario, Rewrite.ofValues(words.plainValues())));
        if (words.plainIds().size() + words.plainValues().size() <= WORDS_MAX) {
            Words.oneByOne(words.plainIds()).forEach(one -> found.add(rewritten(scenario, Rewrite.ofIds(one))));
            Words.oneByOne(words.plainValues()).forEach(one -> found.add(rewritten(scenario, Rewrite.ofValues(one))));
        }
        return found;
    }

    private static Scenario rewritten(Scenario scenario, Rewrite rewrite) {
        return scenario.withSteps(scenario.steps().stream().map(rewrite::step).toList())
                .adopting(scenario.adopted().stream().map(rewrite::adopted).toList());
    }

    private static Scenario withDevices(Scenario scenario, Map<Integer, Integer> places) {
        Fleet fleet = scenario.fleet();
        for (Map.Entry<Integer, Integer> place : places.entrySet()) {
            fleet = fleet.with(place.getValue(), scenario.fleet().get(place.getKey()));
        }
        Rewrite moved = Rewrite.ofDevices(places);
        return scenario.withFleet(
                fleet, scenario.steps().stream().map(moved::step).toList());
    }
}
