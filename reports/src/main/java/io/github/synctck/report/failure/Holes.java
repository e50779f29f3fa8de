package io.github.synctck.report.failure;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The holes of a template: {@code {id:f1}} for the id of a symbol, {@code {cursor:4}} for a timestamp. */
final class Holes {
    private static final Pattern HOLE = Pattern.compile("\\{(id|cursor):([^}]*)}");

    private Holes() {}

    /** What stands in the holes of that kind, {@code id} or {@code cursor}. */
    static SortedSet<String> names(String template, String kind) {
        TreeSet<String> names = new TreeSet<>();
        Matcher matcher = HOLE.matcher(template);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    /** The template with each part treated by its function; a cursor keeps its offset, such as {@code 4+1}. */
    static String fill(
            String template, UnaryOperator<String> text, UnaryOperator<String> id, UnaryOperator<String> at) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = HOLE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            out.append(text.apply(template.substring(from, matcher.start())));
            out.append((matcher.group(1).equals("id") ? id : at).apply(matcher.group(2)));
            from = matcher.end();
        }
        return out.append(text.apply(template.substring(from))).toString();
    }

    /**
     * A cursor's hole taken apart.
     *
     * @param operation the pull whose timestamp it is
     * @param offset what is added to it
     */
    record CursorHole(int operation, long offset) {
        static CursorHole of(String name) {
            int sign = Math.max(name.indexOf('+'), name.indexOf('-'));
            return sign < 0
                    ? new CursorHole(Integer.parseInt(name), 0)
                    : new CursorHole(Integer.parseInt(name.substring(0, sign)), Long.parseLong(name.substring(sign)));
        }
    }

    /** A symbol as part of a variable's name or of an id; two symbols that differ stay different. */
    static String word(String symbol) {
        StringBuilder out = new StringBuilder();
        symbol.chars().forEach(c -> {
            boolean plain = c < 128 && Character.isLetterOrDigit(c);
            out.append(plain ? String.valueOf((char) c) : "x" + Integer.toHexString(c));
        });
        return out.toString();
    }
}
