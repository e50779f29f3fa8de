package io.github.synctck.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The command as people start it: in a process of its own. */
final class Tool {
    /** A secret that both sides of a test know. */
    static final String SECRET = "a secret that servers and tests share";

    private static final long SECONDS_MAX = 120;

    private final Path folder;
    private final List<String> jvm = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    /** A tool that runs in that folder. */
    Tool(Path folder) {
        this.folder = folder;
    }

    /** How a process ended. */
    record Ended(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        String lastLine() {
            List<String> lines = lines();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    Tool jvm(String... options) {
        jvm.addAll(List.of(options));
        return this;
    }

    Tool env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the command; its errors go to a file that {@link #end} reads. */
    Process start(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SYNCTCK_") || name.equals("COLUMNS"));
        builder.environment().putAll(environment);
        builder.redirectError(folder.resolve("stderr").toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of a process. */
    Ended end(Process process) {
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + out);
            }
            return new Ended(process.exitValue(), out, Files.readString(folder.resolve("stderr")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Ended run(String... words) {
        return end(start(words));
    }

    /** A server in a process of its own. */
    static final class Server implements AutoCloseable {
        private final Process process;
        private final String url;

        private Server(Process process, String url) {
            this.process = process;
            this.url = url;
        }

        String url() {
            return url;
        }

        Process process() {
            return process;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** Starts {@code serve} on a free port, with the shared secret. */
    Server serve(String... words) {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--jwt-secret", SECRET));
        all.addAll(List.of(words));
        Process process = start(all.toArray(String[]::new));
        try {
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            String head = "listening on ";
            if (line == null || !line.startsWith(head)) {
                throw new AssertionError("no server: " + line);
            }
            return new Server(process, line.substring(head.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
