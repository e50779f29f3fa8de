package io.github.synctck.cli;

/** Words for a POSIX shell. */
final class Shell {
    private Shell() {}

    /** The word in single quotes where it needs them. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
