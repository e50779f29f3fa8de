package io.github.synctck.spec.codec;

/** A file that a user wrote and that cannot be read; the message is one sentence with file and line. */
public final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A problem at a line, from 1. */
    public BadFileException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
