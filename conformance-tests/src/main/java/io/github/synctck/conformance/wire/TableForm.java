package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One table on the wire.
 *
 * @param name its name there
 * @param path its name in paths
 * @param operations what a client may do with its rows
 * @param pulled whether pulls deliver it
 * @param shared whether all users see all its rows by design
 * @param fill columns that every pushed row has besides the app's, by wire name; texts may hold placeholders
 * @param columns the columns that differ from the schema's, by the schema's name
 */
public record TableForm(
        String name,
        String path,
        List<Operation> operations,
        boolean pulled,
        boolean shared,
        Map<String, JsonNode> fill,
        Map<String, ColumnForm> columns) {
    /** Everything that a client does. */
    public static final List<Operation> ALL = List.of(Operation.CREATE, Operation.UPDATE, Operation.DELETE);

    public TableForm {
        operations = List.copyOf(operations);
        fill = Collections.unmodifiableMap(new LinkedHashMap<>(fill));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** A table that is on the wire as it is in the schema. */
    public static TableForm plain(String name) {
        return new TableForm(name, name, ALL, true, false, Collections.emptyMap(), Collections.emptyMap());
    }

    /** What a client may do with rows. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * One column on the wire.
     *
     * @param name its name there
     * @param push how times are written in pushes
     * @param pull how times are written in pulls
     * @param resolutionMillis what the server keeps of a time
     */
    public record ColumnForm(String name, TimeForm push, TimeForm pull, long resolutionMillis) {
        /** A column without times, or with milliseconds in both directions. */
        public static ColumnForm named(String name) {
            return new ColumnForm(name, TimeForm.MS, TimeForm.MS, 1);
        }
    }
}
