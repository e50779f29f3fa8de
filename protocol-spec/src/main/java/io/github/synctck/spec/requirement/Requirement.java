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
 * @param covers the failure classes that a broken one shows as, such as {@code F30}
 * @param advice where to look first in a server that breaks it
 * @param untested why no case judges it, or null where one does
 */
public record Requirement(
        RequirementId id,
        Level level,
        String text,
        String intent,
        String source,
        List<RequirementId> requires,
        List<String> covers,
        Advice advice,
        @Nullable String untested) {
    public Requirement {
        requires = List.copyOf(requires);
        covers = List.copyOf(covers);
    }

    /**
     * What usually lies behind a breach.
     *
     * @param causes likely mistakes, a sentence each
     * @param fixes how to mend them in a backend on Postgres, a sentence each
     */
    public record Advice(List<String> causes, List<String> fixes) {
        public Advice {
            causes = List.copyOf(causes);
            fixes = List.copyOf(fixes);
        }
    }
}
