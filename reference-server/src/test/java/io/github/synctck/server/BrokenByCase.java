package io.github.synctck.server;

import java.util.Map;
import java.util.TreeMap;

/** For every case of the suite the name of a server that is broken in exactly the way that the case is about. */
final class BrokenByCase {
    private BrokenByCase() {}

    static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        addPulls(names);
        addPushes(names);
        addConflicts(names);
        addDeletions(names);
        addDevices(names);
        addGenerated(names);
        return names;
    }

    private static void addPulls(Map<String, String> names) {
        names.put("shape-01/changes-have-the-documented-shape", "adds-a-fourth-list");
        names.put("pull-01/arguments-in-changes-and-timestamp-out", "refuses-deltas");
        names.put("derived-09/timestamp-of-an-empty-account", "timestamp-of-zero");
        names.put("pull-03/first-pull-holds-every-record", "hides-first-pull");
        names.put("derived-12/client-times-are-data-only", "stamps-with-client-time");
        names.put("pull-02a/created-and-updated-arrive", "drops-updates");
        names.put("pull-02a/every-table-and-column-comes-back", "forgets-one-table");
        names.put("pull-04/no-change-is-skipped", "advances-past-created");
        names.put("cur-02/unknown-cursors-are-not-up-to-date", "serves-unknown-cursors");
        names.put("derived-08/same-pull-twice-gives-the-same", "answers-once");
        names.put("pull-02b/one-bucket-per-id", "created-stand-twice");
        names.put("pull-07/types-match-the-schema", "times-as-text");
        names.put("pull-08/no-bookkeeping-columns", "serves-status");
        names.put("pull-11/ids-are-safe", "quotes-ids");
        names.put("tips-01/buckets-follow-the-servers-stamps", "everything-created");
        names.put("derived-05/own-record-is-not-echoed-as-created", "everything-created");
        names.put("faq-01/the-clients-id-is-the-id", "gives-own-ids");
        names.put("derived-14/pulls-are-not-cacheable", "cacheable-pulls");
    }

    private static void addPushes(Map<String, String> names) {
        names.put("push-01/creates-updates-and-deletes-are-applied", "skips-deleted-lists");
        names.put("push-02/created-that-exists-is-updated", "inserts-without-upsert");
        names.put("impl-01/same-push-twice-has-one-effect", "inserts-without-upsert");
        names.put("push-03/update-of-an-unknown-record-creates-it", "refuses-unknown-updates");
        names.put("push-04/delete-of-an-unknown-record-is-ignored", "refuses-unknown-deletes");
        names.put("push-04/delete-of-a-deleted-record-is-ignored", "refuses-unknown-deletes");
        names.put("push-06/success-is-a-success-status", "success-as-500");
        names.put("push-07/malformed-push-leaves-nothing", "malformed-leaves-rows");
        names.put("push-07/poison-in-every-table", "null-tables-leave-rows");
        names.put("push-08/bookkeeping-columns-are-ignored", "trusts-changed-list");
        names.put("derived-10/absent-columns-keep-their-value", "wipes-absent-columns");
        names.put("derived-11/tables-in-any-order", "refuses-children-first");
        names.put("derived-11/tables-in-several-orders", "refuses-children-first");
        names.put("push-09/unknown-tables-as-declared", "refuses-unknown-tables");
        names.put("push-09/unknown-columns-as-declared", "refuses-unknown-columns");
        names.put("push-10/slightly-wrong-values-as-declared", "refuses-wrong-values");
    }

    private static void addConflicts(Map<String, String> names) {
        names.put("push-07/refused-push-leaves-nothing", "leaves-created-of-refused");
        names.put("derived-04/pull-cures-a-refused-push", "sulks-after-refusal");
        names.put("push-05/stale-update-is-rejected", "no-conflict-check");
        names.put("push-05/every-record-of-a-push-counts", "checks-first-record-only");
        names.put("push-05/stale-create-is-rejected", "checks-only-updates");
        names.put("push-05/stale-delete-is-rejected", "checks-no-deletions");
        names.put("derived-12/late-push-reaches-those-who-pulled-before-it", "stamps-with-client-cursor");
        names.put("derived-13/rows-of-others-are-not-pulled", "one-dataset-for-all");
        names.put("derived-13/rows-of-others-cannot-be-written", "anyone-may-write");
        names.put("derived-13/deletions-of-others-are-not-pulled", "lists-deletions-of-all");
        names.put("iso-02/same-ids-in-two-accounts", "drops-foreign-ids");
        names.put("iso-03/foreign-children-on-every-key", "foreign-children-block");
    }

    private static void addDeletions(Map<String, String> names) {
        names.put("tips-02/deletion-is-listed", "forgets-tombstones");
        names.put("derived-06/creator-learns-of-the-deletion", "hides-deletion-of-young");
        names.put("push-11/descendants-are-deleted-too", "keeps-orphans");
        names.put("pull-02b/deleted-and-created-again-stands-in-one-bucket", "remembers-old-deletions");
        names.put("derived-04/edit-of-a-deleted-record-is-cured", "updates-revive");
        names.put("del-08/children-of-deleted-parents-on-every-key", "drops-orphans-silently");
        names.put("del-09/moved-children-survive-on-every-key", "deletes-before-it-moves");
    }

    private static void addDevices(Map<String, String> names) {
        names.put("del-02/deletion-reaches-every-device", "forgets-tombstones");
        names.put("del-01/stale-edit-does-not-resurrect", "updates-revive");
        names.put("del-01/lost-answer-of-a-delete", "serves-soft-deleted");
        names.put("loss-01/edits-of-two-columns-meet", "loses-columns");
        names.put("loss-01/lost-answer-then-another-edit", "loses-columns");
        names.put("live-02/lost-answer-of-a-create", "inserts-without-upsert");
        names.put("live-02/crash-after-a-push", "refuses-second-update");
        names.put("live-02/edit-of-a-record-that-was-deleted", "refuses-and-hides-deletions");
        names.put("live-02/child-of-a-deleted-parent", "insists-on-parents");
    }

    private static void addGenerated(Map<String, String> names) {
        names.put("derived-01/pulls-under-pushes", "stamps-before-it-commits");
        names.put("live-04/first-inserts-of-one-id", "inserts-after-it-looked");
        names.put("live-04/edits-of-one-record", "checks-before-it-writes");
        names.put("txn-01/pairs-under-pulls", "reads-tables-one-by-one");
        names.put("live-01/generated-histories", "only-first-pulls");
        names.put("size-01/more-rows-than-a-page-at-first", "caps-first-pull");
        names.put("size-02/many-rows-since-a-cursor", "caps-deltas");
        names.put("size-02/many-rows-over-all-tables", "caps-answers");
        names.put("size-03/many-deletions", "caps-deletions");
        names.put("loss-01/every-column-keeps-every-value", "rounds-times-to-seconds");
        names.put("loss-01/every-life-of-a-record", "recreates-dead");
        names.put("del-02/lives-of-a-record-alone", "skips-delete-only-tables");
    }
}
