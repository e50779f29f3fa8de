package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** How a time is written on the wire; inside the kit it is a number of milliseconds since 1970. */
public enum TimeForm {
    MS,
    S,
    FRACTIONAL_S,
    /** Text such as {@code 2026-01-31T12:00:00.123Z}. */
    ISO;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MICROS_DIGITS = 6;
    private static final double ISO_MILLIS_MAX = 253_402_300_799_999.0;

    /** The form that databases print: a blank for the T, an offset of two digits or none. */
    private static final DateTimeFormatter LOOSE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter(java.util.Locale.ROOT);

    /** The wire's form of a number of milliseconds; what it cannot express stays a number. */
    JsonNode write(double millis) {
        BigDecimal exact = BigDecimal.valueOf(millis);
        return switch (this) {
            case MS -> number(exact);
            case S -> number(exact.movePointLeft(3).setScale(0, RoundingMode.FLOOR));
            case FRACTIONAL_S -> number(exact.movePointLeft(3));
            case ISO ->
                Math.abs(millis) <= ISO_MILLIS_MAX
                        ? NODES.textNode(iso(exact.movePointRight(3).longValue()))
                        : number(exact);
        };
    }

    private static JsonNode number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? NODES.numberNode(plain.toBigInteger()) : NODES.numberNode(plain);
    }

    /** Milliseconds; empty where the node is no time of this form. */
    Optional<JsonNode> read(JsonNode node) {
        if (this == ISO) {
            return node.isTextual()
                    ? micros(node.textValue()).map(m -> number(BigDecimal.valueOf(m, 3)))
                    : Optional.empty();
        } else if (!node.isNumber()) {
            return Optional.empty();
        }
        return Optional.of(this == MS ? node : number(node.decimalValue().movePointRight(3)));
    }

    /** A text for microseconds since 1970. */
    static String iso(long micros) {
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
        return instant.toString();
    }

    /** Microseconds since 1970; empty where the text is no time. */
    static Optional<Long> micros(String text) {
        try {
            var parsed = LOOSE.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = parsed instanceof OffsetDateTime time
                    ? time.toInstant()
                    : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
            return Optional.of(BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano(), 9))
                    .setScale(MICROS_DIGITS, RoundingMode.FLOOR)
                    .movePointRight(MICROS_DIGITS)
                    .longValueExact());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
