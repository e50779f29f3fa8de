package io.github.synctck.report.html;

import io.github.synctck.report.html.Picture.Mark;
import io.github.synctck.report.html.Picture.Part;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a history: who sent what to whom, what was lost, and which operations are evidence. */
final class Diagram {
    private static final int LEFT = 104;
    private static final int LANE_WIDTH = 140;
    private static final int SERVER_GAP_MIN = 240;
    private static final int SERVER_GAP_MAX = 430;
    private static final int RIGHT = 64;
    private static final int EDGE = 8;
    private static final int TOP = 62;
    private static final int ROW_HEIGHT = 27;
    private static final int GAP = 8;
    private static final int TEXT_GAP = 10;
    private static final int OPERATIONS_DRAWN_MAX = 60;

    private final History history;
    private final List<Integer> evidence;
    private final DiagramWords words = new DiagramWords();
    private final List<Picture.Lane> lanes = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Picture.Band> bands = new ArrayList<>();
    private int y = TOP;

    private Diagram(History history, List<Integer> evidence) {
        this.history = history;
        this.evidence = evidence;
    }

    /** The picture of what led to the evidence; readers that saw nothing wrong are left out. */
    static Picture of(History history, List<Integer> evidence) {
        return new Diagram(history, evidence).picture();
    }

    /** An operation, and what its lines say; without a fate it is no message. */
    private record Told(Operation operation, @Nullable Fate fate, List<Part> request, List<Part> answer) {}

    private Picture picture() {
        List<Operation> drawn = drawn();
        List<Told> all =
                drawn.stream().limit(OPERATIONS_DRAWN_MAX).map(this::told).toList();
        lanes(drawn, all);
        for (Told told : all) {
            int top = y;
            operation(told);
            if (evidence.contains(told.operation().index())) {
                bands.add(new Picture.Band(top - ROW_HEIGHT / 2 - 5, y - top + 2));
            }
            y += GAP;
        }
        if (drawn.size() > OPERATIONS_DRAWN_MAX) {
            String rest = "and " + (drawn.size() - OPERATIONS_DRAWN_MAX) + " more operations, in history.jsonl";
            act(lanes.get(0).x(), "", false, List.of(new Part(rest, "faint")));
        }
        return new Picture(server() + RIGHT, y, lanes, marks, bands, words.cursors());
    }

    /** Lanes of devices, of the readers where they are drawn, and of the server, as far away as words need. */
    private void lanes(List<Operation> drawn, List<Told> all) {
        List<Integer> users = history.scenario().devices();
        for (int device = 0; device < users.size(); device++) {
            String user = history.scenario().users() > 1 ? ", user " + (users.get(device) + 1) : "";
            lane(user.isEmpty() ? "device " + Scenario.deviceName(device) : Scenario.deviceName(device) + user);
        }
        if (users.isEmpty() || drawn.stream().anyMatch(each -> lane(each) == users.size())) {
            lane(users.isEmpty() ? "client" : "readers");
        }
        int last = lanes.get(lanes.size() - 1).x();
        int gap = SERVER_GAP_MIN;
        for (Told told : all) {
            int lane = lane(told.operation());
            if (told.fate() != null && lane >= 0) {
                int wanted = Math.max(Letters.width(told.request()), Letters.width(told.answer())) + 2 * TEXT_GAP;
                gap = Math.max(gap, wanted - (last - lanes.get(lane).x()));
            }
        }
        lanes.add(new Picture.Lane(last + Math.min(gap, SERVER_GAP_MAX), "server"));
    }

    private void lane(String name) {
        lanes.add(new Picture.Lane(LEFT + LANE_WIDTH * lanes.size(), name));
    }

    private int server() {
        return lanes.get(lanes.size() - 1).x();
    }

    private int devices() {
        return history.scenario().devices().size();
    }

    /** Up to the last piece of evidence; what only watches counts where it is evidence. */
    private List<Operation> drawn() {
        int last = evidence.stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(history.operations().size() - 1);
        List<Operation> drawn = new ArrayList<>();
        for (Operation operation : history.operations()) {
            boolean shown =
                    operation.index() <= last && (lane(operation) >= 0 || operation instanceof Operation.Intervention);
            if (shown && (!watches(operation) || evidence.contains(operation.index()))) {
                drawn.add(operation);
            }
        }
        return drawn;
    }

    private static boolean watches(Operation operation) {
        return operation instanceof Operation.Pull pull
                && pull.actor().role() != Role.DEVICE
                && pull.actor().role() != Role.WIRE;
    }

