package io.github.synctck.report.html;

import io.github.synctck.report.Excerpt;
import io.github.synctck.report.html.Picture.Part;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.OperationText;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.Migration;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.message.Unreadable;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few words on an arrow. Timestamps get short names in the order in which they were given. */
final class DiagramWords {
    private static final int RECORDS_MAX = 3;
    private static final int TEXT_LENGTH_MAX = 46;

    private final Map<String, String> nameByCursor = new LinkedHashMap<>();

    /** Each name and what it stands for. */
    List<String> cursors() {
        return nameByCursor.entrySet().stream()
                .map(entry -> entry.getValue() + " = " + cut(entry.getKey()))
                .toList();
    }

    private String name(@Nullable Cursor cursor) {
        return cursor == null
                ? "never"
                : nameByCursor.computeIfAbsent(cursor.text(), text -> "t" + (nameByCursor.size() + 1));
    }

    /** What somebody asked or did. */
    List<Part> request(Operation operation) {
        if (operation instanceof Operation.Pull op) {
            Migration migration = op.request().migration();
            String upgrade = migration == null ? "" : ", migration from version " + migration.from();
            return List.of(
                    who(op.actor()), plain("pull since " + name(op.request().lastPulledAt()) + upgrade));
        } else if (operation instanceof Operation.Push op) {
            List<Part> parts = new ArrayList<>();
            parts.add(who(op.actor()));
            parts.add(plain("push with " + name(op.request().lastPulledAt()) + ": "));
            parts.addAll(changes(op.request().changes()));
            return parts;
        } else if (operation instanceof Operation.Http op) {
            return List.of(plain(op.request().method() + (op.request().push() ? " sync-push" : " sync-pull")));
        } else if (operation instanceof Operation.Edit op) {
            return edit(op);
        }
        String line = OperationText.line(operation);
        return List.of(new Part(cut(line.substring(line.indexOf(": ") + 2)), "faint"));
    }

    private static Part who(Operation.Actor actor) {
        String name = switch (actor.role()) {
            case DEVICE -> "";
            case WIRE -> (actor.user() == 0 ? "" : "user " + (actor.user() + 1) + " ") + actor.label() + ": ";
            case AUDIT -> "ack audit: ";
            case EAGER, LAGGING, FRESH, REPLAYER -> actor.role().name().toLowerCase(Locale.ROOT) + " reader: ";
        };
        return new Part(name, "faint");
    }

    private static List<Part> edit(Operation.Edit op) {
        String kind = op.kind().name().toLowerCase(Locale.ROOT).replace("_cascade", "") + "s ";
        List<String> sets = new ArrayList<>();
        op.set().forEach((column, value) -> sets.add(column + " = " + text(value)));
        String set = sets.isEmpty() ? "" : " { " + String.join(", ", sets) + " }";
        List<Part> parts = new ArrayList<>(List.of(plain(kind + op.key()), new Part(cut(set), "faint")));
        if (!op.error().isEmpty()) {
            parts.add(new Part(" " + cut(op.error()), "bad"));
        }
        return parts;
    }

    private static String text(Value value) {
        return value.json();
    }

    /** What the server answered to a pull. */
    List<Part> answer(Operation.Pull pull) {
        PullResponse outcome = pull.outcome();
        if (outcome instanceof PullResponse.Accepted accepted) {
            List<Part> parts = new ArrayList<>(changes(accepted.changes()));
            parts.add(new Part(", timestamp " + name(accepted.timestamp()), "faint"));
            return parts;
        } else if (outcome instanceof Unreadable unreadable) {
            return List.of(new Part("unreadable: " + cut(unreadable.problem()), "bad"));
        }
        return List.of(failure(outcome));
    }

    /** What the server answered to a push. */
    List<Part> answer(Operation.Push push) {
        PushResponse outcome = push.outcome();
        return List.of(outcome instanceof PushResponse.Accepted ? new Part("accepted", "good") : failure(outcome));
    }

    /** What the server answered to a raw request. */
    List<Part> answer(Operation.Http http) {
        int status = http.answer().status();
        String body = cut(http.answer().body());
        return List.of(new Part(status + " ", status >= 200 && status < 300 ? "good" : "bad"), new Part(body, "faint"));
    }

    private static Part failure(Object outcome) {
        if (outcome instanceof Refused refused) {
            return new Part("refused with " + refused.status(), "bad");
        } else if (outcome instanceof TransportFailure failure) {
            return new Part("no answer: " + cut(failure.message()), "bad");
        }
        throw new AssertionError(outcome);
    }

    private static List<Part> changes(Changes changes) {
        List<Part> parts = new ArrayList<>();
        changes.tables().forEach((table, of) -> {
            for (RawRecord record : of.created()) {
                parts.add(plain("+ " + table + "/" + cut(record.id())));
            }
            for (RawRecord record : of.updated()) {
                parts.add(plain("~ " + table + "/" + cut(record.id())));
            }
            for (String id : of.deleted()) {
                parts.add(new Part("\u2020 " + table + "/" + cut(id), "tomb"));
            }
        });
        List<Part> spaced = new ArrayList<>();
        for (int i = 0; i < parts.size() && i < RECORDS_MAX; i++) {
            spaced.add(
                    i == 0
                            ? parts.get(i)
                            : new Part("  " + parts.get(i).text(), parts.get(i).tone()));
        }
        if (parts.size() > RECORDS_MAX) {
            spaced.add(new Part("  and " + (parts.size() - RECORDS_MAX) + " more", "faint"));
        }
        return parts.isEmpty() ? List.of(new Part("nothing", "faint")) : spaced;
    }

    private static Part plain(String text) {
        return new Part(text, "");
    }

    private static String cut(String text) {
        return Excerpt.of(text, TEXT_LENGTH_MAX);
    }
}
