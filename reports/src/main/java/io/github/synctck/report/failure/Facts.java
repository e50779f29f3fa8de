package io.github.synctck.report.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.synctck.spec.server.RawExchange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an answer says, a line for each thing: {@code status 409}, {@code refused}, {@code deleted friends {id:f1}},
 * {@code value friends {id:f1} name "one"}. A script can look for such a line without understanding JSON; {@code
 * facts.awk} says the same of the same answer. Only ids that have a symbol are told.
 */
final class Facts {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern CURSOR = Pattern.compile("[1-9][0-9]*");

    /** Texts that every server writes in the same way. */
    private static final Pattern PLAIN =
            Pattern.compile("\"[A-Za-z0-9 ._:-]*\"|-?(0|[1-9][0-9]{0,14})|true|false|null");

    private final Map<String, String> symbolById;
    private final TreeSet<String> found = new TreeSet<>();
    private final Map<String, Integer> timesListed = new TreeMap<>();

    private Facts(Map<String, String> symbolById) {
        this.symbolById = symbolById;
    }

    /** The facts of an answer. */
    static SortedSet<String> of(RawExchange.Answer answer, Map<String, String> symbolById) {
        Facts facts = new Facts(symbolById);
        facts.found.add("status " + answer.status());
        facts.found.add(answer.status() >= 200 && answer.status() <= 299 ? "accepted" : "refused");
        try {
            JsonNode root = MAPPER.readTree(answer.body());
            if (root != null && root.isObject()) {
                facts.root(root);
            }
        } catch (JsonProcessingException e) {
            return Collections.unmodifiableSortedSet(facts.found);
        }
        return Collections.unmodifiableSortedSet(facts.found);
    }

    /** The timestamp that a script would send back; empty where there is none. */
    static String cursor(SortedSet<String> facts) {
        return facts.stream()
                .filter(fact -> fact.startsWith("cursor "))
                .map(fact -> fact.substring("cursor ".length()))
                .findFirst()
                .orElse("");
    }

    private void root(JsonNode root) {
        root.properties().forEach(entry -> found.add("key " + entry.getKey()));
        JsonNode timestamp = root.path("timestamp");
        if (timestamp.isValueNode()) {
            found.add("cursor " + timestamp);
            if (CURSOR.matcher(timestamp.toString()).matches()) {
                found.add("timestamp integer");
            }
        }
        root.path("changes").properties().forEach(entry -> table(entry.getKey(), entry.getValue()));
    }

    private void table(String table, JsonNode buckets) {
        found.add("table " + table);
        buckets.properties().forEach(bucket -> found.add("bucket " + table + " " + bucket.getKey()));
        for (String bucket : List.of("created", "updated")) {
            for (JsonNode record : buckets.path(bucket)) {
                list(bucket, table, record.path("id"));
                columns(table, record);
            }
        }
        buckets.path("deleted").forEach(id -> list("deleted", table, id));
    }

    private void list(String bucket, String table, JsonNode id) {
        String symbol = symbolById.get(id.asText());
        if (symbol == null) {
            return;
        }
        String record = table + " {id:" + symbol + "}";
        found.add(bucket + " " + record);
        if (!bucket.equals("deleted")) {
            found.add("live " + record);
        }
        if (timesListed.merge(record, 1, Integer::sum) > 1) {
            found.add("again " + record);
        }
    }

    private void columns(String table, JsonNode record) {
        String symbol = symbolById.get(record.path("id").asText());
        if (symbol == null) {
            return;
        }
        String head = table + " {id:" + symbol + "} ";
        record.properties().forEach(entry -> {
            String name = entry.getKey();
            String text = entry.getValue().toString();
            found.add("column " + head + name);
            String other = entry.getValue().isTextual()
                    ? symbolById.get(entry.getValue().textValue())
                    : null;
            if (other != null) {
                found.add("value " + head + name + " \"{id:" + other + "}\"");
            } else if (PLAIN.matcher(text).matches()) {
                found.add("value " + head + name + " " + text);
            }
        });
    }
}
