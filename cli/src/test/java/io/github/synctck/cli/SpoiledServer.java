package io.github.synctck.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.server.http.ServerOptions;
import io.github.synctck.server.http.SyncHttpServer;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The reference behind something that answers in its stead when it likes to. */
final class SpoiledServer implements AutoCloseable {
    private final SyncHttpServer reference;
    private final WireMockServer front;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Whim whim = (number, request) -> null;

    /** Decides about each request, counted from 1. */
    @FunctionalInterface
    interface Whim {
        /** What is answered instead of the reference's answer; null to let it answer. */
        @Nullable
        ResponseDefinitionBuilder answer(int number, Request request);
    }

    SpoiledServer() {
        ModelServer model = new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis);
        JwtVerifier verifier = new JwtVerifier(Tool.SECRET, Clock.systemUTC());
        reference = SyncHttpServer.start(model, ServerOptions.standard(0, verifier));
        front = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .disableRequestJournal()
                .extensions(new Spoiling()));
        front.start();
        front.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(reference.baseUrl())));
    }

    /** From now on, with the count at zero. */
    void spoil(Whim next) {
        requests.set(0);
        whim = next;
    }

    String url() {
        return "http://127.0.0.1:" + front.port();
    }

    /** Requests since the last change of mind. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        front.stop();
        reference.close();
    }

    private final class Spoiling implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            ResponseDefinitionBuilder instead = whim.answer(requests.incrementAndGet(), event.getRequest());
            return instead == null ? event.getResponseDefinition() : instead.build();
        }

        @Override
        public String getName() {
            return "spoiling";
        }
    }
}
