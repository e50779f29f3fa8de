package io.github.synctck.sim.mutant;

import java.util.List;
import java.util.stream.Stream;

/** Servers that delete badly. */
final class DeletionMutants {
    private DeletionMutants() {}

    static List<Mutant> all() {
        return Stream.of(traces(), lists(), families(), revivals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> traces() {
        return List.of(
                Mutant.of(
                        "forgets-tombstones",
                        "F11",
                        Making.datasets(ForgetsTombstones::new),
                        "Rows are removed with a plain DELETE and nothing is left to tell other devices.",
                        "TIPS-02"),
                Mutant.of(
                        "deletes-nothing",
                        "F11",
                        Making.datasets(DeletesNothing::new),
                        "The table's rules forbid deletion, and the error is swallowed.",
                        "PUSH-01"),
                Mutant.of(
                        "skips-delete-only-tables",
                        "F11",
                        Making.datasets(SkipsDeleteOnlyTables::new),
                        "The handler returns early where nothing was created or updated.",
                        "TIPS-02",
                        "PUSH-04",
                        "ISO-03"),
                Mutant.of(
                        "lists-deletions-beside-changes",
                        "F11",
                        Making.datasets(ListsDeletionsBesideChanges::new),
                        "Tables without changed rows are skipped before their deletions are read.",
                        "TIPS-02",
                        "LIVE-02"),
                Mutant.of(
                        "hides-deletion-of-young",
                        "F10",
                        Making.datasets(HidesDeletionOfYoung::new),
                        "Pulls list a deletion only where the row's creation is older than the cursor.",
                        "DERIVED-06",
                        "DEL-02",
                        "DEL-08",
                        "LIVE-01",
                        "PULL-04",
                        "DERIVED-08",
                        "TXN-01"));
    }

    private static List<Mutant> lists() {
        return List.of(
                Mutant.of(
                        "deleted-in-two-buckets",
                        "F20",
                        Making.datasets(DeletedInTwoBuckets::new),
                        "Deletion is an update of a flag, and the query of the updated rows does not look at it.",
                        "PULL-02b",
                        "LIVE-02",
                        "TIPS-02"),
                Mutant.of(
                        "remembers-old-deletions",
                        "F26",
                        Making.datasets(RemembersOldDeletions::new),
                        "Tombstones stand in a table of their own, and re-creation does not remove them.",
                        "PUSH-11",
                        "DEL-02",
                        "LIVE-01",
                        "LOSS-01",
                        "PULL-02b",
                        "TIPS-03",
                        "DERIVED-08",
                        "DEL-07"),
                Mutant.of(
                        "keeps-few-tombstones",
                        "F28",
                        Making.datasets(KeepsFewTombstones::new),
                        "Tombstones live in a capped list.",
                        "SIZE-03",
                        "DEL-02"),
                Mutant.of(
                        "tombstones-on-first-pull",
                        "F29",
                        Making.datasets(TombstonesOnFirstPull::new),
                        "A first pull is a pull since 0.",
                        "TIPS-04"),
                Mutant.of(
                        "keeps-orphans",
                        "F12",
                        Making.datasets(KeepsOrphans::new),
                        "Tombstones are written for what the push names, and nothing cascades.",
                        "PUSH-11"));
    }

    private static List<Mutant> families() {
        return List.of(
                Mutant.of(
                        "cascades-without-tombstones",
                        "F12",
                        Making.datasets(CascadesWithoutTombstones::new),
                        "ON DELETE CASCADE removes the children, and no trigger sees it.",
                        "PUSH-11",
                        "LIVE-01",
                        "LOSS-01",
                        "TIPS-02"),
                Mutant.of(
                        "updates-revive",
                        "F27",
                        Making.datasets(UpdatesRevive::new),
                        "The push handler upserts whatever it gets, and the upsert clears the mark of deletion.",
                        "DERIVED-04",
                        "DEL-01",
                        "DEL-05"),
                Mutant.of(
                        "refuses-and-hides-deletions",
                        "F27",
                        Making.datasets(RefusesAndHidesDeletions::new),
                        "A deletion is told once and then counts as known.",
                        "DEL-02",
                        "LIVE-01",
                        "LIVE-02",
                        "DERIVED-04",
                        "DERIVED-08",
                        "DEL-04"),
                Mutant.of(
                        "refuses-recreation",
                        "F26",
                        Making.datasets(RefusesRecreation::new),
                        "Deleted rows keep their id under a unique constraint.",
                        "DEL-07",
                        "LIVE-02",
                        "DERIVED-04"),
                Mutant.of(
                        "recreates-dead",
                        "F26",
                        Making.datasets(RecreatesDead::new),
                        "The upsert writes every column but the mark of deletion.",
                        "PULL-02b",
                        "DEL-02",
                        "LOSS-01",
                        "DEL-07",
                        "DEL-10"));
    }

    private static List<Mutant> revivals() {
        return List.of(
                Mutant.of(
                        "insists-on-parents",
                        "F12",
                        Making.datasets(InsistsOnParents::new),
                        "A foreign key refuses the child, and its device never learns how to go on.",
                        "LIVE-02",
                        "DERIVED-04",
                        "DEL-08"),
                Mutant.of(
                        "drops-orphans-silently",
                        "F12",
                        Making.datasets(DropsOrphansSilently::new),
                        "A child without a parent is filtered out before it is written.",
                        "DEL-08",
                        "LIVE-01",
                        "PULL-04",
                        "DEL-03"),
                Mutant.of(
                        "deletes-before-it-moves",
                        "F39",
                        Making.datasets(DeletesBeforeItMoves::new),
                        "Tables are handled one after the other, each with its deletions.",
                        "DEL-09"),
                Mutant.of(
                        "lists-moved-as-deleted",
                        "F55",
                        Making.datasets(ListsMovedAsDeleted::new),
                        "REPLACE INTO deletes and inserts, and triggers on the children fire.",
                        "DEL-10",
                        "LOSS-01"));
    }
}
