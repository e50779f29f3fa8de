package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything about a server's wire form.
 *
 * @param headers fixed headers of every request; values may hold placeholders
 * @param pull how pulls go
 * @param push how pushes go
 * @param outcomes which answers mean what
 * @param unit what the cursor counts
 * @param tables the synced tables, by the schema's name
 * @param otherTables tables that pulls may hold and nobody looks at
 */
public record WireForm(
        Map<String, String> headers,
        PullForm pull,
        PushForm push,
        Outcomes outcomes,
        Cursors.Unit unit,
        Map<String, TableForm> tables,
        List<String> otherTables) {
    public WireForm {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        otherTables = List.copyOf(otherTables);
    }

    /** The pull of the default binding: POST {@code sync-pull}. */
    public static PullForm standardPull() {
        return new PullForm(
                EndpointForm.post("/sync-pull"),
                null,
                Place.body("lastPulledAt"),
                Place.body("schemaVersion"),
                Place.body("migration"),
                new PullForm.Answer(
                        JsonPointer.compile("/changes"),
                        PushForm.Envelope.NESTED,
                        JsonPointer.compile("/timestamp"),
                        "",
                        null));
    }

    /** The push of the default binding: POST {@code sync-push}. */
    public static PushForm standardPush() {
        return new PushForm(
                EndpointForm.post("/sync-push"),
                Place.body("lastPulledAt"),
                Place.NOWHERE,
                PushForm.Envelope.NESTED,
                "changes",
                PushForm.Complete.WHOLE_TABLES,
                JsonPointer.empty());
    }

    /** The default binding. */
    public static WireForm standard(Map<String, String> headers) {
        return new WireForm(
                headers,
                standardPull(),
                standardPush(),
                Outcomes.STANDARD,
                Cursors.Unit.MS,
                Collections.emptyMap(),
                List.of());
    }

    /** The wire's form of a table; that of the schema where nothing else is declared. */
    public TableForm table(String name) {
        TableForm form = tables.get(name);
        return form == null ? TableForm.plain(name) : form;
    }

    /** Whether this is the default binding, fixed headers aside. */
    public boolean isStandard() {
        return equals(standard(headers));
    }

    /** Whether answers of pulls are laid out as in the default binding, with the schema's own names. */
    boolean answersAreStandard() {
        return pull.answer().equals(standardPull().answer())
                && unit == Cursors.Unit.MS
                && otherTables.isEmpty()
                && tables.entrySet().stream().allMatch(entry -> isPlain(entry.getKey(), entry.getValue()));
    }

    private static boolean isPlain(String name, TableForm form) {
        return form.name().equals(name)
                && form.columns().isEmpty()
                && form.operations().equals(TableForm.ALL);
    }
}
