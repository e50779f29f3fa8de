package io.github.synctck.spec.profile;

import java.util.List;
import java.util.Locale;

/**
 * One reading of a point that the protocol leaves open. Each enum is a point, its constants are the readings, the first
 * of them the declared default; {@code open-points.yaml} says what they mean.
 */
public sealed interface Choice
        permits Policies.Conflict,
                Policies.CreateOverExisting,
                Policies.DeleteOverChanged,
                Policies.UpdateOfDeleted,
                Policies.Recreation,
                Policies.StaleCursor,
                Policies.Buckets,
                Policies.EmptyTables,
                Policies.UnknownTables,
                Policies.UnknownColumns,
                Policies.InvalidValues,
                Policies.Cascade,
                Policies.FirstPullTombstones,
                Policies.MigrationSource,
                Policies.NewerSchema,
                Policies.IdScope,
                Policies.Equality,
                Policies.ConflictStatus,
                Policies.Pushes {

    /** The constant's name. */
    String name();

    /** The point's key in profile files, in camel case, such as {@code firstPullTombstones}. */
    default String key() {
        String type = getClass().getSimpleName();
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /** The reading's word in profile files, in kebab case, such as {@code last-write-wins}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All readings of the point, the default first. */
    default List<Choice> readings() {
        return List.of(getClass().getEnumConstants());
    }
}
