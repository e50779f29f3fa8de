package io.github.synctck.conformance.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A target file that is being found out. Every guess is tried as the text that is written in the end.
 *
 * @param frame what is known before anything is asked
 * @param pull how it pulls
 * @param push how it pushes; empty for the default
 * @param known what answers have shown; the default before there were any
 */
record Draft(Frame frame, Pull pull, String push, Known known) {
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    /**
     * What is known before anything is asked.
     *
     * @param url the server's base
     * @param headers names of fixed headers to the variables that hold their values
     * @param tokens the variables that hold the users' tokens
     */
    record Frame(String url, Map<String, String> headers, List<String> tokens) {}

    /**
     * How a server pulls.
     *
     * @param method the HTTP method
     * @param path its path
     * @param first the path of a first pull of its own; empty for none
     * @param name the name of the cursor
     * @param never how "never pulled" is written
     * @param arguments whether schema version and migration go along
     * @param field a fixed field that it insists on, as {@code name: value}; empty for none
     */
    record Pull(String method, String path, String first, String name, String never, boolean arguments, String field) {
        String place() {
            return method.equals("GET") ? "query" : "body";
        }

        boolean isSnake() {
            return name.contains("_");
        }

        Pull named(String other) {
            return new Pull(method, path, first, other, never, arguments, field);
        }

        Pull written(String other) {
            return new Pull(method, path, first, name, other, arguments, field);
        }

        Pull beginning(String other) {
            return new Pull(method, path, other, name, never, arguments, field);
        }
    }

    /**
     * What answers have shown.
     *
     * @param answer the lines of the answer's layout; empty for the default
     * @param policies the lines of policies
     * @param unit what the cursor counts
     * @param ids the form of ids
     * @param tables the tables of which rows were seen
     * @param others the tables of which none were
     * @param owner the column that holds the user; empty for none
     * @param users the users' own values of that column, empty where unknown
     * @param operations what may be done, where it is not everything
     */
    record Known(
            List<String> answer,
            List<String> policies,
            String unit,
            String ids,
            List<SeenTable> tables,
            List<String> others,
            String owner,
            List<String> users,
            String operations) {
        static final Known NOTHING =
                new Known(List.of(), List.of(), "ms", "client", List.of(), List.of(), "", List.of(), "");

        Known withAnswer(List<String> lines) {
            return new Known(lines, policies, unit, ids, tables, others, owner, users, operations);
        }

        Known withOperations(String words) {
            return new Known(answer, policies, unit, ids, tables, others, owner, users, words);
        }
    }

    Draft with(Pull other) {
        return new Draft(frame, other, push, known);
    }

    Draft with(Known other) {
        return new Draft(frame, pull, push, other);
    }

    Draft pushing(String lines) {
        return new Draft(frame, pull, lines, known);
    }

    /** The file. */
    String text() {
        StringBuilder out = new StringBuilder();
        out.append("# Written by synctck init, from what the server answered. Every key: docs/targets.md.\n");
        out.append("url: ").append(quoted(frame.url())).append('\n');
        out.append("# watermelondb promises to refuse a push over unseen changes with 409; if the last push wins\n");
        out.append("# here, add 'conflict: last-write-wins' to the policies.\n");
        out.append("profile: watermelondb\n");
        if (!known.policies().isEmpty()) {
            out.append("policies: {")
                    .append(String.join(", ", known.policies()))
                    .append("}\n");
        }
        headers(out);
        pull(out);
        if (!push.isEmpty()) {
            out.append("push:\n").append(push);
        }
        if (!known.unit().equals("ms")) {
            out.append("# doctor measures how long a tick lasts, in milliseconds.\n");
            String resolution = known.unit().equals("s") ? ", resolution: 1000" : "";
            out.append("time: {unit: ").append(known.unit()).append(resolution).append("}\n");
        }
        if (!known.ids().equals("client")) {
            out.append("ids: ").append(known.ids()).append('\n');
        }
        users(out);
        schema(out);
        return out.toString();
    }

    private void headers(StringBuilder out) {
        if (!frame.headers().isEmpty()) {
            out.append("# The values come from the environment and are never printed.\n");
            out.append("headers:\n");
            frame.headers()
                    .forEach((name, variable) -> out.append("  ")
                            .append(quoted(name))
                            .append(": \"${")
                            .append(variable)
                            .append("}\"\n"));
        }
    }

