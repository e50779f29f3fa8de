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

    /** A life line. */
    public record Lane(int x, String name) {}

    /** Part of a label with a look of its own: {@code tomb}, {@code faint}, {@code good}, {@code bad} or none. */
    public record Part(String text, String tone) {}

    /** A band from the left to the right. */
    public record Band(int top, int height) {}

    /**
     * A line from {@code x1} to {@code x2}, or a dot at {@code x1}.
     *
     * @param kind {@code request}, {@code answer} or {@code act}
     * @param lost whether it ends in a cross instead of a head
     * @param number the operation's, at its first mark; else empty
     * @param evidence whether the operation is evidence
     * @param label where its words stand
     * @param words what it says
     */
    public record Mark(
            String kind,
            int x1,
            int x2,
            int y,
            boolean lost,
            String number,
            boolean evidence,
            Label label,
            List<Part> words) {
        public Mark {
            words = List.copyOf(words);
        }

        /** Where the words begin or end. */
        public int textX() {
            return label.x();
        }

        /** The base line of the words. */
        public int textY() {
            return label.y();
        }

        /** {@code start} or {@code end}. */
        public String anchor() {
            return label.anchor();
        }
    }

    /** The place of a text. */
    public record Label(int x, int y, String anchor) {}
}
