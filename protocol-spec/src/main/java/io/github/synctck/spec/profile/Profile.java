package io.github.synctck.spec.profile;

import io.github.synctck.spec.schema.DataSchema;

/**
 * A named contract: a data schema and the policies that a server of this kind declares.
 *
 * @param name the profile's name, such as {@code watermelondb}
 * @param description one sentence
 * @param schema the tables that are synced
 * @param policies the declared readings
 * @param limits what the server says about time and size
 */
public record Profile(String name, String description, DataSchema schema, Policies policies, Limits limits) {
    /**
     * Declared limits.
     *
     * @param retentionDays for how long deletions are remembered; 0 for ever
     * @param pushBytesMax the largest body of a push that is taken; 0 where nothing is declared
     */
    public record Limits(int retentionDays, int pushBytesMax) {
        /** Nothing declared. */
        public static final Limits NONE = new Limits(0, 0);
    }

    /** The same contract over other tables. */
    public Profile withSchema(DataSchema other) {
        return new Profile(name, description, other, policies, limits);
    }

    /** The same contract with other policies. */
    public Profile withPolicies(Policies other) {
        return new Profile(name, description, schema, other, limits);
    }
}
