package io.github.synctck.conformance.suite;

import io.github.synctck.conformance.suite.Case.Needs;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The life of one record, enumerated on the wire: every word of create, update and delete by two devices that pull
 * before they push. Words travel together, an id each, so that thousands of lives cost a few dozen requests; short ones
 * also alone, because company hides a server that forgets a window in which there are only deletions.
 */
final class LifeCycleCases {
    private static final String CROWD = "loss-01/every-life-of-a-record";
    private static final String ALONE = "del-02/lives-of-a-record-alone";
    private static final int LETTERS_MAX = 5;
    private static final int LETTERS_ALONE = 3;

    private LifeCycleCases() {}

    private enum Act {
        CREATE,
        UPDATE,
        DELETE
    }

    /** What one of the two devices does. */
    private record Letter(int device, Act act) {}

    static List<Case> all() {
        return List.of(of(CROWD, Needs.FRESH, LifeCycleCases::crowd), of(ALONE, Needs.NOTHING, LifeCycleCases::alone));
    }

    private static Case of(String id, Needs needs, Function<Profile, Scenario> scenario) {
        RequirementId judges = Directed.requirement(id);
        return new Case(
                id,
                judges,
                WireTruth.TOUCHED.stream()
                        .filter(other -> !other.equals(judges))
                        .toList(),
                needs,
                (profile, seed) -> List.of(scenario.apply(profile)),
                (history, profile) -> WireTruth.of(history, profile.schema()).verdicts(judges));
    }

    /** Every word of that length; the first letter is device A's, for the two are alike. */
    private static List<List<Letter>> words(int length) {
        List<List<Letter>> words = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < length; i++) {
            List<List<Letter>> longer = new ArrayList<>();
            for (List<Letter> word : words) {
                for (int device = 0; device < (i == 0 ? 1 : 2); device++) {
                    for (Act act : Act.values()) {
                        List<Letter> next = new ArrayList<>(word);
                        next.add(new Letter(device, act));
                        if (isAllowed(next)) {
                            longer.add(next);
                        }
                    }
                }
            }
            words = longer;
        }
        return words;
    }

    /** An update of what its sender knows to be deleted may be refused, and deleting twice shows nothing new. */
    private static boolean isAllowed(List<Letter> word) {
        if (word.size() < 2) {
            return true;
        }
        Act last = word.get(word.size() - 1).act();
        Act before = word.get(word.size() - 2).act();
        return before != Act.DELETE || last == Act.CREATE;
    }

    private static String name(List<Letter> word) {
        StringBuilder name = new StringBuilder();
        for (Letter letter : word) {
            name.append(letter.device() == 0 ? 'a' : 'b')
                    .append(letter.act().name().toLowerCase(Locale.ROOT).charAt(0));
        }
        return name.toString();
    }

    private static Scenario crowd(Profile profile) {
        Script script = new Script(CROWD, profile);
        Sample sample = Sample.of(profile);
        List<List<Letter>> words = words(LETTERS_MAX);
        script.firstPull("oldest");
        for (int position = 0; position < LETTERS_MAX; position++) {
            for (int device = 0; device < 2; device++) {
                String label = "ab".charAt(device) + "-" + position;
                Edits edits = Edits.of();
                for (List<Letter> word : words) {
                    if (word.get(position).device() == device) {
                        add(edits, sample, name(word), word.get(position).act(), label);
                    }
                }
                script.pull(
                        "pull-" + label, position == 0 ? "oldest" : "ab".charAt(device) + "-pulled-" + (position - 1));
                script.push("push-" + label, "pull-" + label, edits.changes());
                script.pull("ab".charAt(device) + "-pulled-" + position, "pull-" + label);
            }
            script.pull("old-" + position, "oldest").firstPull("first-" + position);
        }
        return script.done();
    }

    private static void add(Edits edits, Sample sample, String id, Act act, String text) {
        switch (act) {
            case CREATE -> edits.created(sample.table(), id, sample.sparseRow(text));
            case UPDATE -> edits.updated(sample.table(), id, sample.sparseRow(text));
            case DELETE -> edits.deleted(sample.table(), id);
        }
    }

    private static Scenario alone(Profile profile) {
        Script script = new Script(ALONE, profile);
        Sample sample = Sample.of(profile);
        script.firstPull("start");
        String last = "start";
        for (List<Letter> word : words(LETTERS_ALONE)) {
            if (word.stream().noneMatch(letter -> letter.act() == Act.DELETE)) {
                continue;
            }
            for (int i = 0; i < word.size(); i++) {
                String label = name(word) + "-" + i;
                Edits edits = Edits.of();
                add(edits, sample, name(word), word.get(i).act(), label);
                script.push("push-" + label, last, edits.changes()).pull("pull-" + label, last);
                last = "pull-" + label;
            }
        }
        return script.firstPull("end").done();
    }
}
