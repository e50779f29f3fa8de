package io.github.synctck.report.failure;

import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.history.Operation.Role;
import io.github.synctck.sim.history.OperationText;
import io.github.synctck.sim.scenario.Fate;
import io.github.synctck.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** {@code diagram.txt}: who sent what to whom, a lane for each device, one for readers without one, one for the server. */
public final class TextDiagram {
    private static final int LANE_COLUMNS = 12;

    private final History history;
    private final List<Integer> evidence;
    private final List<String> lanes = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private TextDiagram(History history, List<Integer> evidence) {
        this.history = history;
        this.evidence = evidence;
        for (int device = 0; device < history.scenario().devices().size(); device++) {
            lanes.add("device " + Scenario.deviceName(device));
        }
        boolean others = history.operations().stream().anyMatch(each -> lane(each) == lanes.size());
        if (others) {
            lanes.add("others");
        }
        lanes.add("server");
    }

    /** The diagram; operations that are evidence carry an exclamation mark. */
    public static String write(History history, List<Integer> evidence) {
        TextDiagram diagram = new TextDiagram(history, evidence);
        diagram.head();
        history.operations().forEach(diagram::operation);
        return diagram.out.toString();
    }

    private void head() {
        out.append(history.scenario().name()).append("\n\n");
        StringBuilder names = new StringBuilder();
        for (String lane : lanes) {
            names.append(lane).append(" ".repeat(Math.max(1, LANE_COLUMNS - lane.length())));
        }
        line(names.toString(), "");
    }

    private int server() {
        return lanes.size() - 1;
    }

    /** The lane of whoever acted; that of the others for observers and wire steps; -1 for nobody. */
    private int lane(Operation operation) {
        int devices = history.scenario().devices().size();
        if (operation instanceof Operation.Edit op) {
            return op.device();
        } else if (operation instanceof Operation.Pull op) {
            return op.actor().role() == Role.DEVICE ? op.actor().device() : devices;
        } else if (operation instanceof Operation.Push op) {
            return op.actor().role() == Role.DEVICE ? op.actor().device() : devices;
        } else if (operation instanceof Operation.Http) {
            return devices;
        } else if (operation instanceof Operation.Intervention) {
            return server();
        } else if (operation instanceof Operation.Mark op && op.device() >= 0) {
            return op.device();
        } else if (operation instanceof Operation.SyncEnd op && !op.error().isEmpty()) {
            return op.device();
        }
        return -1;
    }

    private void operation(Operation operation) {
        int lane = lane(operation);
        if (lane < 0) {
            return;
        }
        String mark = evidence.contains(operation.index()) ? " !" : "";
        String words = OperationText.line(operation) + mark;
        if (operation instanceof Operation.Pull op) {
            arrow(lane, op.fate(), words);
        } else if (operation instanceof Operation.Push op) {
            arrow(lane, op.fate(), words);
        } else if (operation instanceof Operation.Http) {
            arrow(lane, Fate.DELIVER, words);
        } else {
            line(row(lane, '*'), words);
        }
    }

    /** A request that is lost ends in a cross before the server, a lost answer in one before the device. */
    private void arrow(int lane, Fate fate, String words) {
        boolean lost = fate == Fate.DROP_REQUEST || fate == Fate.SERVER_ERROR;
        line(between(lane, '|', lost ? 'x' : '>'), words);
        if (!lost) {
            line(between(lane, fate == Fate.DROP_RESPONSE ? 'x' : '<', '|'), "");
        }
    }

    private String between(int lane, char left, char right) {
        StringBuilder row = new StringBuilder(row(-1, '|'));
        int from = lane * LANE_COLUMNS + 1;
        int to = server() * LANE_COLUMNS;
        for (int at = from; at < to; at++) {
            row.setCharAt(at, '-');
        }
        row.setCharAt(from, left == '|' ? '-' : left);
        row.setCharAt(to - 1, right == '|' ? '-' : right);
        return row.toString();
    }

    /** The life lines, with a mark on one of them. */
    private String row(int marked, char mark) {
        StringBuilder row = new StringBuilder();
        for (int lane = 0; lane < lanes.size(); lane++) {
            row.append(lane == marked ? mark : '|').append(" ".repeat(LANE_COLUMNS - 1));
        }
        return row.toString();
    }

    private void line(String row, String words) {
        out.append((row + words).stripTrailing()).append('\n');
    }
}
