package io.github.synctck.sim;

/** A scenario begins with a record that the server should hold, and it holds none. */
public final class NothingToAdoptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With one sentence on what was looked for. */
    NothingToAdoptException(String sentence) {
        super(sentence);
    }
}
