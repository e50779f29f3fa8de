package io.github.synctck.server.postgres;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.value.JsonText;
import io.github.synctck.spec.value.Value;
import java.util.List;

/** A push as the function {@code sync_push} takes it: known tables and columns only, values as the client keeps them. */
final class PushJson {
    private static final char REPLACEMENT = '\ufffd';

    private final DataSchema schema;
    private final StringBuilder out = new StringBuilder();

    private PushJson(DataSchema schema) {
        this.schema = schema;
    }

    static String write(DataSchema schema, Changes changes) {
        return new PushJson(schema).write(changes);
    }

    private String write(Changes changes) {
        out.append('{');
        for (Table table : schema.tables().values()) {
            TableChanges pushed = changes.table(table.name());
            if (!pushed.isEmpty()) {
                separate('{');
                JsonText.quote(table.name(), out);
                out.append(":{\"created\":");
                records(table, pushed.created());
                out.append(",\"updated\":");
                records(table, pushed.updated());
                out.append(",\"deleted\":[");
                for (String id : pushed.deleted()) {
                    separate('[');
                    JsonText.quote(id, out);
                }
                out.append("]}");
            }
        }
        return out.append('}').toString();
    }

    private void records(Table table, List<RawRecord> records) {
        out.append('[');
        for (RawRecord record : records) {
            separate('[');
            out.append("{\"id\":");
            JsonText.quote(record.id(), out);
            for (Column column : SqlNames.stored(schema, table)) {
                Value sent = record.get(column.name());
                if (sent != null) {
                    out.append(',');
                    JsonText.quote(column.name(), out);
                    out.append(':');
                    value(column.sanitize(sent));
                }
            }
            out.append('}');
        }
        out.append(']');
    }

    private void value(Value value) {
        if (value instanceof Value.Text text) {
            JsonText.quote(storable(text.value()), out);
        } else {
            out.append(value.json());
        }
    }

    /** PostgreSQL stores neither U+0000 nor half a surrogate pair; both become the replacement character. */
    static String storable(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, REPLACEMENT);
            }
        }
        return changed == null ? text : changed.toString();
    }

    private void separate(char opening) {
        if (out.charAt(out.length() - 1) != opening) {
            out.append(',');
        }
    }
}
