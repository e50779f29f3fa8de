package io.github.synctck.report.html;

import io.github.synctck.report.html.Picture.Label;
import io.github.synctck.report.html.Picture.Mark;
import io.github.synctck.report.html.Picture.Part;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Draws a history: who sent what to whom, what was lost, and which operations are evidence. */
final class Diagram {
    private static final int LEFT = 110;
    private static final int LANE_WIDTH = 170;
    private static final int RIGHT = 70;
    private static final int TOP = 62;
    private static final int ROW_HEIGHT = 27;
    private static final int GAP = 8;
    private static final int OPERATIONS_DRAWN_MAX = 60;
    private static final int TEXT_GAP = 10;

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

    private Picture picture() {
        List<Operation> drawn = drawn();
        boolean others = drawn.stream().anyMatch(each -> lane(each) == devices());
        for (int device = 0; device < devices(); device++) {
            lane("device " + Scenario.deviceName(device));
        }
        if (others) {
            lane(devices() == 0 ? "client" : "readers");
        }
        lane("server");
        for (Operation operation : drawn.subList(0, Math.min(drawn.size(), OPERATIONS_DRAWN_MAX))) {
            int top = y;
            operation(operation);
            if (evidence.contains(operation.index())) {
                bands.add(new Picture.Band(top - ROW_HEIGHT / 2 - 5, y - top + 2));
            }
            y += GAP;
        }
        if (drawn.size() > OPERATIONS_DRAWN_MAX) {
            String rest = (drawn.size() - OPERATIONS_DRAWN_MAX) + " more operations are in history.jsonl";
            act(lanes.get(0).x(), "", false, List.of(new Part(rest, "faint")));
        }
        int width = lanes.get(lanes.size() - 1).x() + RIGHT;
        return new Picture(width, y, lanes, marks, bands, words.cursors());
    }

    private void lane(String name) {
        lanes.add(new Picture.Lane(LEFT + LANE_WIDTH * lanes.size() + (name.equals("server") ? LANE_WIDTH : 0), name));
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
            boolean shown = operation.index() <= last && lane(operation) >= 0;
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

    /** The lane of whoever acted; that after the devices for readers and wire steps; -1 for what is not drawn. */
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

    private void operation(Operation operation) {
        int x = lanes.get(lane(operation)).x();
        boolean shows = evidence.contains(operation.index());
        String number = "op " + operation.index();
        List<Part> said = words.request(operation);
        if (operation instanceof Operation.Pull op) {
            exchange(new Exchange(x, op.fate(), number, shows), said, words.answer(op));
        } else if (operation instanceof Operation.Push op) {
            exchange(new Exchange(x, op.fate(), number, shows), said, words.answer(op));
        } else if (operation instanceof Operation.Http op) {
            exchange(new Exchange(x, Fate.DELIVER, number, shows), said, words.answer(op));
        } else {
            act(x, number, shows, said);
        }
    }

    private record Exchange(int x, Fate fate, String number, boolean evidence) {}

    private void exchange(Exchange at, List<Part> request, List<Part> answer) {
        int server = lanes.get(lanes.size() - 1).x();
        boolean lost = at.fate() == Fate.DROP_REQUEST || at.fate() == Fate.SERVER_ERROR;
        int reached = lost ? at.x() + (server - at.x()) * 3 / 4 : server - 1;
        Label said = new Label(at.x() + TEXT_GAP, y - 6, "start");
        marks.add(new Mark("request", at.x() + 1, reached, y, lost, at.number(), at.evidence(), said, request));
        y += ROW_HEIGHT;
        if (at.fate() == Fate.DUPLICATE_REQUEST) {
            Label twice = new Label(at.x() + TEXT_GAP, y - 6, "start");
            List<Part> again = List.of(new Part("the same request again", "faint"));
            marks.add(new Mark("request", at.x() + 1, server - 1, y, false, "", at.evidence(), twice, again));
            y += ROW_HEIGHT;
        }
        boolean dropped = at.fate() == Fate.DROP_RESPONSE;
        List<Part> heard = new ArrayList<>(answer);
        if (at.fate() == Fate.DROP_REQUEST) {
            heard = List.of(new Part("the request is lost", "bad"));
        } else if (at.fate() == Fate.SERVER_ERROR) {
            heard = List.of(new Part("500 from something before the server", "bad"));
        } else if (dropped) {
            heard.add(0, new Part("the answer is lost: ", "bad"));
        }
        if (lost) {
            Label place = new Label(at.x() + TEXT_GAP, y - 10, "start");
            marks.add(new Mark("answer", at.x(), at.x(), y - ROW_HEIGHT, false, "", at.evidence(), place, heard));
        } else {
            int back = dropped ? at.x() + (server - at.x()) / 4 : at.x() + 1;
            Label place = new Label(server - TEXT_GAP, y - 6, "end");
            marks.add(new Mark("answer", server - 1, back, y, dropped, "", at.evidence(), place, heard));
        }
        y += ROW_HEIGHT;
    }

    private void act(int x, String number, boolean shows, List<Part> said) {
        Label place = new Label(x + TEXT_GAP + 2, y + 4 - ROW_HEIGHT / 4, "start");
        marks.add(new Mark("act", x, x, y - ROW_HEIGHT / 4, false, number, shows, place, said));
        y += ROW_HEIGHT - 4;
    }
}
