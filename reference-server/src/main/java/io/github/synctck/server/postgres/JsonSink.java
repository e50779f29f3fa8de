package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.ColumnType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON from rows as {@code COPY} sends them: fields between tabs, {@code \N} for null, escapes that are nearly
 * those of JSON.
 */
final class JsonSink {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final int CONTROL_END = 0x20;
    private static final int VERTICAL_TAB = 0x0b;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int used;

    JsonSink(OutputStream out) {
        this.out = out;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private void put(int octet) throws IOException {
        if (used == BUFFER_BYTES) {
            flush();
        }
        buffer[used++] = (byte) octet;
    }

    void put(byte[] octets) throws IOException {
        put(octets, 0, octets.length);
    }

    void put(String text) throws IOException {
        put(ascii(text));
    }

    private void put(byte[] octets, int from, int to) throws IOException {
        if (used + to - from > BUFFER_BYTES) {
            flush();
        }
        if (to - from > BUFFER_BYTES) {
            out.write(octets, from, to - from);
        } else {
            System.arraycopy(octets, from, buffer, used, to - from);
            used += to - from;
        }
    }

    /** One row as a record; {@code keys[i]} stands before the i-th field and holds all punctuation. */
    void record(byte[] row, byte[][] keys, ColumnType[] types) throws IOException {
        int from = 0;
        for (int field = 0; field < keys.length; field++) {
            int to = fieldEnd(row, from);
            put(keys[field]);
            value(row, from, to, types[field]);
            from = to + 1;
        }
        put('}');
    }

    /** One row of a single text. */
    void text(byte[] row) throws IOException {
        value(row, 0, fieldEnd(row, 0), ColumnType.STRING);
    }

    private static int fieldEnd(byte[] row, int from) {
        int at = from;
        while (at < row.length && row[at] != '\t' && row[at] != '\n') {
            at++;
        }
        return at;
    }

    private void value(byte[] row, int from, int to, ColumnType type) throws IOException {
        if (to - from == 2 && row[from] == '\\' && row[from + 1] == 'N') {
            put(NULL);
            return;
        }
        switch (type) {
            case STRING -> string(row, from, to);
            case BOOLEAN -> put(row[from] == 't' ? TRUE : FALSE);
            case NUMBER -> number(row, from, to);
        }
    }

    /** Only SQL can have stored what is no JSON number. */
    private void number(byte[] row, int from, int to) throws IOException {
        boolean finite = row[to - 1] >= '0' && row[to - 1] <= '9';
        if (finite) {
            put(row, from, to);
        } else {
            put(NULL);
        }
    }

    private void string(byte[] row, int from, int to) throws IOException {
        put('"');
        int plain = from;
        for (int at = from; at < to; at++) {
            byte octet = row[at];
            if (octet == '\\') {
                put(row, plain, at);
                at++;
                escape(row[at]);
                plain = at + 1;
            } else if (octet == '"' || (octet >= 0 && octet < CONTROL_END)) {
                put(row, plain, at);
                escape(octet);
                plain = at + 1;
            }
        }
        put(row, plain, to);
        put('"');
    }

    private void escape(byte octet) throws IOException {
        if (octet == 'v') {
            control(VERTICAL_TAB);
        } else if (octet < CONTROL_END) {
            control(octet);
        } else {
            put('\\');
            put(octet);
        }
    }

    private void control(int octet) throws IOException {
        put('\\');
        put('u');
        put('0');
        put('0');
        put(HEX[octet >> 4]);
        put(HEX[octet & 0xf]);
    }
}
