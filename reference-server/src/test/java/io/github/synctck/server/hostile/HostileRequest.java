package io.github.synctck.server.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * One request as drawn; what depends on the user is filled in when it is sent.
 *
 * @param endpoint where it goes
 * @param method the method's word
 * @param query what follows the path, with its question mark
 * @param headers further header lines
 * @param text the body's text before it is spoiled; {@link HostileText#CURSOR} stands for the newest cursor
 * @param spoilers changes of the body's bytes, in order
 * @param framing how the body is sent
 */
record HostileRequest(
        Endpoint endpoint,
        String method,
        String query,
        List<String> headers,
        String text,
        List<Spoiler> spoilers,
        Framing framing) {
    private static final int SHOWN_MAX = 600;

    /** The three places that take a body. */
    enum Endpoint {
        PUSH,
        PULL,
        OPERATOR
    }

    /** How a body is framed; the first two are sound. */
    enum Framing {
        LENGTH(true),
        CHUNKED(true),
        GZIP(true),
        TOO_SHORT(false),
        TOO_LONG(false),
        BROKEN_CHUNK(false),
        ENDLESS_CHUNK(false),
        TWO_LENGTHS(false),
        NEGATIVE_LENGTH(false),
        HUGE_LENGTH(false),
        NO_LENGTH(false);

        private final boolean sound;

        Framing(boolean sound) {
            this.sound = sound;
        }

        /** Whether the request is a whole one, to which an answer has to come. */
        boolean isSound() {
            return sound;
        }
    }

    /**
     * A change of bytes.
     *
     * @param place where, in thousandths of the length
     * @param removed how many bytes are taken out there
     * @param inserted what comes in their place, a character per byte
     */
    record Spoiler(int place, int removed, String inserted) {
        byte[] apply(byte[] bytes) {
            int from = (int) ((long) bytes.length * place / 1000);
            int to = Math.min(bytes.length, from + removed);
            byte[] added = inserted.getBytes(StandardCharsets.ISO_8859_1);
            byte[] spoiled = new byte[from + added.length + bytes.length - to];
            System.arraycopy(bytes, 0, spoiled, 0, from);
            System.arraycopy(added, 0, spoiled, from, added.length);
            System.arraycopy(bytes, to, spoiled, from + added.length, bytes.length - to);
            return spoiled;
        }
    }

    /** The request's bytes for that user. */
    byte[] bytes(String path, String authorization, String cursor) {
        byte[] body = text.replace(HostileText.CURSOR, cursor).getBytes(StandardCharsets.UTF_8);
        for (Spoiler spoiler : spoilers) {
            body = spoiler.apply(body);
        }
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(query);
        head.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        if (headers.stream().noneMatch(line -> line.startsWith("Authorization"))) {
            head.append("Authorization: Bearer ").append(authorization).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            frame(head, body, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void frame(StringBuilder head, byte[] body, ByteArrayOutputStream out) throws IOException {
        switch (framing) {
            case LENGTH -> write(out, head, "Content-Length: " + body.length, body);
            case GZIP -> {
                byte[] packed = gzip(body);
                write(out, head, "Content-Encoding: gzip\r\nContent-Length: " + packed.length, packed);
            }
            case TOO_SHORT -> write(out, head, "Content-Length: " + body.length / 2, body);
            case TOO_LONG -> write(out, head, "Content-Length: " + (body.length + 10), body);
            case TWO_LENGTHS -> write(out, head, "Content-Length: " + body.length + "\r\nContent-Length: 1", body);
            case NEGATIVE_LENGTH -> write(out, head, "Content-Length: -1", body);
            case HUGE_LENGTH -> write(out, head, "Content-Length: 99999999999999999999", body);
            case NO_LENGTH -> write(out, head, "X-None: 1", body);
            case CHUNKED -> write(out, head, "Transfer-Encoding: chunked", chunks(body, "0\r\n\r\n"));
            case BROKEN_CHUNK -> write(out, head, "Transfer-Encoding: chunked", chunks(body, "zz\r\n\r\n"));
            case ENDLESS_CHUNK -> write(out, head, "Transfer-Encoding: chunked", chunks(body, "ffff\r\n{"));
        }
    }

    private static void write(ByteArrayOutputStream out, StringBuilder head, String framing, byte[] body) {
        out.writeBytes(head.append(framing).append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
    }

    /** The body in three pieces, then that end. */
    private static byte[] chunks(byte[] body, String end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int size = body.length / 3 + 1;
        for (int from = 0; from < body.length; from += size) {
            int length = Math.min(size, body.length - from);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, from, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.writeBytes(end.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    @Override
    public String toString() {
        String shown = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "... " + text.length();
        return method + " " + endpoint + query + " " + framing + " " + headers + " " + spoilers.size() + " spoiled: "
                + shown;
    }
}
