package io.github.synctck.spec.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One numbered rule of the protocol.
 *
 * @param id fixed for ever
 * @param level how binding it is
 * @param text what is demanded, one sentence
 * @param intent what goes wrong for a person where it is broken
 * @param source where it comes from: a document's section, or the reasoning
 * @param requires the requirements without which this one cannot be judged
 * @param untested why no case judges it, or null where one does
 */
public record Requirement(
        RequirementId id,
        Level level,
        String text,
        String intent,
        String source,
        List<RequirementId> requires,
        @Nullable String untested) {
    public Requirement {
        requires = List.copyOf(requires);
    }
}