    /** The lane of whoever acted; that after the devices for readers and wire steps; -1 for none of them. */
    private int lane(Operation operation) {
        if (operation instanceof Operation.Edit op) {
            return op.device();
        } else if (operation instanceof Operation.Pull op) {
            return op.actor().role() == Role.DEVICE ? op.actor().device() : devices();
        } else if (operation instanceof Operation.Push op) {
            return op.actor().role() == Role.DEVICE ? op.actor().device() : devices();
        } else if (operation instanceof Operation.Http) {
            return devices();
        } else if (operation instanceof Operation.Mark op) {
            return op.device();
        } else if (operation instanceof Operation.SyncEnd op && !op.error().isEmpty()) {
            return op.device();
        } else if (operation instanceof Operation.DeviceState op && evidence.contains(op.index())) {
            return op.device();
        }
        return -1;
    }

    private Told told(Operation operation) {
        List<Part> said = words.request(operation);
        if (operation instanceof Operation.Pull op) {
            return new Told(op, op.fate(), said, words.answer(op));
        } else if (operation instanceof Operation.Push op) {
            return new Told(op, op.fate(), said, words.answer(op));
        } else if (operation instanceof Operation.Http op) {
            return new Told(op, Fate.DELIVER, said, words.answer(op));
        }
        return new Told(operation, null, said, List.of());
    }

    private void operation(Told told) {
        Operation operation = told.operation();
        boolean shows = evidence.contains(operation.index());
        String number = "op " + operation.index();
        Fate fate = told.fate();
        if (fate != null) {
            exchange(new Exchange(lanes.get(lane(operation)).x(), number, shows), fate, told);
        } else if (operation instanceof Operation.Intervention) {
            atServer(number, shows, told.request());
        } else {
            act(lanes.get(lane(operation)).x(), number, shows, told.request());
        }
    }

    private record Exchange(int x, String number, boolean evidence) {}

    private void exchange(Exchange at, Fate fate, Told told) {
        boolean lost = fate == Fate.DROP_REQUEST || fate == Fate.SERVER_ERROR;
        request(at, at.number(), lost, told.request());
        if (fate == Fate.DUPLICATE_REQUEST) {
            request(at, "", false, List.of(new Part("the same request again", "faint")));
        }
        if (lost) {
            String why = fate == Fate.DROP_REQUEST ? "the request is lost" : "500 from something before the server";
            Picture.Label label =
                    Letters.label(at.x() + TEXT_GAP, y - 10, "start", List.of(new Part(why, "bad")), room(at.x()));
            marks.add(new Mark("note", at.x(), at.x(), y, false, "", at.evidence(), label));
        } else {
            answer(at, fate == Fate.DROP_RESPONSE, told.answer());
        }
        y += ROW_HEIGHT;
    }

    /** The room for words between a lane and the server. */
    private int room(int x) {
        return server() - x - 2 * TEXT_GAP;
    }

    private void request(Exchange at, String number, boolean lost, List<Part> said) {
        int reached = lost ? at.x() + (server() - at.x()) * 3 / 4 : server() - 1;
        Picture.Label label = Letters.label(at.x() + TEXT_GAP, y - 6, "start", said, room(at.x()));
        marks.add(new Mark("request", at.x() + 1, reached, y, lost, number, at.evidence(), label));
        y += ROW_HEIGHT;
    }

    private void answer(Exchange at, boolean lost, List<Part> said) {
        List<Part> heard = new ArrayList<>(said);
        if (lost) {
            heard.add(0, new Part("the answer is lost: ", "bad"));
        }
        int back = lost ? at.x() + (server() - at.x()) / 4 : at.x() + 1;
        Picture.Label label = Letters.label(server() - TEXT_GAP, y - 6, "end", heard, room(at.x()));
        marks.add(new Mark("answer", server() - 1, back, y, lost, "", at.evidence(), label));
    }

    private void act(int x, String number, boolean shows, List<Part> said) {
        int room = server() + RIGHT - EDGE - x - TEXT_GAP;
        Picture.Label label = Letters.label(x + TEXT_GAP + 2, y + 4 - ROW_HEIGHT / 4, "start", said, room);
        marks.add(new Mark("act", x, x, y - ROW_HEIGHT / 4, false, number, shows, label));
        y += ROW_HEIGHT - 4;
    }

    private void atServer(String number, boolean shows, List<Part> said) {
        int x = server();
        Picture.Label label = Letters.label(x - TEXT_GAP - 2, y + 4 - ROW_HEIGHT / 4, "end", said, x - LEFT - TEXT_GAP);
        marks.add(new Mark("act", x, x, y - ROW_HEIGHT / 4, false, number, shows, label));
        y += ROW_HEIGHT - 4;
    }
}
