package io.github.synctck.spec.codec;

/** A request body that is not of the protocol's shape; the message is one sentence with the place. */
public final class MalformedMessage extends Exception {
    private static final long serialVersionUID = 1L;

    /** A problem at a path inside the body. */
    MalformedMessage(String path, String problem) {
        super(path.isEmpty() ? problem : path + " " + problem);
    }
}
