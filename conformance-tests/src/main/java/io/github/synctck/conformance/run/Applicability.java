package io.github.synctck.conformance.run;

import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ServerActionJson;
import io.github.synctck.spec.server.ServerAction;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which cases a target can play. The one place that says why a run skips a case; asking it sends no request. */
final class Applicability {
    private final Target target;

    Applicability(Target target) {
        this.target = target;
    }

    /** What the target lacks for a case with these scenarios; empty where it lacks nothing. */
    Optional<String> missing(Case each, List<Scenario> scenarios) {
        int users = scenarios.stream().mapToInt(Scenario::users).max().orElse(0);
        if (each.needs().http() && !target.speaksHttp()) {
            return Optional.of("the target is not reached over HTTP");
        } else if (each.needs().freshAccount() && !target.hasFreshAccounts()) {
            return Optional.of("needs an account that nobody has used");
        } else if (users > target.usersMax()) {
            return Optional.of("needs " + users + " users; the target has " + target.usersMax());
        }
        TreeSet<ServerAction.Kind> hooks = new TreeSet<>();
        scenarios.forEach(scenario -> hooks.addAll(scenario.hooks()));
        hooks.removeAll(target.hooks());
        Optional<String> hook = hooks.stream()
                .findFirst()
                .map(kind -> "needs the hook " + ServerActionJson.word(kind) + ", which the target does not offer");
        if (hook.isPresent()) {
            return hook;
        }
        return scenarios.stream()
                .flatMap(scenario -> target.cannotPlay(scenario).stream())
                .findFirst();
    }
}
