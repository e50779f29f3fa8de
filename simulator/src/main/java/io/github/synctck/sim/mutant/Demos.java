package io.github.synctck.sim.mutant;

import java.util.List;
import java.util.stream.Stream;

/** The stories that the guided tour tells. */
public final class Demos {
    private Demos() {}

    /** Every story. */
    public static List<Demo> all() {
        return Stream.of(edits(), pushes(), families()).flatMap(List::stream).toList();
    }

    private static List<Demo> edits() {
        return List.of(
                demo(
                        "two-phones-one-friend",
                        "no-conflict-check",
                        "push-05/stale-update-is-rejected",
                        "Two phones pull the same friend. One edits and pushes, then the other does, without having "
                                + "pulled in between. The server compares nothing: the second push wins, and the first "
                                + "edit is gone from every phone. Nobody sees an error."),
                demo(
                        "the-friend-who-would-not-leave",
                        "forgets-tombstones",
                        "del-02/deletion-reaches-every-device",
                        "A friend is deleted on one phone. The server removes the row and remembers nothing, so the "
                                + "other phone is never told, and shows the friend for ever."),
                demo(
                        "the-phone-that-made-it",
                        "hides-deletion-of-young",
                        "derived-06/creator-learns-of-the-deletion",
                        "A phone pulls, creates a friend and pushes. Another phone deletes the friend. The server "
                                + "thinks that whoever pulled before the creation cannot hold the row, and spares the "
                                + "creator the deletion."),
                demo(
                        "the-late-train",
                        "stamps-with-client-cursor",
                        "derived-12/late-push-reaches-those-who-pulled-before-it",
                        "A phone pulls, goes through a tunnel, and pushes much later. The server stamps the push with "
                                + "the time of that old pull. Everyone who pulled meanwhile is already past it and "
                                + "never gets the change."));
    }

    private static List<Demo> pushes() {
        return List.of(
                demo(
                        "the-answer-lost-in-the-tunnel",
                        "inserts-without-upsert",
                        "live-02/lost-answer-of-a-create",
                        "A phone pushes a new friend, and the answer gets lost. It pushes the friend again, as it must. "
                                + "The server inserts once more and fails on its own key; from now on no sync of this "
                                + "phone succeeds."),
                demo(
                        "children-left-behind",
                        "keeps-orphans",
                        "push-11/descendants-are-deleted-too",
                        "A friend is deleted, and the server deletes just that row. The life events that hang on it "
                                + "stay on every other phone, and their screens look for a friend who is not there."),
                demo(
                        "back-from-the-dead",
                        "updates-revive",
                        "del-01/stale-edit-does-not-resurrect",
                        "One phone deletes a friend while another, offline, edits the same friend. The late edit is "
                                + "upserted, the mark of deletion is wiped, and what was deleted is back for everyone."),
                demo(
                        "the-child-of-nobody",
                        "insists-on-parents",
                        "live-02/child-of-a-deleted-parent",
                        "Offline, a phone adds a life event to a friend whom another phone has just deleted. A foreign "
                                + "key refuses the push, and nothing that a pull brings can mend it: the phone is stuck."));
    }

    private static List<Demo> families() {
        return List.of(
                demo(
                        "a-thousand-and-one-friends",
                        "caps-first-pull",
                        "size-01/more-rows-than-a-page-at-first",
                        "A new phone signs in to an account with a thousand and one friends. The query interface gives "
                                + "a thousand rows unless asked for more, and the timestamp says that this was all."),
                demo(
                        "moving-house",
                        "deletes-before-it-moves",
                        "del-09/moved-children-survive-on-every-key",
                        "A life event is moved from one friend to another, and the old friend is deleted, in one push. "
                                + "The server deletes first, with everything below, and then finds nothing to move."),
                demo(
                        "the-stranger",
                        "anyone-may-write",
                        "derived-13/rows-of-others-cannot-be-written",
                        "A stranger pushes an edit under an id that belongs to somebody else. The server writes by id "
                                + "alone."));
    }

    private static Demo demo(String name, String mutant, String caseId, String story) {
        return new Demo(name, Mutants.named(mutant).orElseThrow(), caseId, story);
    }
}
