package io.github.synctck.server.http;

/** A request that is answered with an error; thrown inside the face only. */
final class HttpFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String details;

    HttpFailure(int status, String code, String error) {
        this(status, code, error, "");
    }

    HttpFailure(int status, String code, String error, String details) {
        super(error);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String details() {
        return details;
    }
}
