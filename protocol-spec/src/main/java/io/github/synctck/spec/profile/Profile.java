package io.github.synctck.spec.profile;

import io.github.synctck.spec.schema.DataSchema;

/**
 * A named contract: a data schema and the policies that a server of this kind declares.
 *
 * @param name the profile's name, such as {@code watermelondb}
 * @param description one sentence
 * @param schema the tables that are synced
 * @param policies the declared readings
 */
public record Profile(String name, String description, DataSchema schema, Policies policies) {
    /** The same contract over other tables. */
    public Profile withSchema(DataSchema other) {
        return new Profile(name, description, other, policies);
    }

    /** The same contract with other policies. */
    public Profile withPolicies(Policies other) {
        return new Profile(name, description, schema, other);
    }
}
