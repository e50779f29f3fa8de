package io.github.synctck.report.html;

import io.github.synctck.report.Excerpt;
import io.github.synctck.report.html.Picture.Label;
import io.github.synctck.report.html.Picture.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The widths of labels. They are set in a font whose letters all have one width, so that none runs into another. */
final class Letters {
    /** Of a letter at the size that the style sheet gives to labels; a little more than common fonts need. */
    private static final double LETTER_WIDTH = 7.3;

    /** Beyond Latin, Greek and Cyrillic a character may take two places. */
    private static final int NARROW_MAX = 0x4ff;

    private static final int WHOLE_LENGTH_MAX = 500;

    private Letters() {}

    /** How wide the words are, in pixels. */
    static int width(List<Part> words) {
        return (int) Math.ceil(LETTER_WIDTH * places(text(words)));
    }

    private static String text(List<Part> words) {
        return words.stream().map(Part::text).collect(Collectors.joining());
    }

    private static int places(String text) {
        return text.codePoints().map(Letters::places).sum();
    }

    private static int places(int character) {
        return character <= NARROW_MAX || character == '\u2020' || character == '\u2026' ? 1 : 2;
    }

    /** The words at that place, cut with an ellipsis where they would take more room. */
    static Label label(int x, int y, String anchor, List<Part> words, int widthMax) {
        if (width(words) <= widthMax) {
            return new Label(x, y, anchor, words, "");
        }
        int left = (int) (widthMax / LETTER_WIDTH) - 1;
        List<Part> shown = new ArrayList<>();
        for (Part part : words) {
            String beginning = beginning(part.text(), left);
            left -= places(beginning);
            if (beginning.length() < part.text().length()) {
                shown.add(new Part(beginning + "\u2026", part.tone()));
                break;
            }
            shown.add(part);
        }
        return new Label(x, y, anchor, shown, Excerpt.of(text(words), WHOLE_LENGTH_MAX));
    }

    private static String beginning(String text, int places) {
        int taken = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            taken += places(character);
            if (taken > places) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
