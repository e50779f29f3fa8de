package io.github.synctck.server;

import io.github.synctck.conformance.junit.FaceTarget;
import io.github.synctck.conformance.junit.SyncConformanceSuite;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The whole suite as dynamic tests: against {@code -Dsynctck.url}, or against the in-memory reference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceServerConformanceTest extends SyncConformanceSuite {
    private RunningReference reference;

    @BeforeAll
    void start() {
        reference =
                new RunningReference(new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis));
    }

    @AfterAll
    void stop() {
        reference.close();
    }

    @Override
    protected FaceTarget target() {
        return FaceTarget.fromSystemProperties().orElseGet(() -> reference.target("watermelondb"));
    }
}
