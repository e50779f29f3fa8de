package io.github.synctck.conformance.check;

import io.github.synctck.conformance.check.Verdict.Contrast;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.RecordKey;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.profile.Policies;
import io.github.synctck.spec.profile.Policies.FirstPullTombstones;
import io.github.synctck.spec.profile.Policies.Recreation;
import io.github.synctck.spec.requirement.RequirementId;
import io.github.synctck.spec.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * After a refused push a pull and one retry succeed, unless somebody else writes in between (DERIVED-04); a push in which
 * several things may be wrong has two retries. Only answers of the server itself count, and only statuses that say
 * something about the records.
 */
final class CureChecker implements Checker {
    private static final RequirementId CURED = RequirementId.of("DERIVED-04");

    /**
     * What a device is going through until a sync goes well: its refused push, the pull that it made since, and how often
     * the same records had been refused before.
     */
    private record Illness(Operation.Push refused, Operation.@Nullable Pull pull, int before) {}

    @Override
    public List<RequirementId> requirements() {
        return List.of(CURED);
    }

    /** Why a retry may be refused for ever, in words; null where nothing allows it. */
    private static @Nullable String allowed(Operation.Push push, Judged judged, Excuses excuses, Set<RecordKey> gone) {
        Policies policies = judged.profile().policies();
        boolean lenient = policies.declares(FirstPullTombstones.NONE);
        RecordKey zombie = lenient ? excuses.zombieIn(push) : null;
        if (zombie != null) {
            return zombie(push, zombie);
        }
        if (policies.declares(Recreation.REFUSE)) {
            for (RecordKey key : gone) {
                boolean again = push.request().changes().table(key.table()).created().stream()
                        .anyMatch(record -> record.id().equals(key.id()));
                if (again) {
                    return "op " + push.index() + " creates " + key
                            + " again, which was deleted, and the profile declares that this is refused";
                }
            }
        }
        return null;
    }

    private static void gone(Operation.Pull pull, Set<RecordKey> gone) {
        if (pull.outcome() instanceof PullResponse.Accepted answer) {
            answer.changes()
                    .tables()
                    .forEach((table, changes) -> changes.deleted().forEach(id -> gone.add(new RecordKey(table, id))));
        }
    }

    @Override
    public List<Verdict> check(Judged judged) {
        Map<Integer, Illness> ill = new HashMap<>();
        Set<RecordKey> gone = new TreeSet<>();
        Excuses excuses = new Excuses();
        String open = "no refused push was tried again after a pull";
        boolean cured = false;
        boolean excused = false;
        for (Operation operation : judged.history().operations()) {
            excuses.read(operation);
            if (operation instanceof Operation.Pull pull) {
                gone(pull, gone);
                pulled(pull, ill);
            } else if (operation instanceof Operation.SyncEnd end && end.error().isEmpty()) {
                ill.remove(end.device());
            } else if (operation instanceof Operation.Intervention done) {
                ill.values().removeIf(each -> each.refused().actor().user() == done.user());
            } else if (operation instanceof Operation.Push push) {
                Illness illness = ill.remove(push.actor().device());
                boolean tried = isHeard(push) && illness != null && isBasedOn(push, illness);
                boolean retry = tried && illness != null && keys(push).equals(keys(illness.refused()));
                boolean refused = push.outcome() instanceof Refused answer && isAboutRecords(answer.status());
                int before = retry && illness != null ? illness.before() + 1 : 0;
                String allowed = retry && refused ? allowed(push, judged, excuses, gone) : null;
                if (allowed != null) {
                    open = allowed;
                    excused = true;
                } else if (refused && illness != null && before >= refusals(push, judged)) {
                    return List.of(fail(illness, push));
                }
                cured |= tried && push.outcome() instanceof PushResponse.Accepted;
                interfered(push, ill);
                if (isHeard(push) && refused && push.actor().role() == Operation.Role.DEVICE) {
                    ill.put(push.actor().device(), new Illness(push, null, before));
                }
            }
        }
        return List.of(cured && !excused ? Verdict.pass(CURED) : Verdict.unknown(CURED, open));
    }

    private static void pulled(Operation.Pull pull, Map<Integer, Illness> ill) {
        Illness illness = ill.get(pull.actor().device());
        if (illness != null && pull.applied() && pull.actor().role() == Operation.Role.DEVICE) {
            ill.put(pull.actor().device(), new Illness(illness.refused(), pull, illness.before()));
        }
    }

    /** Whoever writes meanwhile may cause the next refusal. */
    private static void interfered(Operation.Push push, Map<Integer, Illness> ill) {
        boolean wrote = push.outcome() instanceof PushResponse.Accepted || PushJudge.isUnanswered(push);
        if (wrote) {
            ill.values()
                    .removeIf(each ->
                            each.refused().actor().user() == push.actor().user());
        }
    }

    private static boolean isHeard(Operation.Push push) {
        return push.fate() == Fate.DELIVER;
    }

    private static boolean isBasedOn(Operation.Push push, Illness illness) {
        Operation.Pull pull = illness.pull();
        return pull != null && push.basis() == pull.index();
    }

    /** Only the same records make a retry: a further one may be refused on its own account, a missing one was cured. */
    private static Set<RecordKey> keys(Operation.Push push) {
        return RecordKey.in(push.request().changes());
    }

    /** After how many refusals the next one is too many: what is wrong besides may come to light only then. */
    private static int refusals(Operation.Push push, Judged judged) {
        Set<RecordKey> keys = keys(push);
        boolean alone = keys.size() == 1
                && keys.stream().allMatch(key -> {
                    Table table = judged.history().schema().table(key.table());
                    return table == null || table.references().isEmpty();
                });
        return alone ? 1 : 2;
    }

    private static boolean isAboutRecords(int status) {
        return status == 400 || status == 404 || status == 409 || status == 412 || status == 422 || status == 500;
    }

    static String zombie(Operation.Push push, RecordKey key) {
        return "zombie after a crash in the first sync (C8): device "
                + Scenario.deviceName(push.actor().device())
                + " holds " + key + " since a first sync that died, op " + push.index()
                + " pushed it, and first pulls list no deletions";
    }

    private static Verdict fail(Illness illness, Operation.Push again) {
        Operation.Pull pull = illness.pull();
        int pulled = pull == null ? again.index() : pull.index();
        String why = again.outcome() instanceof Refused refused ? refused.status() + " " + refused.message() : "";
        String device = Scenario.deviceName(again.actor().device());
        return Verdict.fail(
                CURED,
                "the server refused op " + illness.refused().index() + " of device " + device
                        + ", the device pulled in op " + pulled + ", nobody else wrote, and the server refused op "
                        + again.index() + " too: " + why,
                new Contrast("a pull delivers what lets the retry succeed", "the retry was refused: " + why),
                List.of(illness.refused().index(), pulled, again.index()));
    }
}
