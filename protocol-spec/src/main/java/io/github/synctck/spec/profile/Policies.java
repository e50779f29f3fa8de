package io.github.synctck.spec.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The declared reading of each point that the protocol leaves open; a point that is not declared has its default, the
 * first constant of its enum. Immutable. P numbers are those of {@code open-points.yaml}.
 */
public final class Policies {
    /** The first constant of every point, in the order of their numbers. */
    public static final Policies DEFAULT = new Policies(defaults());

    private final Map<Class<? extends Choice>, Choice> choices;

    private Policies(Map<Class<? extends Choice>, Choice> choices) {
        this.choices = Collections.unmodifiableMap(choices);
    }

    private static Map<Class<? extends Choice>, Choice> defaults() {
        Map<Class<? extends Choice>, Choice> defaults = new LinkedHashMap<>();
        for (Choice each : List.of(
                Conflict.REJECT,
                CreateOverExisting.CONFLICT,
                DeleteOverChanged.CONFLICT,
                UpdateOfDeleted.REFUSE,
                Recreation.ACCEPT,
                StaleCursor.REFUSE,
                Buckets.SPLIT,
                EmptyTables.LIST,
                UnknownTables.IGNORE,
                UnknownColumns.IGNORE,
                InvalidValues.COERCE,
                Cascade.SWEEP,
                FirstPullTombstones.NONE,
                MigrationSource.NAMES,
                NewerSchema.SERVE,
                IdScope.TABLE,
                Equality.STRICT,
                ConflictStatus.CONFLICT_409,
                Pushes.ACCEPTED)) {
            defaults.put(each.getClass(), each);
        }
        return defaults;
    }

    /** These policies with another reading of one point. */
    public Policies with(Choice choice) {
        Map<Class<? extends Choice>, Choice> changed = new LinkedHashMap<>(choices);
        changed.put(choice.getClass(), choice);
        return new Policies(changed);
    }

    /** Whether that reading is declared. */
    public boolean declares(Choice choice) {
        return choice.equals(choices.get(choice.getClass()));
    }

    /** The declared readings, one per point. */
    public List<Choice> choices() {
        return List.copyOf(choices.values());
    }

    private <C extends Choice> C choice(Class<C> point) {
        Choice declared = choices.get(point);
        if (declared == null) {
            throw new IllegalStateException("no default for " + point);
        }
        return point.cast(declared);
    }

    public Conflict conflict() {
        return choice(Conflict.class);
    }

    public Buckets buckets() {
        return choice(Buckets.class);
    }

    public FirstPullTombstones firstPullTombstones() {
        return choice(FirstPullTombstones.class);
    }

    public Cascade cascade() {
        return choice(Cascade.class);
    }

    public ConflictStatus conflictStatus() {
        return choice(ConflictStatus.class);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policies policies && choices.equals(policies.choices);
    }

    @Override
    public int hashCode() {
        return choices.hashCode();
    }

    @Override
    public String toString() {
        List<String> words = choices.values().stream()
                .map(each -> each.key() + ": " + each.word())
                .toList();
        return String.join(", ", words);
    }

    /** P1: a push over a version that its sender had not seen. */
    public enum Conflict implements Choice {
        /** The whole push is refused, as the public text demands. */
        REJECT,
        /** The push wins; the overwritten version is declared loss. */
        LAST_WRITE_WINS
    }

    /** P2: a {@code created} record that exists and changed after the push's cursor. */
    public enum CreateOverExisting implements Choice {
        CONFLICT,
        UPSERT
    }

    /** P3: a {@code deleted} id whose record changed after the push's cursor. */
    public enum DeleteOverChanged implements Choice {
        CONFLICT,
        DELETE_WINS
    }

    /** P4: an {@code updated} record that was deleted. */
    public enum UpdateOfDeleted implements Choice {
        REFUSE,
        /** Taken without effect; the next pull lists the deletion again. */
        DROP
    }

    /** P6: a {@code created} record whose deletion its sender has seen. */
    public enum Recreation implements Choice {
        ACCEPT,
        REFUSE
    }

    /** P7: a cursor that the server cannot serve. */
    public enum StaleCursor implements Choice {
        REFUSE,
        /** Everything, with {@code experimentalStrategy: replacement}. */
        REPLACE
    }

    /** P8: how live rows are divided between {@code created} and {@code updated}. */
    public enum Buckets implements Choice {
        /** By creation stamp, but never {@code created} for a device that may hold the row already. */
        SPLIT,
        /** Everything in {@code updated}; goes with the client's {@code sendCreatedAsUpdated}. */
        UPDATED_ONLY,
        /** By creation stamp alone, as the public text recommends; undoes deletions. */
        PLAIN_SPLIT
    }

    /** P10: tables without changes. */
    public enum EmptyTables implements Choice {
        LIST,
        OMIT
    }

    /** P11: a pushed table that the server does not know. */
    public enum UnknownTables implements Choice {
        IGNORE,
        REFUSE
    }

    /** P12: a pushed column that the server does not know. */
    public enum UnknownColumns implements Choice {
        IGNORE,
        REFUSE
    }

    /** P14: a value that does not fit its column. */
    public enum InvalidValues implements Choice {
        COERCE,
        REFUSE
    }

    /** P16: what hangs below a deleted record. */
    public enum Cascade implements Choice {
        /** Every descendant is deleted too. */
        SWEEP,
        /** As above, but a descendant that changed after the push's cursor refuses the push. */
        CONFLICT,
        /** Descendants stay; deleting them is left to the app. */
        KEEP
    }

    /** P17: whether a first pull lists deleted ids. */
    public enum FirstPullTombstones implements Choice {
        NONE,
        ALL
    }

    /** P18: what decides which rows are included for a migration. */
    public enum MigrationSource implements Choice {
        /** The tables and columns that the migration names, as far as they are synced. */
        NAMES,
        /** The server's own schema history from {@code from} to {@code schemaVersion}. */
        VERSIONS
    }

    /** P19: a pull with a schema version above the server's. */
    public enum NewerSchema implements Choice {
        SERVE,
        REFUSE
    }

    /** P20: whether one id may stand in two tables. */
    public enum IdScope implements Choice {
        TABLE,
        GLOBAL
    }

    /** P21: what carries exactly the cursor's stamp. */
    public enum Equality implements Choice {
        STRICT,
        /** It is delivered again. */
        REDELIVER
    }

    /** P23: the status of a refused conflict. */
    public enum ConflictStatus implements Choice {
        CONFLICT_409(409),
        BAD_REQUEST_400(400),
        PRECONDITION_412(412),
        UNPROCESSABLE_422(422),
        SERVER_ERROR_500(500);

        private final int code;

        ConflictStatus(int code) {
            this.code = code;
        }

        /** The HTTP status. */
        public int code() {
            return code;
        }
    }

    /** Whether the server takes pushes at all. */
    public enum Pushes implements Choice {
        ACCEPTED,
        /** The server only serves; the app has no push function. */
        NONE
    }
}
