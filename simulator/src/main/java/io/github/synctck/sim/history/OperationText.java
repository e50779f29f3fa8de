package io.github.synctck.sim.history;

import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations in words, for people; one line each. */
public final class OperationText {
    private static final int PARTS_MAX = 4;

    private OperationText() {}

    /** One operation: its number, who did what, and how it ended. */
    public static String line(Operation operation) {
        return "op " + operation.index() + ": " + words(operation);
    }

    private static String words(Operation operation) {
        if (operation instanceof Operation.Edit op) {
            String kind = op.kind().name().toLowerCase(Locale.ROOT).replace("_cascade", "") + "s";
            String how = op.error().isEmpty() ? "" : " (" + op.error() + ")";
            return "device " + Scenario.deviceName(op.device()) + " " + kind + " " + op.key() + set(op.set()) + how;
        } else if (operation instanceof Operation.Pull op) {
            return actor(op.actor()) + " pulls since " + cursor(op.request().lastPulledAt())
                    + migration(op.request().migration()) + " -> " + pullOutcome(op.outcome()) + fate(op.fate());
        } else if (operation instanceof Operation.Push op) {
            return actor(op.actor()) + " pushes with " + cursor(op.request().lastPulledAt()) + ": "
                    + changes(op.request().changes()) + " -> " + pushOutcome(op.outcome()) + fate(op.fate());
        } else if (operation instanceof Operation.SyncEnd op) {
            String how = op.error().isEmpty() ? "went well" : "failed: " + op.error();
            return "sync of device " + Scenario.deviceName(op.device()) + " " + how;
        } else if (operation instanceof Operation.Mark op) {
            return op.device() < 0 ? op.what() : op.what() + " of device " + Scenario.deviceName(op.device());
        } else if (operation instanceof Operation.Intervention op) {
            return action(op.action()) + " for user " + (op.user() + 1);
        } else if (operation instanceof Operation.DeviceState op) {
            return "rows of device " + Scenario.deviceName(op.device()) + " at rest";
        } else if (operation instanceof Operation.Http op) {
            String endpoint = op.request().push() ? "sync-push" : "sync-pull";
            return op.request().method() + " " + endpoint + " -> " + op.answer().status();
        }
        throw new AssertionError(operation);
    }

    private static String action(ServerAction action) {
        if (action instanceof ServerAction.Edit edit) {
            return "the server writes " + edit.table() + "/" + edit.record().id()
                    + set(edit.record().columns());
        } else if (action instanceof ServerAction.Delete delete) {
            return "the server deletes " + delete.table() + "/" + delete.id();
        } else if (action instanceof ServerAction.Grant grant) {
            return "the server grants " + grant.table() + "/" + grant.id();
        } else if (action instanceof ServerAction.Revoke revoke) {
            return "the server revokes " + revoke.table() + "/" + revoke.id();
        } else if (action instanceof ServerAction.Purge) {
            return "the server purges its tombstones";
        } else if (action instanceof ServerAction.Advance advance) {
            return "the server's clock jumps by " + advance.millis() + " ms";
        }
        throw new AssertionError(action);
    }

    private static String actor(Operation.Actor actor) {
        return switch (actor.role()) {
            case DEVICE -> "device " + Scenario.deviceName(actor.device());
            case AUDIT -> "ack audit";
            case EAGER, LAGGING, FRESH, REPLAYER -> actor.role().name().toLowerCase(Locale.ROOT) + " observer";
            case WIRE -> "user " + (actor.user() + 1) + " '" + actor.label() + "'";
        };
    }

    private static String cursor(@Nullable Cursor cursor) {
        return cursor == null ? "never" : cursor.text();
    }

    private static String migration(@Nullable Migration migration) {
        if (migration == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        migration.tables().forEach(table -> parts.add("table " + table));
        migration.columns().forEach((table, columns) -> columns.forEach(column -> parts.add(table + "." + column)));
        String added = parts.isEmpty() ? "nothing" : few(parts);
        return " with a migration from version " + migration.from() + " that adds " + added;
    }

    private static String set(Map<String, Value> set) {
        List<String> parts = new ArrayList<>();
        set.forEach((column, value) -> parts.add(column + "=" + value));
        return parts.isEmpty() ? "" : " {" + String.join(", ", parts) + "}";
    }

    private static String fate(Fate fate) {
        return fate == Fate.DELIVER
                ? ""
                : " [" + fate.name().toLowerCase(Locale.ROOT).replace('_', '-') + "]";
    }

    private static String pullOutcome(PullResponse outcome) {
        if (outcome instanceof PullResponse.Accepted accepted) {
            return changes(accepted.changes()) + ", timestamp " + accepted.timestamp();
        } else if (outcome instanceof Unreadable unreadable) {
            return "unreadable: " + unreadable.problem();
        }
        return failure(outcome);
    }

    private static String pushOutcome(PushResponse outcome) {
        return outcome instanceof PushResponse.Accepted ? "accepted" : failure(outcome);
    }

    private static String failure(Object outcome) {
        if (outcome instanceof Refused refused) {
            return "refused with " + refused.status();
        } else if (outcome instanceof TransportFailure failure) {
            return "no answer: " + failure.message();
        }
        throw new AssertionError(outcome);
    }

    private static String changes(Changes changes) {
        List<String> parts = new ArrayList<>();
        changes.tables().forEach((table, of) -> {
            for (RawRecord record : of.created()) {
                parts.add("created " + table + "/" + record.id());
            }
            for (RawRecord record : of.updated()) {
                parts.add("updated " + table + "/" + record.id());
            }
            for (String id : of.deleted()) {
                parts.add("deleted " + table + "/" + id);
            }
        });
        return parts.isEmpty() ? "nothing" : few(parts);
    }

    private static String few(List<String> parts) {
        return parts.size() > PARTS_MAX
                ? String.join(", ", parts.subList(0, PARTS_MAX)) + " and " + (parts.size() - PARTS_MAX) + " more"
                : String.join(", ", parts);
    }
}
