package io.github.synctck.server.realclient;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.sim.device.DeviceOptions;
import io.github.synctck.sim.recording.DeviceRecorder;
import io.github.synctck.sim.recording.Difference;
import io.github.synctck.sim.recording.Recording;
import io.github.synctck.spec.codec.CanonicalJson;
import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The real client and the simulated device, each against an HTTP server of its own, with the same script. */
final class Differential implements AutoCloseable {
    private final SortedMap<Integer, DataSchema> schemas;
    private final DeviceOptions options;
    private final RealClient client;
    private final ScriptServer clientServer;
    private final ScriptServer deviceServer;

    /** With the options of simulated apps of which a script says nothing. */
    Differential(SortedMap<Integer, DataSchema> schemas, DeviceOptions options) throws IOException {
        this.schemas = schemas;
        this.options = options;
        this.client = new RealClient();
        this.clientServer = new ScriptServer(schemas);
        this.deviceServer = new ScriptServer(schemas);
    }

    /**
     * What a script showed.
     *
     * @param client the script with the lines of the real client
     * @param first the first place where the device differs, or empty
     */
    record Comparison(Recording client, Optional<Difference> first) {}

    Comparison compare(Recording script) throws IOException {
        clientServer.begin(script);
        deviceServer.begin(script);
        var place = new RealClient.Place(clientServer.url(), clientServer.token(), new TreeMap<>());
        Recording real = client.record(script, schemas, place);
        Recording own = new DeviceRecorder(schemas, deviceServer.endpoints(), options).record(script);
        return new Comparison(real, first(real, own));
    }

    private static Optional<Difference> first(Recording real, Recording own) {
        for (int number = 0; number < real.steps().size(); number++) {
            List<JsonNode> wanted = real.steps().get(number).out();
            List<JsonNode> got = own.steps().get(number).out();
            for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
                JsonNode expected = i < wanted.size() ? wanted.get(i) : null;
                JsonNode actual = i < got.size() ? got.get(i) : null;
                Optional<Difference> difference = expected == null || actual == null
                        ? Optional.of(new Difference(
                                String.valueOf(number), "/" + i, String.valueOf(expected), String.valueOf(actual)))
                        : first(
                                expected.path("i").asText(),
                                "/" + expected.path("t").asText(),
                                expected,
                                actual);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    /** Descends to the first place where two trees differ. */
    private static Optional<Difference> first(String label, String path, JsonNode expected, JsonNode actual) {
        String wanted = CanonicalJson.write(expected);
        String got = CanonicalJson.write(actual);
        if (wanted.equals(got)) {
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>();
        if (expected.isObject() && actual.isObject()) {
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                names.add(String.valueOf(i));
            }
        }
        for (String name : names) {
            JsonNode left = expected.isArray() ? expected.path(Integer.parseInt(name)) : expected.path(name);
            JsonNode right = actual.isArray() ? actual.path(Integer.parseInt(name)) : actual.path(name);
            Optional<Difference> inner = first(label, path + "/" + name, left, right);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.of(new Difference(label, path, wanted, got));
    }

    @Override
    public void close() throws IOException {
        client.close();
        clientServer.close();
        deviceServer.close();
    }
}
