package io.github.synctck.server.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.server.postgres.BenchmarkTable;
import io.github.synctck.server.postgres.PostgresStore;
import io.github.synctck.server.postgres.TestDatabase;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.Profile;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures the Postgres store over HTTP beside what bare JDBC does with the same rows. The two sides take turns in one
 * run, so that whatever else the machine does hits both; medians are compared.
 */
final class StoreBenchmark {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final int CHANGED = 10;
    private static final String FIRST =
            "{\"lastPulledAt\":null,\"schemaVersion\":" + PROFILE.schema().version() + "}";

    private final Sizes sizes;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> report = new ArrayList<>();

    /**
     * How much is measured.
     *
     * @param firstPull rows of a first pull
     * @param small rows of the smaller table of the incremental pull
     * @param large rows of the larger one
     * @param push rows of a push
     * @param rounds turns of the first pull and of the push
     * @param pulls turns of the incremental pull
     * @param loadMillis how long each number of connections is kept busy
     */
    record Sizes(int firstPull, int small, int large, int push, int rounds, int pulls, long loadMillis) {
        static final Sizes FULL = new Sizes(100_000, 10_000, 1_000_000, 10_000, 9, 50, 5_000);
        static final Sizes BRIEF = new Sizes(2_000, 200, 2_000, 200, 2, 3, 100);
    }

    /** A store, its table, and its endpoints. */
    private record Bench(PostgresStore store, BenchmarkTable table, SyncHttpServer server) implements AutoCloseable {
        static Bench open() {
            PostgresStore store = PostgresStore.open(
                    TestDatabase.url(), PROFILE, TestDatabase.options().withConnectionsMax(16));
            return new Bench(
                    store,
                    new BenchmarkTable(store, PROFILE),
                    SyncHttpServer.start(
                            store, ServerOptions.standard(0, token -> token).withHandlingMillisMax(300_000)));
        }

        @Override
        public void close() {
            server.close();
            store.close();
        }
    }

    StoreBenchmark(Sizes sizes) {
        this.sizes = sizes;
    }

