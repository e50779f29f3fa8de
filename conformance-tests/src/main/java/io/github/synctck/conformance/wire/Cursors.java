package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cursors between the wire and the kit. The kit works with numbers, as the client does; what it sends back is what the
 * server wrote, byte for byte. Safe for many threads.
 */
public final class Cursors {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Unit unit;
    private final Map<BigDecimal, JsonNode> received = new HashMap<>();
    private final Map<JsonNode, BigDecimal> numbers = new HashMap<>();

    /** What a cursor counts. */
    public enum Unit {
        MS,
        S,
        /** Seconds with digits after the point. */
        FRACTIONAL_S,
        /** A time as text. */
        ISO,
        /** A number that counts versions. */
        COUNTER,
        /** Anything else, such as a token. */
        OPAQUE
    }

    /** Cursors of that unit. */
    public Cursors(Unit unit) {
        this.unit = unit;
    }

    /** The number for a cursor as received; what is not of the declared unit stays what it is. */
    public synchronized JsonNode toKit(JsonNode raw) {
        Optional<BigDecimal> number = raw.isObject() ? Optional.of(ordinal(raw)) : number(raw);
        if (number.isEmpty()) {
            return raw;
        }
        received.put(number.get(), raw);
        return NODES.numberNode(number.get().toBigInteger());
    }

    private Optional<BigDecimal> number(JsonNode raw) {
        return switch (unit) {
            case MS, S, COUNTER -> Optional.empty();
            case FRACTIONAL_S ->
                raw.isNumber() ? Optional.of(plain(raw.decimalValue().movePointRight(6))) : Optional.empty();
            case ISO ->
                raw.isTextual()
                        ? TimeForm.micros(raw.textValue())
                                .map(BigDecimal::valueOf)
                                .map(Cursors::plain)
                        : Optional.empty();
            case OPAQUE -> raw.isNull() || raw.isMissingNode() ? Optional.empty() : Optional.of(ordinal(raw));
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.toBigInteger());
    }

    /** The first cursor seen is 1, the next one 2. */
    private BigDecimal ordinal(JsonNode raw) {
        return numbers.computeIfAbsent(raw, any -> BigDecimal.valueOf(numbers.size() + 1L));
    }

    /** What is sent for a number of the kit: the cursor that was received, or one made up in the same unit. */
    public synchronized JsonNode toWire(JsonNode kit) {
        if (!kit.isNumber()) {
            return kit;
        }
        JsonNode raw = received.get(plain(kit.decimalValue()));
        if (raw != null) {
            return raw;
        }
        BigInteger number = kit.decimalValue().toBigInteger();
        return switch (unit) {
            case MS, S, COUNTER -> kit;
            case FRACTIONAL_S -> NODES.numberNode(new BigDecimal(number, 6));
            case ISO -> number.bitLength() < 58 ? NODES.textNode(TimeForm.iso(number.longValue())) : kit;
            case OPAQUE -> NODES.textNode(number.toString());
        };
    }

    /** One cursor for the cursors of several tables. */
    static ObjectNode composed(Map<String, JsonNode> byTable) {
        ObjectNode node = NODES.objectNode();
        byTable.forEach(node::set);
        return node;
    }
}
