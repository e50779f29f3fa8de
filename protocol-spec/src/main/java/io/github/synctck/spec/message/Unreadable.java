package io.github.synctck.spec.message;

/**
 * A success status with a body that is no pull answer; the client fails on it and applies nothing.
 *
 * @param status the HTTP status, 200 to 299
 * @param problem what is wrong, with the path inside the body
 */
public record Unreadable(int status, String problem) implements PullResponse {}
