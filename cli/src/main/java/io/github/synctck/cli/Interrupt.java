package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and SIGTERM: asks the work under way to stop, waits until it has written down what it has, then ends the
 * process with the code of the command.
 */
final class Interrupt {
    private static final long GRACE_SECONDS = 20;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger code = new AtomicInteger(ExitCode.INTERRUPTED.code());

    private Interrupt() {}

    static Interrupt install() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::shutDown, "interrupt"));
        return interrupt;
    }

    /** One that nothing ever triggers; for commands that run inside tests. */
    static Interrupt never() {
        return new Interrupt();
    }

    private void shutDown() {
        if (finished.getCount() == 0) {
            return;
        }
        requested.set(true);
        stop.countDown();
        try {
            if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("synctck: gave up waiting for the run to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        Runtime.getRuntime().halt(code.get());
    }

    boolean isRequested() {
        return requested.get();
    }

    /** The code with which an interrupted process ends; 130 unless told. */
    void endsWith(int exitCode) {
        code.set(exitCode);
    }

    /** Waits until somebody asks the process to end. */
    void await() throws InterruptedException {
        stop.await();
    }

    /** The work is done; nothing is left to wait for. */
    void finish() {
        finished.countDown();
    }
}
