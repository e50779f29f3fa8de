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
        addCursors(names);
        addKeeping(names);
        addTombstones(names);
        addIsolation(names);
        addHttp(names);
        addOneTableOfAll(names);
        addSecondLives(names);
        return names;
    }

    /** Ids that stand for a record a second time, or for records of several tables. */
    private static void addSecondLives(Map<String, String> names) {
        names.put("del-07/children-of-a-record-made-again-stay", "sweeps-under-once-deleted");
        names.put("del-07/parent-and-child-made-again-together-stay", "sweeps-by-old-tombstones");
        names.put("derived-05/own-record-made-again-is-not-echoed-as-created", "echoes-revived-as-created");
        names.put("push-02/created-again-with-null-is-cleared", "keeps-what-a-retry-cleared");
        names.put("push-11/many-children-are-deleted-too", "cascades-to-a-thousand");
        names.put("pull-06a/old-records-arrive-also-after-an-ordinary-pull", "caches-by-cursor");
        names.put("tips-02/one-id-deleted-in-two-tables", "one-tombstone-per-id");
        names.put("push-07/children-of-what-a-refused-push-deletes-stay", "cascades-before-it-refuses");
        names.put("derived-13/a-deletion-takes-no-children-of-others", "cascades-over-users");
    }

    /** One table of a database lacks what all others have. */
    private static void addOneTableOfAll(Map<String, String> names) {
        names.put("tips-02/deletions-in-every-table-are-listed", "forgets-a-trigger");
        names.put("derived-13/rows-of-others-in-every-table", "forgets-row-security");
        names.put("live-05/long-texts-in-every-column", "keeps-short-texts");
        names.put("push-11/descendants-on-every-key", "refuses-parents-of-children");
        names.put("push-05/stale-updates-in-every-table-are-rejected", "forgets-to-check-one-table");
        names.put("size-04/long-texts-in-every-column-come-back-whole", "cuts-text-at-64k");
        names.put("push-05/a-conflict-among-many-records-counts", "checks-a-thousand");
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
        names.put("derived-08/same-pull-twice-gives-the-same", "answers-once");
        names.put("pull-02b/one-bucket-per-id", "created-stand-twice");
        names.put("pull-07/types-match-the-schema", "times-as-text");
        names.put("pull-08/no-bookkeeping-columns", "serves-status");
        names.put("pull-06a/empty-values-arrive-after-an-upgrade", "migrates-truthy-values");
        names.put("pull-11/ids-are-safe", "quotes-ids");
        names.put("tips-01/buckets-follow-the-servers-stamps", "everything-created");
        names.put("derived-05/own-record-is-not-echoed-as-created", "everything-created");
        names.put("faq-01/the-clients-id-is-the-id", "gives-own-ids");
        names.put("derived-14/pulls-are-not-cacheable", "cacheable-pulls");
    }

    private static void addPushes(Map<String, String> names) {
        names.put("push-01/creates-updates-and-deletes-are-applied", "skips-deleted-lists");
        names.put("push-02/created-that-exists-is-updated", "inserts-without-upsert");
        names.put("impl-01/same-update-twice-has-one-effect", "refuses-second-update");
        names.put("impl-01/same-push-twice-has-one-effect", "inserts-without-upsert");
        names.put("push-03/update-of-an-unknown-record-creates-it", "refuses-unknown-updates");
        names.put("push-04/delete-of-an-unknown-record-is-ignored", "refuses-unknown-deletes");
        names.put("push-04/delete-of-a-deleted-record-is-ignored", "refuses-unknown-deletes");
        names.put("push-06/success-is-a-success-status", "success-as-500");
        names.put("push-07/malformed-push-leaves-nothing", "malformed-leaves-rows");
        names.put("push-07/other-edits-of-a-refused-push-are-not-kept", "keeps-deletions-of-refused");
        names.put("push-07/poison-in-every-table", "null-tables-leave-rows");
        names.put("push-08/bookkeeping-columns-are-ignored", "trusts-changed-list");
        names.put("derived-10/absent-columns-keep-their-value", "wipes-absent-columns");
        names.put("derived-11/tables-in-any-order", "refuses-children-first");
        names.put("derived-11/tables-in-several-orders", "refuses-children-first");
        names.put("push-01/known-tables-beside-unknown-ones-are-applied", "stops-at-unknown-tables");
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
        names.put("loss-01/edits-of-a-slow-clock-are-kept", "skips-older-client-times");
        names.put("del-01/children-do-not-come-back-with-their-parent", "restores-children");
        names.put("del-08/children-of-deleted-parents-on-every-key", "drops-orphans-silently");
        names.put("del-09/moved-children-survive-on-every-key", "deletes-before-it-moves");
    }

    private static void addCursors(Map<String, String> names) {
        names.put("cur-01/timestamps-never-decrease", "timestamps-step-back");
        names.put("cur-02/impossible-cursors-are-not-answered-with-nothing", "serves-unknown-cursors");
        names.put("cur-02/unreadable-cursors-are-not-answered-with-nothing", "unreadable-cursor-is-now");
        names.put("cur-03/redelivery-stops", "redelivers-the-future");
        names.put("cur-04/older-cursors-yield-more", "keeps-short-deltas");
        names.put("tips-06/every-push-moves-the-timestamp", "two-pushes-per-stamp");
        names.put("tips-06/every-update-moves-the-timestamp", "two-pushes-per-stamp");
        names.put("derived-02/updates-in-the-tick-of-a-pull-arrive", "ties-in-busy-minutes");
        names.put("derived-02/changes-in-the-tick-of-a-pull-arrive", "ties-in-busy-minutes");
        names.put("pull-06a/old-records-arrive-after-an-upgrade", "ignores-migrations");
        names.put("mig-01/ordinary-changes-come-with-a-migration", "migrates-without-deletions");
        names.put("mig-02/an-empty-migration-is-an-ordinary-pull", "migrates-everything");
        names.put("mig-03/newer-apps-as-declared", "refuses-newer-schemas");
        names.put("derived-08/same-migration-pull-twice-gives-the-same", "answers-once");
    }

    private static void addKeeping(Map<String, String> names) {
        names.put("tips-05/an-edit-is-seen-by-the-servers-stamp", "updates-without-stamp");
        names.put("tips-07/a-busy-table-hides-no-other", "sequence-per-table");
        names.put("derived-03/own-pushes-are-not-in-the-way", "refuses-own-last-push");
        names.put("derived-07/what-the-server-made-of-it-comes-back", "echoes-what-was-sent");
        names.put("loss-01/the-last-push-that-was-taken-stays-whole", "conflict-as-success");
        names.put("live-05/extreme-values-do-not-block-a-push", "fails-on-emoji");
        names.put("faq-01/ids-that-differ-in-case-are-two-records", "deletes-twins-in-other-case");
        names.put("pull-03/ids-of-every-form-arrive", "first-pulls-begin-at-zero");
        names.put("live-06/what-replaces-its-like-in-one-push-is-taken", "unique-before-deletions");
        names.put("push-01/two-lives-in-every-table", "fails-on-second-deletions");
        names.put("push-07/a-push-refused-for-a-deletion-leaves-nothing", "writes-before-it-deletes");
        names.put("derived-10/absent-columns-of-a-repeated-creation-keep-their-value", "creations-wipe-absent-columns");
        names.put("size-05/a-push-of-many-records-is-taken", "binds-too-much");
        names.put("derived-12/rows-that-are-sent-back-as-they-were-served", "believes-served-stamps");
        names.put("mig-01/changes-of-other-tables-come-with-a-migration", "migrates-named-tables-only");
        names.put("derived-05/records-resent-for-a-migration-are-not-created", "migrates-as-created");
        names.put("del-01/an-edit-does-not-bring-back-what-went-with-its-parent", "moves-back-to-life");
        names.put("iso-06/an-edit-does-not-give-a-record-away", "gives-records-away");
        names.put("live-05/half-a-character-does-not-block-a-push", "fails-on-half-characters");
        names.put("txn-02/what-is-not-rejected-is-stored", "rejects-one-loses-all");
        names.put("live-06/the-same-thing-under-two-ids", "unique-by-content");
        names.put("loss-02/absent-columns-of-new-records-hold-their-default", "fills-gaps-from-the-row-before");
        names.put("size-04/a-long-text-comes-back-whole", "cuts-long-text");
        names.put("size-05/a-push-of-a-megabyte-is-taken", "takes-small-bodies-only");
        names.put("pull-05/pushes-inside-pulls", "reads-the-clock-after-the-rows");
        names.put("live-03/one-push-meets-itself", "doubles-fail");
        names.put("iso-01/ids-younger-than-the-cursor-are-answered-alike", "checks-rows-of-all");
        names.put("size-04/a-text-of-wide-letters-comes-back-whole", "decodes-chunks-apart");
        names.put("derived-08/pulls-at-the-same-moment", "shares-running-pulls");
        names.put("derived-13/users-at-the-same-moment", "keeps-one-current-user");
    }

    private static void addTombstones(Map<String, String> names) {
        names.put("tips-04/deletions-on-a-first-pull-as-declared", "tombstones-on-first-pull");
        names.put("del-03/a-chain-ends-with-what-there-is", "forgets-tombstones");
        names.put("del-04/two-deletions-are-one", "refuses-unknown-deletes");
        names.put("del-05/deletion-and-edit-do-not-pass-each-other", "no-conflict-check");
        names.put("del-06/purged-deletions-are-not-passed-over", "purges-silently");
        names.put("del-06/purge-under-a-pull", "purges-under-pulls");
        names.put("del-07/what-is-created-again-is-live-for-all", "refuses-recreation");
        names.put("del-10/live-records-are-not-listed-as-deleted", "lists-moved-as-deleted");
        names.put("tips-03/revoked-records-are-listed-as-deleted", "revokes-silently");
        names.put("tips-03/granted-records-arrive", "grants-without-stamp");
        names.put("tips-03/revoked-and-granted-stands-in-one-bucket", "remembers-revocations");
    }

    private static void addIsolation(Map<String, String> names) {
        names.put("iso-01/foreign-and-unknown-ids-are-answered-alike", "tells-of-foreign-ids");
        names.put("iso-02/acknowledged-writes-on-foreign-ids-are-stored", "drops-foreign-ids");
        names.put("iso-03/foreign-children-do-not-block-the-owner", "foreign-children-block");
        names.put("iso-04/cursors-of-others-hide-nothing", "knows-its-own-cursors-only");
        names.put("iso-04/cursors-of-busier-users-hide-nothing", "counts-per-user-from-one");
        names.put("iso-05/hostile-names-do-no-harm", "fails-on-hostile-names");
        names.put("iso-06/the-sender-owns-what-it-pushes", "owner-from-the-row");
        names.put("iso-07/no-secrets-are-served", "serves-password-hashes");
        names.put("pull-06b/migrations-name-nothing-but-synced-tables", "migrates-any-table");
        names.put("pull-10/pushed-column-names-do-not-come-back", "serves-unknown-columns");
        names.put("pull-12/pushed-table-names-do-not-come-back", "serves-unknown-tables");
        names.put("pull-13/only-tables-of-the-apps-version", "serves-internal-tables");
    }

    private static void addHttp(Map<String, String> names) {
        names.put("http-01/a-valid-token-is-needed", "needs-no-token");
        names.put("http-01/tokens-are-verified", "reads-tokens-without-verifying");
        names.put("http-02/malformed-requests-are-refused", "malformed-is-success");
        names.put("http-03/malformed-requests-are-the-clients-fault", "malformed-is-500");
        names.put("http-03/a-push-without-a-cursor-is-no-server-error", "needs-a-cursor-to-push");
        names.put("http-04/a-pull-is-answered-with-a-json-object", "empty-pull-has-no-body");
        names.put("http-04/a-pull-of-all-scripts-is-a-json-object", "counts-characters");
        names.put("http-05/no-failure-hides-in-a-success", "failure-in-200");
        names.put("http-06/refusals-are-json", "html-errors");
        names.put("http-07/text-plain-is-read-as-json", "wants-the-json-type");
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
        names.put("derived-01/pulls-under-big-pushes", "commits-in-parts");
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
