package io.github.synctck.spec.message;

/**
 * The server answered and said no: certainly nothing was done.
 *
 * @param status the HTTP status, 400 to 599
 * @param code a word for programs, such as {@code conflict}; empty if the server gives none
 * @param message a sentence for people
 */
public record Refused(int status, String code, String message) implements PullResponse, PushResponse {
    /** A push over a version that its sender had not seen. Requirement PUSH-05. */
    public static Refused conflict(String message) {
        return new Refused(409, "conflict", message);
    }

    /** A request that is not of the protocol's shape. */
    public static Refused malformed(String message) {
        return new Refused(400, "malformed", message);
    }

    /** Whether the refusal says that the cursor is one that the server can no longer serve. */
    public boolean isCursorExpired() {
        return status == 410;
    }

    /** A cursor that the server can no longer serve. Requirement DEL-06. */
    public static Refused cursorExpired(String message) {
        return new Refused(410, "cursor_expired", message);
    }
}
