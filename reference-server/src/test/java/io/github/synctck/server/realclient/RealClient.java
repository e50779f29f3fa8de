package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.schema.DataSchema;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The real client in a process of Node; one process plays many scripts, one after the other. */
public final class RealClient implements AutoCloseable {
    private static final Path HOME = Path.of("src", "test", "node");
    private static final int NODE_MIN = 18;
    private static final long END_SECONDS_MAX = 10;

    private final Process process;
    private final BufferedWriter jobs;
    private final BufferedReader answers;

    /** Where scripts are played: a server's URL without a slash at the end, a user's token, more headers. */
    public record Place(URI url, String token, Map<String, String> headers) {
        public Place {
            headers = new TreeMap<>(headers);
        }
    }

    /** Starts Node; what it says on standard error stands in {@code target/real-client.log}. */
    public RealClient() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "driver.js").directory(HOME.toFile());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(
                Path.of("target", "real-client.log").toAbsolutePath().toFile()));
        process = builder.start();
        jobs = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Why the real client cannot run here; empty where it can. */
    public static Optional<String> missing() {
        try {
            Process asked = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (asked.waitFor() != 0 || !version.startsWith("v")) {
                return Optional.of("node does not run: " + version);
            }
            if (Integer.parseInt(version.substring(1, version.indexOf('.'))) < NODE_MIN) {
                return Optional.of("node is " + version + ", the real client needs " + NODE_MIN + " or newer");
            }
        } catch (IOException e) {
            return Optional.of("there is no node in the PATH");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
        return Files.isDirectory(HOME.resolve("node_modules/@nozbe/watermelondb"))
                ? Optional.empty()
                : Optional.of("the real client is not installed: npm ci in reference-server/src/test/node");
    }

    /** Plays a script and returns it with the lines of the real client. */
    public Recording record(Recording script, SortedMap<Integer, DataSchema> schemas, Place place) throws IOException {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.put("url", place.url().toString()).put("token", place.token());
        place.headers().forEach(job.putObject("headers")::put);
        job.set("schemas", ClientSchemas.json(schemas));
        job.set("meta", script.meta());
        ArrayNode in = job.putArray("steps");
        script.steps().forEach(step -> in.add(step.in()));
        jobs.write(job.toString());
        jobs.newLine();
        jobs.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the process of the real client has ended; see target/real-client.log");
        }
        JsonNode root = JsonValues.parse(answer);
        if (root.has("broken")) {
            throw new IOException("the driver broke: " + root.path("broken").asText());
        }
        List<Recording.RecordedStep> steps = new ArrayList<>();
        for (Recording.RecordedStep step : script.steps()) {
            List<JsonNode> lines = new ArrayList<>();
            root.path("steps").path(steps.size()).forEach(lines::add);
            steps.add(new Recording.RecordedStep(step.in(), lines));
        }
        return new Recording(script.name(), script.meta(), steps);
    }

    @Override
    public void close() throws IOException {
        jobs.close();
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
