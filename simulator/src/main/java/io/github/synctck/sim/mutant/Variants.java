package io.github.synctck.sim.mutant;

import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.profile.Choice;
import io.github.synctck.spec.profile.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of sound servers that differ from the reference. */
public final class Variants {
    private Variants() {}

    /** Every variant. */
    public static List<Variant> all() {
        List<Variant> all = new ArrayList<>(stamps());
        all.addAll(answers());
        all.addAll(statuses());
        all.addAll(policies());
        all.addAll(strict());
        return List.copyOf(all);
    }

    private static List<Variant> stamps() {
        return List.of(
                Variant.of("the-reference", ModelServer::new, "The reference server itself."),
                Variant.of(
                        "counter-stamps",
                        (profile, clock) -> new ModelServer(profile, () -> 1),
                        "Stamps count pushes from 1 and have nothing to do with time."),
                Variant.of(
                        "big-jumps",
                        Making.datasets(BigJumps::new),
                        "Stamps jump by millions, as sequences with a cache per connection do."),
                Variant.of(
                        "huge-stamps",
                        (profile, clock) -> new ModelServer(profile, () -> 1L << 52),
                        "Stamps lie far above milliseconds, though below 2^53."),
                Variant.of(
                        "pulls-take-stamps",
                        PullsTakeStamps::server,
                        "Every pull takes a stamp of its own and answers with it."),
                Variant.of(
                        "redelivers-at-equality",
                        ModelServer::new,
                        "To be safe a pull also holds what carries exactly the cursor's stamp.",
                        Policies.Equality.REDELIVER));
    }

    private static List<Variant> answers() {
        return List.of(
                Variant.of(
                        "omits-empty-tables",
                        Making.layer(OmitsEmptyTables::new),
                        "Tables without changes are left out of an answer.",
                        Policies.EmptyTables.OMIT),
                Variant.of(
                        "extra-columns",
                        Making.layer(ExtraColumns::new),
                        "Rows carry columns of the server that no app knows."),
                Variant.of(
                        "reversed-order",
                        Making.layer(ReversedOrder::new),
                        "Tables and rows come in another order, children first."),
                Variant.of(
                        "booleans-as-numbers",
                        Making.layer(BooleansAsNumbers::new),
                        "Booleans are 0 and 1, which the client takes."),
                Variant.of(
                        "buries-unknown-ids",
                        Making.datasets(BuriesUnknownIds::new),
                        "Deleting an id that never was leaves a tombstone, which pulls list."),
                Variant.of(
                        "buries-refused-orphans",
                        Making.datasets(BuriesRefusedOrphans::new),
                        "A child below a record that does not exist is refused, and the next pull lists it as deleted."),
                Variant.of(
                        "redelivers-recent-changes",
                        Making.datasets(RedeliversRecentChanges::new),
                        "A pull looks back over the last few stamps, so that nothing slips between two transactions.",
                        Policies.Buckets.UPDATED_ONLY),
                Variant.of(
                        "first-pull-in-updated",
                        Making.layer(FirstPullInUpdated::new),
                        "A first pull comes in updated, whatever happens later."),
                Variant.of(
                        "lists-deletions-again",
                        Making.datasets(ListsDeletionsAgain::new),
                        "Every delta lists all ids that were ever deleted and are not live."));
    }

    private static List<Variant> statuses() {
        return List.of(
                conflictStatus("refuses-with-400", Policies.ConflictStatus.BAD_REQUEST_400),
                conflictStatus("refuses-with-412", Policies.ConflictStatus.PRECONDITION_412),
                conflictStatus("refuses-with-422", Policies.ConflictStatus.UNPROCESSABLE_422),
                conflictStatus("refuses-with-500", Policies.ConflictStatus.SERVER_ERROR_500));
    }

    private static Variant conflictStatus(String name, Policies.ConflictStatus status) {
        return Variant.of(name, ModelServer::new, "A refused conflict has another status than 409.", status);
    }

    private static List<Variant> policies() {
        return List.of(
                declares("updated-only", "Every row stands in updated.", Policies.Buckets.UPDATED_ONLY),
                declares(
                                "plain-split",
                                "Rows are split by their creation stamp alone, as the public text recommends.",
                                Policies.Buckets.PLAIN_SPLIT)
                        .breaking("DERIVED-05"),
                declares("tombstones-at-first", "A first pull lists all deletions.", Policies.FirstPullTombstones.ALL),
                declares("last-write-wins", "No push is ever refused.", Policies.Conflict.LAST_WRITE_WINS)
                        .breaking("PUSH-05"),
                declares(
                        "drops-updates-of-deleted",
                        "An update of a deleted record is taken and has no effect.",
                        Policies.UpdateOfDeleted.DROP),
                Variant.of(
                        "rejects-updates-of-deleted",
                        Making.layer(RejectsUpdatesOfDeleted::new),
                        "An update of a deleted record has no effect, and the answer lists it as rejected.",
                        Policies.UpdateOfDeleted.DROP),
                declares("refuses-re-creation", "A deleted id stays deleted.", Policies.Recreation.REFUSE),
                declares(
                        "replaces-stale-cursors",
                        "A cursor that cannot be served is answered with everything, as a replacement.",
                        Policies.StaleCursor.REPLACE),
                declares(
                        "cascade-is-a-conflict",
                        "A deletion is refused while a child changed that its sender has not seen.",
                        Policies.Cascade.CONFLICT),
                declares(
                        "refuses-newer-apps",
                        "A schema version above its own is refused.",
                        Policies.NewerSchema.REFUSE),
                declares("ids-are-global", "One id stands in one table only.", Policies.IdScope.GLOBAL),
                Variant.of(
                        "rejects-foreign-ids",
                        RejectsForeignIds::server,
                        "A record whose id another user has is not stored, and the answer lists it as rejected."),
                declares(
                        "migrates-by-version",
                        "Which rows a migration needs is decided by the server's own schema history.",
                        Policies.MigrationSource.VERSIONS));
    }

    /** Readings that contradict one of two rules, or a SHOULD. */
    private static List<Variant> strict() {
        return List.of(
                declares(
                                "creates-overwrite",
                                "A created record replaces one that exists, whoever changed it meanwhile.",
                                Policies.CreateOverExisting.UPSERT)
                        .breaking("PUSH-05"),
                declares(
                                "delete-wins",
                                "A deletion is taken, whoever changed the record meanwhile.",
                                Policies.DeleteOverChanged.DELETE_WINS)
                        .breaking("PUSH-05"),
                declares(
                                "refuses-strange-tables",
                                "A push with a table that the server does not know is refused.",
                                Policies.UnknownTables.REFUSE)
                        .breaking("PUSH-09"),
                declares(
                                "refuses-strange-columns",
                                "A push with a column that the server does not know is refused.",
                                Policies.UnknownColumns.REFUSE)
                        .breaking("PUSH-09"),
                declares(
                                "refuses-odd-values",
                                "A push with a value that does not fit its column is refused.",
                                Policies.InvalidValues.REFUSE)
                        .breaking("PUSH-10"),
                declares(
                                "keeps-children",
                                "What hangs below a deleted record stays; deleting it is left to the app.",
                                Policies.Cascade.KEEP)
                        .breaking("PUSH-11"));
    }

    private static Variant declares(String name, String sentence, Choice choice) {
        return Variant.of(name, ModelServer::new, sentence, choice);
    }

    /** The variant of that name. */
    public static Optional<Variant> named(String name) {
        return all().stream().filter(variant -> variant.name().equals(name)).findFirst();
    }
}
