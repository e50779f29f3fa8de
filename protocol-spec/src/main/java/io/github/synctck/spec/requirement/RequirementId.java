package io.github.synctck.spec.requirement;

import java.util.regex.Pattern;

/** The id of a requirement, such as {@code PULL-04} or {@code PULL-06b}; fixed for ever. */
public record RequirementId(String value) implements Comparable<RequirementId> {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2,8}-[0-9]{2}[a-z]?");

    public RequirementId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a requirement id: " + value);
        }
    }

    /** The id with that text; throws where the text has another form. */
    public static RequirementId of(String value) {
        return new RequirementId(value);
    }

    /** What stands before the number, such as {@code PULL}. */
    public String family() {
        return value.substring(0, value.indexOf('-'));
    }

    @Override
    public int compareTo(RequirementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
