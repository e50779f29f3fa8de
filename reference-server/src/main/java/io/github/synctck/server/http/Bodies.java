package io.github.synctck.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Request bodies: bounded, JSON or plain text, strictly UTF-8. */
final class Bodies {
    private static final int CHUNK_BYTES = 8192;
    private static final String CHARSET = "charset=";
    private static final List<String> UTF_8 = List.of("utf-8", "utf8", "us-ascii", "\"utf-8\"", "\"utf8\"");

    private Bodies() {}

    /** A content type that a body may have; browsers send plain text, some clients send none, JSON is UTF-8. */
    static void checkType(@Nullable String contentType) throws HttpFailure {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].trim();
        if (!type.equals("application/json") && !type.equals("text/plain")) {
            throw new HttpFailure(415, "unsupported_media_type", "the body should be application/json");
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim();
            if (parameter.startsWith(CHARSET) && !UTF_8.contains(parameter.substring(CHARSET.length()))) {
                throw new HttpFailure(415, "unsupported_media_type", "the body should be in UTF-8");
            }
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
