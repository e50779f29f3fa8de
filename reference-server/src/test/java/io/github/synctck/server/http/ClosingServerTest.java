package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.codec.ProfileReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of connections while the server closes. */
class ClosingServerTest {
    private static final String BODY = "{\"changes\":{},\"lastPulledAt\":null}";
    private static final int MILLIS_MAX = 30_000;

    /** Longer than a connection without a request is kept while the server closes. */
    private static final long PAUSE_MILLIS = 1_000;

    private final SyncHttpServer server = SyncHttpServer.start(
            new ModelServer(ProfileReader.named("watermelondb"), System::currentTimeMillis),
            ServerOptions.standard(0, token -> token));

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(MILLIS_MAX);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BufferedReader answers(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The first line of an answer; the reason where there is none. */
    private static String status(Socket socket) {
        try {
            return String.valueOf(answers(socket).readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ann\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    @Test
    void aBodyThatIsStillArrivingIsTaken() throws Exception {
        try (Socket idle = connect();
                Socket push = connect()) {
            send(push, head("/sync-push", BODY.length()) + BODY.substring(0, 5));
            send(idle, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            BufferedReader idleAnswers = answers(idle);
            assertThat(idleAnswers.readLine()).isEqualTo("HTTP/1.1 200 OK");

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertThat(idleAnswers.lines()).as("until the idle connection ends").isNotEmpty();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            send(push, BODY.substring(5));

            assertThat(answers(push).readLine()).isEqualTo("HTTP/1.1 200 OK");
            closed.get(MILLIS_MAX, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void whoeverSendsNothingMoreHoldsItUpForAWhileOnly() throws Exception {
        try (Socket push = connect()) {
            send(push, head("/sync-push", BODY.length()) + BODY.substring(0, 5));

            CompletableFuture.runAsync(server::close).get(MILLIS_MAX, TimeUnit.MILLISECONDS);

            assertThat(status(push)).isNotEqualTo("HTTP/1.1 200 OK");
        }
    }
}
