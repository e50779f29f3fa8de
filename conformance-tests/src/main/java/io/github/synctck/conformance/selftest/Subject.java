package io.github.synctck.conformance.selftest;

import io.github.synctck.conformance.target.Target;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;

/**
 * A server of which it is known what a run has to say about it.
 *
 * @param name the server's name
 * @param failureClass the class of failure that it belongs to; empty for a sound one
 * @param fails the requirement that the run has to report first and then those that it may report; empty for a sound
 *     server
 * @param sentence what is special about it
 * @param profile what it declares
 * @param opening starts it
 */
public record Subject(
        String name,
        String failureClass,
        List<RequirementId> fails,
        String sentence,
        Profile profile,
        Opening opening) {
    public Subject {
        fails = List.copyOf(fails);
    }

    /** Whether nothing is wrong with it. */
    public boolean isSound() {
        return fails.isEmpty();
    }

    /** Starts a server that nobody has used. */
    @FunctionalInterface
    public interface Opening {
        /** The running server. */
        Opened open();
    }

    /** A running server. */
    public interface Opened extends AutoCloseable {
        /** How it is reached. */
        Target target();

        @Override
        void close();

        /** A server that is reached so and ended so. */
        static Opened of(Target target, Runnable end) {
            return new Opened() {
                @Override
                public Target target() {
                    return target;
                }

                @Override
                public void close() {
                    end.run();
                }
            };
        }
    }
}
