package io.github.synctck.spec.profile;

import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;

/**
 * A question that the protocol's texts leave open.
 *
 * @param id {@code P1} to {@code P30}
 * @param title a few words
 * @param question what is left open
 * @param key under which a profile declares its reading; empty where there is one reading for everybody
 * @param readings the possible ones, the default first
 * @param ambiguities its names where the texts contradict themselves, such as {@code AMB-1}
 * @param requirements those whose meaning depends on it
 */
public record OpenPoint(
        String id,
        String title,
        String question,
        String key,
        List<Reading> readings,
        List<String> ambiguities,
        List<RequirementId> requirements) {
    public OpenPoint {
        readings = List.copyOf(readings);
        ambiguities = List.copyOf(ambiguities);
        requirements = List.copyOf(requirements);
    }

    /** One possible reading: its word in profile files and what it means. */
    public record Reading(String word, String text) {}

    /** The reading that the policies declare. */
    public Reading declared(Policies policies) {
        for (Choice choice : policies.choices()) {
            if (choice.key().equals(key)) {
                return readings.stream()
                        .filter(each -> each.word().equals(choice.word()))
                        .findFirst()
                        .orElseThrow();
            }
        }
        return readings.get(0);
    }
}
