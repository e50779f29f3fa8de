package io.github.synctck.conformance.target;

import io.github.synctck.spec.server.RawExchange;

/** Hears of every HTTP exchange with a target's two endpoints, from whichever thread made it. */
@FunctionalInterface
public interface ExchangeListener {
    /**
     * An exchange has ended.
     *
     * @param reads whether it was a pull
     * @param answer the answer as it came; of status 0 or less where none did
     * @param nanos how long it took
     */
    void heard(boolean reads, RawExchange.Answer answer, long nanos);
}
