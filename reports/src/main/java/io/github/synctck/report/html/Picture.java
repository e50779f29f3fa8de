package io.github.synctck.report.html;

import java.util.List;

/**
 * A message diagram as the template draws it, in pixels.
 *
 * @param width of the whole picture
 * @param height of the whole picture
 * @param lanes a life line for each device, one for readers without one, one for the server
 * @param marks arrows and dots, from the top
 * @param bands behind the operations that are evidence
 * @param cursors which timestamp each short name stands for
 */
public record Picture(
        int width, int height, List<Lane> lanes, List<Mark> marks, List<Band> bands, List<String> cursors) {
    public Picture {
        lanes = List.copyOf(lanes);
        marks = List.copyOf(marks);
        bands = List.copyOf(bands);
        cursors = List.copyOf(cursors);
    }

    /** To what width it may be made smaller on a narrow screen and still be read. */
    public int widthMin() {
        return width * 7 / 10;
    }

    /** A life line. */
    public record Lane(int x, String name) {}

    /** Part of a label with a look of its own: {@code tomb}, {@code faint}, {@code good}, {@code bad} or none. */
    public record Part(String text, String tone) {}

    /** A band from the left to the right. */
    public record Band(int top, int height) {}

    /**
     * A line from {@code x1} to {@code x2}, or a dot at {@code x1}.
     *
     * @param kind {@code request}, {@code answer}, {@code act}, or {@code note} for words alone
     * @param lost whether it ends in a cross instead of a head
     * @param number the operation's, at its first mark; else empty
     * @param evidence whether the operation is evidence
     * @param label what it says, and where
     */
    public record Mark(
            String kind, int x1, int x2, int y, boolean lost, String number, boolean evidence, Label label) {}

    /**
     * A text.
     *
     * @param x where it begins or ends
     * @param y its base line
     * @param anchor {@code start} or {@code end}
     * @param words what is shown
     * @param whole all of it, where it was cut; else empty
     */
    public record Label(int x, int y, String anchor, List<Part> words, String whole) {
        public Label {
            words = List.copyOf(words);
        }
    }
}
