package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * At rest nobody holds a record that the server does not have (DEL-03): exactly for the observers, which have no
 * algorithm of their own, and for devices where none of C7, C8 and C13 explains it. A device that was told and holds the
 * record all the same is our own fault.
 */
final class GhostChecker implements Checker {
    private static final RequirementId NO_GHOST = RequirementId.of("DEL-03");

    @Override
    public List<RequirementId> requirements() {
        return List.of(NO_GHOST);
    }

    @Override
    public List<Verdict> check(Judged judged) {
        Ending ending = judged.ending();
        if (!ending.isAtRest()) {
            return List.of(Verdict.unknown(NO_GHOST, "the devices never came to rest"));
        }
        boolean exercised = false;
        List<Verdict> found = new ArrayList<>();
        for (int user = 0; user < judged.acceptors().size(); user++) {
            States states = judged.acceptors().get(user).states();
            Map<Role, Operation.Pull> watchers = watchers(judged, user);
            for (RecordState state : states.all()) {
                boolean gone = state.isGone() && !state.possible.get(0).isAbsent();
                exercised |= gone;
                watchers.forEach((role, pull) -> {
                    Chains.Place place = judged.chains().at(pull.index());
                    if (gone && place != null && state.held.reach(place, judged.chains())) {
                        found.add(ghost("the " + word(role) + " observer", state, pull.index()));
                    }
                });
            }
        }
        for (Operation.DeviceState device : ending.states()) {
            Verdict verdict = ghost(judged, device);
            if (verdict != null) {
                found.add(verdict);
            }
        }
        if (!found.isEmpty()) {
            return List.of(found.get(0));
        }
        return List.of(exercised ? Verdict.pass(NO_GHOST) : Verdict.unknown(NO_GHOST, "nothing was deleted"));
    }

    /** The last pull of each observer that keeps what it was told. */
    private static Map<Role, Operation.Pull> watchers(Judged judged, int user) {
        Map<Role, Operation.Pull> last = new EnumMap<>(Role.class);
        for (Operation operation : judged.history().operations()) {
            if (operation instanceof Operation.Pull pull
                    && pull.applied()
                    && pull.actor().user() == user) {
                Role role = pull.actor().role();
                if (role == Role.EAGER || role == Role.LAGGING) {
                    last.put(role, pull);
                }
            }
        }
        return last;
    }

    private static String word(Role role) {
        return role == Role.EAGER ? "eager" : "lagging";
    }

    private static Verdict ghost(String who, RecordState state, int shows) {
        int deleted = state.possible.get(0).operation();
        return Verdict.fail(
                NO_GHOST,
                "the server accepted op " + deleted + ", which deleted " + state.key + "; at rest " + who
                        + " still holds it after op " + shows + ", for none of its pulls told it so",
                new Contrast("nobody holds " + state.key, who + " holds it"),
                List.of(deleted, shows));
    }

    private static @Nullable Verdict ghost(Judged judged, Operation.DeviceState device) {
        int user = judged.history().scenario().devices().get(device.device());
        if (user >= judged.acceptors().size()) {
            return null;
        }
        States states = judged.acceptors().get(user).states();
        boolean lenient = judged.profile().policies().firstPullTombstones() == FirstPullTombstones.NONE;
        Operation.Pull last = judged.ending().lastApplied(device.device());
        Chains.Place place = last == null ? null : judged.chains().at(last.index());
        for (Map.Entry<String, List<RawRecord>> table : device.rows().entrySet()) {
            for (RawRecord row : table.getValue()) {
                RecordState state = states.find(new RecordKey(table.getKey(), row.id()));
                boolean ghost =
                        state != null && state.isGone() && Value.of("synced").equals(row.get("_status"));
                if (!ghost
                        || state == null
                        || place == null
                        || state.possible.get(0).isAbsent()) {
                    continue;
                }
                String cause = judged.ending().excuses().cause(device.device(), state.key);
                if (cause != null && (lenient || !cause.equals("C8"))) {
                    continue;
                }
                String who = "device " + Scenario.deviceName(device.device());
                if (state.possible.get(0).delivered.reach(place, judged.chains())) {
                    return new Verdict(
                            NO_GHOST,
                            Status.ERROR,
                            who + " was told of the deletion of " + state.key + " by op "
                                    + state.possible.get(0).operation() + " and holds it all the same (op "
                                    + device.index() + "); no client cause explains it",
                            null,
                            List.of(state.possible.get(0).operation(), device.index()));
                }
                return ghost(who, state, device.index());
            }
        }
        return null;
    }
}
