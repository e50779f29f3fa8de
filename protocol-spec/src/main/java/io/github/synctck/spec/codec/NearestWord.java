package io.github.synctck.spec.codec;

import java.util.List;

/** What a word that is not known was probably meant to be. */
public final class NearestWord {
    private static final int DISTANCE_MAX = 3;

    private NearestWord() {}

    /** The end of a complaint: the nearest known word, or all of them where none is near. */
    public static String hint(String word, List<String> known) {
        String nearest = "";
        int best = DISTANCE_MAX + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "; known are " + String.join(", ", known) : "; did you mean '" + nearest + "'?";
    }

    /** Edits that turn one word into the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
