package io.github.synctck.spec.message;

/**
 * No answer arrived.
 *
 * @param certainlyNotDone whether the request provably never reached the server
 * @param message one sentence on what happened
 */
public record TransportFailure(boolean certainlyNotDone, String message) implements PullResponse, PushResponse {}