    private void pull(StringBuilder out) {
        out.append("pull:\n");
        out.append("  method: ").append(pull.method()).append('\n');
        out.append("  path: ").append(quoted(pull.path())).append('\n');
        if (!pull.first().isEmpty()) {
            out.append("  first: {path: ").append(quoted(pull.first())).append("}\n");
        }
        out.append("  cursor: {in: ").append(pull.place());
        out.append(", name: ").append(quoted(pull.name()));
        out.append(", never: ").append(pull.never()).append("}\n");
        if (pull.arguments()) {
            String version = pull.isSnake() ? "schema_version" : "schemaVersion";
            String never = pull.place().equals("query") ? "text-null" : "null";
            out.append("  schemaVersion: {in: ")
                    .append(pull.place())
                    .append(", name: ")
                    .append(version)
                    .append("}\n");
            out.append("  migration: {in: ").append(pull.place()).append(", name: migration, never: ");
            out.append(never).append("}\n");
        }
        if (!pull.field().isEmpty()) {
            out.append("  fields: {").append(pull.field()).append("}\n");
        }
        if (!known.answer().isEmpty()) {
            out.append("  answer:\n");
            known.answer().forEach(line -> out.append("    ").append(line).append('\n'));
        }
    }

    private void users(StringBuilder out) {
        if (frame.tokens().isEmpty()) {
            out.append("# No token was given: the server is taken for one without users.\n");
            return;
        }
        out.append("# export ").append(String.join("=... ", frame.tokens())).append("=...\n");
        out.append("auth: {}\n");
        out.append("users:\n");
        for (int i = 0; i < frame.tokens().size(); i++) {
            String id = i < known.users().size() ? known.users().get(i) : "";
            out.append("  - {token: \"${").append(frame.tokens().get(i)).append("}\"");
            out.append(id.isEmpty() ? "" : ", id: " + quoted(id)).append("}\n");
        }
    }

    private void schema(StringBuilder out) {
        if (known.tables().isEmpty()) {
            return;
        }
        out.append("# From the rows of one pull: check types, optional columns, references and what is missing.\n");
        out.append("schema:\n  version: 1\n  tables:\n");
        for (SeenTable table : known.tables()) {
            out.append("    - name: ").append(quoted(table.name())).append("\n      columns:\n");
            table.columns()
                    .forEach(column ->
                            out.append("        - ").append(column(column)).append('\n'));
        }
        if (!known.others().isEmpty()) {
            out.append("# No row of these was seen; describe them in the schema to have them judged.\n");
            out.append("otherTables: [")
                    .append(known.others().stream().map(Draft::quoted).collect(Collectors.joining(", ")))
                    .append("]\n");
        }
        boolean iso =
                known.tables().stream().anyMatch(each -> each.columns().stream().anyMatch(SeenTable.Column::iso));
        if (!known.owner().isEmpty() || !known.operations().isEmpty() || iso) {
            out.append("tables:\n");
            known.tables().forEach(table -> form(out, table));
        }
    }

    private void form(StringBuilder out, SeenTable table) {
        out.append("  ").append(quoted(table.name())).append(":\n");
        String operations = known.operations().isEmpty() ? "create, update, delete" : known.operations();
        out.append("    operations: [").append(operations).append("]\n");
        if (!known.owner().isEmpty()) {
            out.append("    fill: {").append(quoted(known.owner())).append(": \"{user.id}\"}\n");
        }
        if (table.columns().stream().anyMatch(SeenTable.Column::iso)) {
            out.append("    columns:\n");
            table.columns().stream()
                    .filter(SeenTable.Column::iso)
                    .forEach(column ->
                            out.append("      ").append(quoted(column.name())).append(": {time: iso}\n"));
        }
    }

    private static String column(SeenTable.Column column) {
        return "{name: " + quoted(column.name()) + ", type: " + column.type()
                + (column.optional() ? ", optional: true" : "")
                + (column.parent().isEmpty() ? "" : ", references: " + quoted(column.parent())) + "}";
    }

    /** A text as YAML; what a server sent must not become anything else. */
    static String quoted(String text) {
        boolean plain =
                text.matches("[A-Za-z_/][A-Za-z0-9_/.-]*") && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
        return plain ? text : io.github.synctck.spec.value.JsonText.quote(text);
    }
}
