package io.github.synctck.sim.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cursor that a wire step sends: {@code never}, {@code @label} for the timestamp that the pull of that label
 * returned, {@code @label+N} or {@code @label-N} for one beside it, or a literal number.
 */
public record CursorRef(String text) {
    /** The cursor of a device that has never pulled. */
    public static final CursorRef NEVER = new CursorRef("never");

    private static final Pattern LABEL = Pattern.compile("@([a-z][a-z0-9-]*)([+-][0-9]+)?");
    private static final Pattern LITERAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    public CursorRef {
        boolean known = text.equals("never")
                || LABEL.matcher(text).matches()
                || LITERAL.matcher(text).matches();
        if (!known) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
    }

    /** The timestamp that the pull of that label returned. */
    public static CursorRef of(String label) {
        return new CursorRef("@" + label);
    }

    /** Whether this is the cursor of a first pull. */
    public boolean isNever() {
        return text.equals("never");
    }

    /** The label that this refers to, or empty. */
    public String label() {
        Matcher matcher = LABEL.matcher(text);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The number to add to the labelled timestamp. */
    public long offset() {
        Matcher matcher = LABEL.matcher(text);
        String offset = matcher.matches() ? matcher.group(2) : null;
        return offset == null ? 0 : Long.parseLong(offset);
    }
}
