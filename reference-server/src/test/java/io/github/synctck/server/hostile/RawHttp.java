package io.github.synctck.server.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 as bytes on a socket, since an ordinary client refuses to send what these tests send. */
final class RawHttp {
    private static final int ANSWER_MILLIS_MAX = 60_000;

    private final int port;

    /** To that port of this machine. */
    RawHttp(int port) {
        this.port = port;
    }

    /**
     * What came back.
     *
     * @param status 0 where the connection ended without an answer
     * @param head the status line and the headers
     * @param body what followed them, chunks not joined
     */
    record Answer(int status, String head, String body) {}

    /**
     * Sends bytes on a connection of their own and reads until the server ends it.
     *
     * @param endsEarly whether the client says that no more comes, so that a body which is not complete is noticed
     * @throws IOException where nothing is listening, or the server neither answers nor ends the connection
     */
    Answer send(byte[] request, boolean endsEarly) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.setTcpNoDelay(true);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                if (endsEarly) {
                    socket.shutdownOutput();
                }
                read(socket.getInputStream(), answer);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                // A server that has heard enough may close while bytes are on their way; what it said before counts.
                if (answer.size() == 0) {
                    return new Answer(0, "", "");
                }
            }
            return parsed(answer.toString(StandardCharsets.UTF_8));
        }
    }

    private static void read(InputStream in, ByteArrayOutputStream answer) throws IOException {
        byte[] chunk = new byte[1 << 14];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            answer.write(chunk, 0, count);
        }
    }

    private static Answer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Answer(0, text, "");
        }
        String head = text.substring(0, end);
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return parsed(text.substring(end + 4));
        }
        return new Answer(status, head, text.substring(end + 4));
    }
}
