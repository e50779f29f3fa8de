package io.github.synctck.conformance.wire;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which answers mean what. What a push is answered with says nothing about pulls: a pull has done its work where it is a
 * 2xx and holds changes.
 *
 * @param success where the 2xx of a push has to match one of them; empty for any 2xx
 * @param conflict refusals of a push over a change that its sender had not seen
 * @param rejected refusals for another reason that a status alone does not show
 */
public record Outcomes(List<Rule> success, List<Rule> conflict, List<Rule> rejected) {
    /** 2xx is success, anything else is not, 409 is a conflict. */
    public static final Outcomes STANDARD =
            new Outcomes(List.of(), List.of(new Rule(409, JsonPointer.empty(), null)), List.of());

    public Outcomes {
        success = List.copyOf(success);
        conflict = List.copyOf(conflict);
        rejected = List.copyOf(rejected);
    }

    /**
     * A status and, where that does not say enough, a value in the body.
     *
     * @param status the status
     * @param where where the value stands
     * @param is the value; null where the status is enough
     */
    public record Rule(
            int status, JsonPointer where, @Nullable JsonNode is) {
        boolean matches(int answered, @Nullable JsonNode body) {
            return answered == status && (is == null || (body != null && is.equals(body.at(where))));
        }
    }

    /** What an answer means. */
    public enum Meaning {
        SUCCESS,
        CONFLICT,
        REJECTED
    }

    /** What the status of a pull with that body, null where it is no JSON, means. */
    public Meaning ofPull(int status, @Nullable JsonNode body) {
        boolean refused = rejected.stream().anyMatch(rule -> rule.matches(status, body));
        return isFine(status) && !refused ? Meaning.SUCCESS : Meaning.REJECTED;
    }

    /** What the status of a push with that body, null where it is no JSON, means. */
    public Meaning ofPush(int status, @Nullable JsonNode body) {
        if (conflict.stream().anyMatch(rule -> rule.matches(status, body))) {
            return Meaning.CONFLICT;
        } else if (rejected.stream().anyMatch(rule -> rule.matches(status, body))) {
            return Meaning.REJECTED;
        }
        boolean declared = success.isEmpty() || success.stream().anyMatch(rule -> rule.matches(status, body));
        return isFine(status) && declared ? Meaning.SUCCESS : Meaning.REJECTED;
    }

    private static boolean isFine(int status) {
        return status >= 200 && status < 300;
    }
}
