package io.github.synctck.sim;

import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Binds a scenario's symbols to ids of a form that the server takes, and back. The salt differs per
 * run, because a server that was used before may still remember literal ids.
 */
public final class IdBinding {
    private final DataSchema schema;
    private final String salt;
    private final IdFormat format;
    private final Map<String, String> idBySymbol = new TreeMap<>();
    private final Map<String, String> symbolById = new TreeMap<>();

    /** A binding for one play of one scenario, with ids of the client's form. */
    public IdBinding(DataSchema schema, String salt) {
        this(schema, salt, IdFormat.CLIENT);
    }

    /** A binding for one play of one scenario. */
    public IdBinding(DataSchema schema, String salt, IdFormat format) {
        this.schema = schema;
        this.salt = salt;
        this.format = format;
    }

    /** What makes this binding's ids differ from another's. */
    public String salt() {
        return salt;
    }

    /**
     * The real id of a symbol. Where ids have the client's form, {@code a~case} differs from the id of {@code a} in the
     * case of its letters only, and {@code a~dash}, {@code a~dot} and {@code a~underscore} in their first character.
     */
    public String bind(String symbol) {
        String known = idBySymbol.get(symbol);
        if (known != null) {
            return known;
        }
        int mark = symbol.indexOf('~');
        String id = mark < 0 || format != IdFormat.CLIENT
                ? format.draw(new Seed(0).stream(salt + "/" + symbol))
                : lookalike(bind(symbol.substring(0, mark)), symbol.substring(mark + 1));
        adopt(symbol, id);
        return id;
    }

    private static String lookalike(String id, String how) {
        return switch (how) {
            case "case" -> swapCase(id);
            case "dash" -> '-' + id.substring(1);
            case "dot" -> '.' + id.substring(1);
            case "underscore" -> '_' + id.substring(1);
            default -> throw new IllegalArgumentException("no id looks like another by " + how);
        };
    }

    private static String swapCase(String id) {
        StringBuilder swapped = new StringBuilder(id.length());
        id.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(c -> swapped.append((char) c));
        return swapped.toString();
    }

    /** From now on the symbol stands for that id. */
    void adopt(String symbol, String id) {
        idBySymbol.put(symbol, id);
        symbolById.put(id, symbol);
    }

    /** The symbol of a real id, or null where this binding never gave it out. */
    public @Nullable String symbol(String id) {
        return symbolById.get(id);
    }

    /** Symbols to ids, in ids and in columns that refer to parents. */
    public Changes bind(Changes changes) {
        return rename(schema, changes, this::bind);
    }

    /** Ids back to symbols; an id that is not of this play stays as it is, or its record is left out. */
    public Changes unbind(Changes changes, boolean dropUnknown) {
        return map(
                schema,
                changes,
                id -> symbolById.getOrDefault(id, id),
                id -> !dropUnknown || symbolById.containsKey(id));
    }

    /** The same changes under other ids, in columns that refer to parents too. */
    public static Changes rename(DataSchema schema, Changes changes, UnaryOperator<String> rename) {
        return map(schema, changes, rename, id -> true);
    }

    private interface Keep {
        boolean test(String id);
    }

    private static Changes map(DataSchema schema, Changes changes, UnaryOperator<String> rename, Keep keep) {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        changes.tables().forEach((name, table) -> {
            List<String> deleted = new ArrayList<>();
            for (String id : table.deleted()) {
                if (keep.test(id)) {
                    deleted.add(rename.apply(id));
                }
            }
            List<RawRecord> created = records(schema.table(name), table.created(), rename, keep);
            List<RawRecord> updated = records(schema.table(name), table.updated(), rename, keep);
            tables.put(name, new TableChanges(created, updated, deleted));
        });
        return new Changes(tables);
    }

    private static List<RawRecord> records(
            @Nullable Table table, List<RawRecord> records, UnaryOperator<String> rename, Keep keep) {
        List<RawRecord> renamed = new ArrayList<>(records.size());
        for (RawRecord record : records) {
            if (keep.test(record.id())) {
                renamed.add(record(table, record, rename));
            }
        }
        return renamed;
    }

    private static RawRecord record(@Nullable Table table, RawRecord record, UnaryOperator<String> rename) {
        String id = rename.apply(record.id());
        if (table == null || table.references().isEmpty()) {
            return record.withId(id);
        }
        TreeMap<String, Value> columns = new TreeMap<>(record.columns());
        for (Column column : table.references()) {
            if (columns.get(column.name()) instanceof Value.Text text
                    && !text.value().isEmpty()) {
                columns.put(column.name(), Value.of(rename.apply(text.value())));
            }
        }
        return RawRecord.owning(id, columns);
    }

    /** A text with {@code {id:symbol}} replaced; for raw requests. */
    public String fill(String template, Map<String, String> cursors) {
        Map<String, String> holes = new LinkedHashMap<>();
        int at = template.indexOf("{id:");
        while (at >= 0) {
            int end = template.indexOf('}', at);
            String symbol = template.substring(at + "{id:".length(), end);
            holes.put("{id:" + symbol + "}", bind(symbol));
            at = template.indexOf("{id:", end);
        }
        cursors.forEach((label, text) -> holes.put("{cursor:" + label + "}", text));
        String filled = template;
        for (Map.Entry<String, String> hole : holes.entrySet()) {
            filled = filled.replace(hole.getKey(), hole.getValue());
        }
        return filled;
    }
}
