package io.github.synctck.spec.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.synctck.spec.message.PullStrategy;
import io.github.synctck.spec.message.PullStrategy.Kind;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A pull's strategy as the client takes it: a word, or an object of a default and of words by table. */
final class StrategyJson {
    private StrategyJson() {}

    static JsonNode write(PullStrategy strategy) {
        if (strategy.byTable().isEmpty()) {
            return JsonNodeFactory.instance.textNode(word(strategy.byDefault()));
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("default", word(strategy.byDefault()));
        ObjectNode override = node.putObject("override");
        strategy.byTable().forEach((table, kind) -> override.put(table, word(kind)));
        return node;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The strategy, incremental where there is none; null where the client would fail. */
    static @Nullable PullStrategy read(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return PullStrategy.INCREMENTAL;
        }
        Kind byDefault = kind(node.isObject() ? node.path("default") : node);
        if (byDefault == null || (node.isObject() && !node.path("override").isObject())) {
            return null;
        }
        TreeMap<String, Kind> byTable = new TreeMap<>();
        for (var entry : node.path("override").properties()) {
            Kind kind = kind(entry.getValue());
            if (kind == null) {
                return null;
            }
            byTable.put(entry.getKey(), kind);
        }
        return new PullStrategy(byDefault, byTable);
    }

    private static @Nullable Kind kind(JsonNode node) {
        return switch (node.asText("")) {
            case "incremental" -> Kind.INCREMENTAL;
            case "replacement" -> Kind.REPLACEMENT;
            default -> null;
        };
    }
}