    /** Measures, and returns the lines of a Markdown table. */
    List<String> run() throws Exception {
        report.add(String.format(
                Locale.ROOT,
                "JDK %s, %d processors, load average %.1f at the beginning",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        report.add("");
        report.add("| measured | ms | beside | ms | ratio |");
        report.add("| --- | --- | --- | --- | --- |");
        firstPull();
        push();
        incrementalPull();
        report.add("");
        report.add("| connections | empty pulls a second | pushes of one row a second |");
        report.add("| --- | --- | --- |");
        load();
        report.add(String.format(
                Locale.ROOT,
                "load average %.1f at the end",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return report;
    }

    private HttpRequest request(Bench bench, String path, UUID user, String body) {
        return HttpRequest.newBuilder(URI.create(bench.server().baseUrl() + path))
                .header("Authorization", "Bearer " + user)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String post(Bench bench, String path, UUID user, String body) throws Exception {
        HttpResponse<String> answer = client.send(request(bench, path, user, body), BodyHandlers.ofString());
        return checked(answer.statusCode(), answer.body());
    }

    private static String checked(int status, String body) {
        if (status != 200) {
            throw new IllegalStateException("answered with " + status + " " + body);
        }
        return body;
    }

    /** Reads the answer as it comes and keeps nothing, as the other side does. */
    private long drained(Bench bench, UUID user, String body) throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request(bench, "/sync-pull", user, body), BodyHandlers.ofInputStream());
        checked(answer.statusCode(), "");
        long bytes = 0;
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = answer.body()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                bytes += count;
            }
        }
        return bytes;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The two sides take turns; the first two turns warm up. */
    private void compare(String measured, Work ours, String beside, Work theirs, int turns) throws Exception {
        List<Double> mine = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int turn = -2; turn < turns; turn++) {
            double first = millis(ours);
            double second = millis(theirs);
            if (turn >= 0) {
                mine.add(first);
                other.add(second);
            }
        }
        report.add(String.format(
                Locale.ROOT,
                "| %s | %.1f | %s | %.1f | %.2f |",
                measured,
                median(mine),
                beside,
                median(other),
                median(mine) / median(other)));
    }

    private void firstPull() throws Exception {
        try (Bench bench = Bench.open()) {
            UUID user = UUID.randomUUID();
            bench.table().fill(user, sizes.firstPull());
            long[] bytes = new long[2];
            compare(
                    "first pull of " + sizes.firstPull() + " rows",
                    () -> bytes[0] = drained(bench, user, FIRST),
                    "`COPY ... TO STDOUT` of them, RLS on",
                    () -> bytes[1] = bench.table().copy(user),
                    sizes.rounds());
            if (bytes[1] < 50L * sizes.firstPull() || bytes[0] < bytes[1]) {
                throw new IllegalStateException("the two sides did not read the same rows");
            }
        }
    }

    private void push() throws Exception {
        try (Bench bench = Bench.open()) {
            String body = bench.table().push(sizes.push());
            compare(
                    "push of " + sizes.push() + " rows",
                    () -> post(bench, "/sync-push", UUID.randomUUID(), body),
                    "JDBC batch insert of them, RLS on",
                    () -> {
                        UUID user = UUID.randomUUID();
                        bench.table().enroll(user);
                        bench.table().insert(user, sizes.push());
                    },
                    sizes.rounds());
        }
    }

    private void incrementalPull() throws Exception {
        try (Bench small = Bench.open();
                Bench large = Bench.open()) {
            UUID user = UUID.randomUUID();
            String smallPull = changed(small, user, sizes.small());
            String largePull = changed(large, user, sizes.large());
            compare(
                    "incremental pull of " + CHANGED + " rows of " + sizes.large(),
                    () -> post(large, "/sync-pull", user, largePull),
                    "the same of " + sizes.small(),
                    () -> post(small, "/sync-pull", user, smallPull),
                    sizes.pulls());
        }
    }

    /** Fills the table and changes a few rows; returns the body of a pull that asks for these. */
    private String changed(Bench bench, UUID user, int rows) throws Exception {
        bench.table().fill(user, rows);
        String none = FIRST.replace("null", "1");
        String cursor = JsonValues.parse(post(bench, "/sync-pull", user, none))
                .path("timestamp")
                .asText();
        post(bench, "/sync-push", user, BenchmarkTable.touch(CHANGED, cursor));
        String pull = FIRST.replace("null", cursor);
        JsonNode answer = JsonValues.parse(post(bench, "/sync-pull", user, pull));
        if (answer.at("/changes/interactions/updated").size() != CHANGED) {
            throw new IllegalStateException("the pull does not show what was changed");
        }
        return pull;
    }

    private void load() throws Exception {
        try (Bench bench = Bench.open()) {
            for (int connections : new int[] {1, 8, 64}) {
                long pulls = perSecond(bench, connections, false);
                long pushes = perSecond(bench, connections, true);
                report.add("| " + connections + " | " + pulls + " | " + pushes + " |");
            }
        }
    }

    /** Each connection is one user's, who asks again as soon as the answer is there. */
    private long perSecond(Bench bench, int connections, boolean pushes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(sizes.loadMillis());
            List<Callable<Long>> users = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                users.add(() -> asked(bench, end, pushes));
            }
            long began = System.nanoTime();
            long sum = 0;
            for (Future<Long> user : threads.invokeAll(users)) {
                sum += user.get();
            }
            return Math.round(sum * 1e9 / (System.nanoTime() - began));
        } finally {
            threads.shutdownNow();
        }
    }

    private long asked(Bench bench, long end, boolean pushes) throws Exception {
        UUID user = UUID.randomUUID();
        post(bench, "/sync-push", user, "{\"changes\":{},\"lastPulledAt\":null}");
        String cursor = JsonValues.parse(post(bench, "/sync-pull", user, FIRST))
                .path("timestamp")
                .asText();
        String pull = FIRST.replace("null", cursor);
        long asked = 0;
        while (System.nanoTime() < end || asked == 0) {
            String row = "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"f" + asked
                    + "\",\"name\":\"Ann\"}],\"updated\":[],\"deleted\":[]}},\"lastPulledAt\":" + cursor + "}";
            post(bench, pushes ? "/sync-push" : "/sync-pull", user, pushes ? row : pull);
            asked++;
        }
        return asked;
    }
}
