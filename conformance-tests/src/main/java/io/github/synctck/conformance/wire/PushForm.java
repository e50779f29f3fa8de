package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * How a push is written.
 *
 * @param endpoint where it goes
 * @param cursor where {@code lastPulledAt} goes
 * @param schemaVersion where {@code schemaVersion} goes, if anywhere
 * @param envelope how the changes stand in the body
 * @param changes the key of the changes, or a JSON pointer; for the envelopes that have one
 * @param complete how much of the changes object is written
 * @param rejectedIds where an answer lists ids that were not taken; the empty pointer for nowhere
 */
public record PushForm(
        EndpointForm endpoint,
        Place cursor,
        Place schemaVersion,
        Envelope envelope,
        String changes,
        Complete complete,
        JsonPointer rejectedIds) {

    /** How changes stand in a body. */
    public enum Envelope {
        /** Under a key, beside other arguments. */
        NESTED,
        /** The body is the changes object. */
        BARE,
        /** The body is the changeset of one table; a request goes out for each. */
        TABLE,
        /** A flat list of {@code {op, table, id, data}} under a key. */
        OPERATIONS
    }

    /** How much of a changes object is written. */
    public enum Complete {
        /** Every table of the schema, all three arrays. */
        ALL_TABLES,
        /** The tables with changes, all three arrays. */
        WHOLE_TABLES,
        /** Only arrays that hold something. */
        CHANGES_ONLY
    }
}
