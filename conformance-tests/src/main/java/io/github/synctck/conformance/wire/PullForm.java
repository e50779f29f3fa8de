package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a pull is asked and answered.
 *
 * @param endpoint where it goes
 * @param first where a first pull goes, if elsewhere
 * @param cursor where {@code lastPulledAt} goes
 * @param schemaVersion where {@code schemaVersion} goes
 * @param migration where {@code migration} goes
 * @param answer how the answer is laid out
 */
public record PullForm(
        EndpointForm endpoint,
        @Nullable EndpointForm first,
        Place cursor,
        Place schemaVersion,
        Place migration,
        Answer answer) {

    /** Whether requests have a JSON body, which a malformed one could stand for. */
    public boolean hasBody() {
        return cursor.where() == Place.Where.BODY
                || schemaVersion.where() == Place.Where.BODY
                || !endpoint.fields().isEmpty();
    }

    /**
     * The layout of an answer.
     *
     * @param changes where the changes stand; the empty pointer is the whole body
     * @param envelope how they are laid out
     * @param cursor where the next cursor stands
     * @param deletedId the key of the id where deleted entries are objects; empty where they are ids
     * @param paging how the answer goes on in further pages, or null
     */
    public record Answer(
            JsonPointer changes,
            PushForm.Envelope envelope,
            JsonPointer cursor,
            String deletedId,
            @Nullable Paging paging) {}

    /**
     * One logical pull as a loop of requests.
     *
     * @param more where the answer says whether more follows
     * @param next where the cursor of the next page stands
     * @param place where that cursor goes in the next request
     */
    public record Paging(JsonPointer more, JsonPointer next, Place place) {}
}
