package io.github.synctck.spec.message;

import org.jspecify.annotations.Nullable;

/**
 * What a client sends when it pushes. Requirement PUSH-01.
 *
 * @param changes the device's changes; full rows, every table of the app
 * @param lastPulledAt the timestamp of the pull that the same sync made, null only in a hostile request
 */
public record PushRequest(Changes changes, @Nullable Cursor lastPulledAt) {}
