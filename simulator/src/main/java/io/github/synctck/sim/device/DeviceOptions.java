package io.github.synctck.sim.device;

import org.jspecify.annotations.Nullable;

/**
 * What an app sets when it calls {@code synchronize()}.
 *
 * @param sendCreatedAsUpdated whether the app expects everything in {@code updated}
 * @param migrationsEnabledAtVersion the schema version from which migration syncs are on, or null for off
 * @param resolver the app's own resolver of conflicts, or null
 */
public record DeviceOptions(
        boolean sendCreatedAsUpdated,
        @Nullable Integer migrationsEnabledAtVersion,
        @Nullable ConflictResolver resolver) {
    /** No option. */
    public static DeviceOptions standard() {
        return new DeviceOptions(false, null, null);
    }

    /** The same with another expectation of buckets. */
    public DeviceOptions withSendCreatedAsUpdated(boolean on) {
        return new DeviceOptions(on, migrationsEnabledAtVersion, resolver);
    }

    /** The same with migration syncs from that schema version. */
    public DeviceOptions withMigrationsEnabledAtVersion(int version) {
        return new DeviceOptions(sendCreatedAsUpdated, version, resolver);
    }

    /** The same with the app's own resolver. */
    public DeviceOptions withResolver(ConflictResolver own) {
        return new DeviceOptions(sendCreatedAsUpdated, migrationsEnabledAtVersion, own);
    }
}
