package io.github.synctck.conformance.soak;

import java.time.Duration;

/** Something that happens to the target while devices sync. */
public sealed interface Incident {
    /** When, from the soak's beginning. */
    Duration at();

    /** In a few words. */
    String words();

    /** A command for {@code sh -c}; the target may be away from its beginning until shortly after its end. */
    record Command(Duration at, String line) implements Incident {
        @Override
        public String words() {
            return line;
        }
    }

    /** The target's clock jumps, by its hook. */
    record ClockStep(Duration at, Duration by) implements Incident {
        @Override
        public String words() {
            return "the clock jumps by " + by.toMillis() + " ms";
        }
    }
}
