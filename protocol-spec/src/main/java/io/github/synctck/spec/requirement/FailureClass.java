package io.github.synctck.spec.requirement;

import org.jspecify.annotations.Nullable;

/**
 * A way in which sync backends are known to fail.
 *
 * @param id {@code F1} to {@code F56}
 * @param text one sentence
 * @param untestable why a black box cannot show it, or null where requirements cover it
 */
public record FailureClass(String id, String text, @Nullable String untestable) {}
