package io.github.synctck.conformance.soak;

import io.github.synctck.conformance.check.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was put to the test and what was found, from whichever thread. Keeps the first few sentences of each law. */
final class Findings {
    private static final int SENTENCES_MAX = 5;

    private final Map<Law, Long> tested = new EnumMap<>(Law.class);
    private final Map<Law, Long> broken = new EnumMap<>(Law.class);
    private final Map<Law, List<String>> sentences = new EnumMap<>(Law.class);
    private final Map<Law, String> skipped = new EnumMap<>(Law.class);

    /** The law is not judged. */
    synchronized void skip(Law law, String reason) {
        skipped.put(law, reason);
    }

    synchronized void tested(Law law) {
        tested.merge(law, 1L, Long::sum);
    }

    /** The law was put to the test and broken. */
    synchronized void broken(Law law, String sentence) {
        tested(law);
        broken.merge(law, 1L, Long::sum);
        List<String> known = sentences.computeIfAbsent(law, each -> new ArrayList<>());
        if (known.size() < SENTENCES_MAX) {
            known.add(sentence);
        }
    }

    synchronized long brokenInAll() {
        return broken.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One verdict per law. */
    synchronized List<SoakVerdict> verdicts() {
        List<SoakVerdict> verdicts = new ArrayList<>();
        for (Law law : Law.values()) {
            String why = skipped.get(law);
            long count = tested.getOrDefault(law, 0L);
            long bad = broken.getOrDefault(law, 0L);
            if (why != null) {
                verdicts.add(new SoakVerdict(law.requirement(), Status.SKIPPED, 0, 0, List.of(why)));
            } else if (bad > 0) {
                verdicts.add(new SoakVerdict(
                        law.requirement(), Status.FAIL, count, bad, sentences.getOrDefault(law, List.of())));
            } else if (count > 0) {
                verdicts.add(new SoakVerdict(law.requirement(), Status.PASS, count, 0, List.of()));
            } else {
                List<String> never = List.of("the situation never arose");
                verdicts.add(new SoakVerdict(law.requirement(), Status.UNKNOWN, 0, 0, never));
            }
        }
        return verdicts;
    }
}
