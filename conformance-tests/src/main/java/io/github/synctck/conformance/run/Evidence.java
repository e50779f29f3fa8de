package io.github.synctck.conformance.run;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import java.io.IOException;
import java.util.function.Consumer;

/** Where histories go while they happen. One play at a time. */
public interface Evidence {
    /** A play begins; its operations go to the consumer as they end. Trouble with the disk surfaces at {@link #end}. */
    Consumer<Operation> begin(String caseId, Scenario scenario, String salt);

    /** The play has ended; it is kept only if it failed. */
    void end(boolean keep) throws IOException;

    /** No play follows; what was there for the case that the run is killed may go. */
    default void over() {
        // Nothing was there for it.
    }

    /** A case has failed; what is kept of it may be told in other words. */
    default void explain(String caseId, Verdict verdict, History history) throws IOException {
        // Scenario and history speak for themselves.
    }

    /** Keeps nothing. */
    Evidence NONE = new Evidence() {
        @Override
        public Consumer<Operation> begin(String caseId, Scenario scenario, String salt) {
            return operation -> {};
        }

        @Override
        public void end(boolean keep) {
            // Nothing was written.
        }
    };
}
