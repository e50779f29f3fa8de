package io.github.synctck.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Request bodies: bounded, JSON or plain text, strictly UTF-8. */
final class Bodies {
    private static final int CHUNK_BYTES = 8192;

    private Bodies() {}

    /** A content type that a body may have; browsers send plain text, and some clients send none. */
    static void checkType(@Nullable String contentType) throws HttpFailure {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.equals("text/plain")) {
            throw new HttpFailure(415, "unsupported_media_type", "the body should be application/json");
        }
    }

    /** The body's text; 413 where it is larger than allowed, 400 where it is not UTF-8. */
    static String read(InputStream in, long bytesMax) throws IOException, HttpFailure {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        int count = in.read(chunk);
        while (count >= 0) {
            bytes.write(chunk, 0, count);
            if (bytes.size() > bytesMax) {
                throw new HttpFailure(413, "too_large", "the body is larger than " + bytesMax + " bytes");
            }
            count = in.read(chunk);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new HttpFailure(400, "malformed", "the body is not UTF-8");
        }
    }
}
