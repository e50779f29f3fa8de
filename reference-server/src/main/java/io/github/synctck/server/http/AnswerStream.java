package io.github.synctck.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The body of an accepted pull. A small one is kept until it is complete; a large one is sent while it is made. */
final class AnswerStream extends OutputStream {
    private static final int KEPT_BYTES_MAX = 1 << 18;

    private final Context context;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private volatile boolean began;

    AnswerStream(Context context) {
        this.context = context;
    }

    /** Whether a part of the answer, and so its status, has left. */
    boolean began() {
        return began;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        if (!began && kept.size() + length > KEPT_BYTES_MAX) {
            SyncRoutes.headers(context);
            context.status(200);
            began = true;
            kept.writeTo(context.res().getOutputStream());
            kept.reset();
        }
        if (began) {
            context.res().getOutputStream().write(octets, from, length);
        } else {
            kept.write(octets, from, length);
        }
    }

    /** The body is complete: what was kept of it, or an empty text where it was sent. */
    String finish() throws IOException {
        if (began) {
            context.res().getOutputStream().flush();
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Ends the connection, so that the client sees that the body is not complete. */
    void breakConnection() {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
