package io.github.synctck.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code synctck version}: what is running. */
@Command(name = "version", description = "Shows the version of the kit and of Java.")
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println(line());
        return 0;
    }

    static String line() {
        return "synctck " + Version.text() + " on Java " + Runtime.version();
    }
}
