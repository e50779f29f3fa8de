package io.github.synctck.server.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * What the operator of a server wants to see: how long syncs take, how many records they bring, what is refused. Nothing
 * in it names a user or a record. Served as text for Prometheus, without a token.
 */
final class SyncMetrics {
    private static final int CONFLICT = 409;
    private static final int FAILURE_MIN = 500;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** The two endpoints. */
    enum Endpoint {
        PULL,
        PUSH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every series is there from the start, so that a dashboard can tell nothing from never. */
    SyncMetrics() {
        for (Endpoint endpoint : Endpoint.values()) {
            for (String outcome : new String[] {"accepted", "conflict", "refused", "failed"}) {
                timer(endpoint, outcome);
            }
        }
        records("created", 0);
        records("updated", 0);
        records("deleted", 0);
    }

    private Timer timer(Endpoint endpoint, String outcome) {
        return Timer.builder("sync.duration")
                .description("Pulls and pushes by outcome, from the first byte read to the answer")
                .tag("endpoint", endpoint.word())
                .tag("outcome", outcome)
                .register(registry);
    }

    private void records(String bucket, int count) {
        registry.counter("sync.records", "bucket", bucket).increment(count);
    }

    /** One request was answered. */
    void answered(Endpoint endpoint, int status, long nanos) {
        String refused = status == CONFLICT ? "conflict" : status >= FAILURE_MIN ? "failed" : "refused";
        timer(endpoint, status < 300 ? "accepted" : refused).record(Duration.ofNanos(nanos));
    }

    /** A push was taken; its records count as they arrived. */
    void taken(Exchange.Pushed pushed) {
        records("created", pushed.created());
        records("updated", pushed.updated());
        records("deleted", pushed.deleted());
    }

    /** {@code /metrics}. */
    void write(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8");
        context.status(200).result(registry.scrape());
    }
}
