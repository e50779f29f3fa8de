package io.github.synctck.report.console;

import java.util.ArrayList;
import java.util.List;

/** Texts made fit for a terminal. */
public final class Text {
    private static final int LENGTH_MAX = 600;

    private Text() {}

    /** The text on one line, bounded, without control characters: what a server sent must not steer a terminal. */
    public static String safe(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || c == '\r') {
                out.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append('?');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.length() > LENGTH_MAX
                ? out.substring(0, LENGTH_MAX) + "... (" + out.length() + " characters)"
                : out.toString();
    }

    /** The text in lines of at most that width; words longer than a line stay whole. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
