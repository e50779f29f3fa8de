package io.github.synctck.report;

/** Long texts, shortened for people. */
public final class Excerpt {
    private static final String ELLIPSIS = "\u2026";

    private Excerpt() {}

    /** The text, or its beginning and an ellipsis: at most that many characters, and never half a character. */
    public static String of(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        int end = charactersMax - 1;
        boolean splits = Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end));
        return text.substring(0, splits ? end - 1 : end) + ELLIPSIS;
    }
}
