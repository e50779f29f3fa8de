package io.github.synctck.server;

import io.github.synctck.server.WrongWire.Answer;
import io.github.synctck.server.WrongWire.Wrong;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** For every case of the suite the server that is broken in exactly the way that the case is about. */
final class BrokenByCase {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");

    private BrokenByCase() {}

    /** By case id, a backend that a sound HTTP face serves. */
    static Map<String, Supplier<SyncBackend>> backends() {
        Map<String, Supplier<SyncBackend>> broken = new TreeMap<>();
        addPulls(broken);
        addPushes(broken);
        addDeletions(broken);
        addDevices(broken);
        return broken;
    }

    /** By case id, what a proxy before a sound server does wrong. */
    static Map<String, Wrong> wires() {
        return Map.of(
                "shape-01/changes-have-the-documented-shape",
                Wrong.answers(a -> new Answer(
                        a.push(),
                        a.status(),
                        a.cacheControl(),
                        a.body().replace("\"created\":", "\"x\":[],\"created\":"))),
                "push-06/success-is-a-success-status",
                Wrong.answers(a -> new Answer(a.push(), a.push() ? 500 : a.status(), a.cacheControl(), a.body())),
                "push-07/malformed-push-leaves-nothing",
                new Wrong(
                        body -> body.replace(",{}]", "]"),
                        a -> new Answer(a.push(), a.push() ? 400 : a.status(), a.cacheControl(), a.body())),
                "derived-14/pulls-are-not-cacheable",
                Wrong.answers(a -> new Answer(a.push(), a.status(), "max-age=60", a.body())));
    }

    private static void addPulls(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "pull-01/arguments-in-changes-and-timestamp-out",
                () -> BrokenServers.pulls(
                        (request, answer) -> request.lastPulledAt() == null ? answer : BrokenServers.NO));
        broken.put(
                "derived-09/timestamp-of-an-empty-account",
                () -> BrokenServers.pulls(
                        (request, answer) -> new PullResponse.Accepted(answer.changes(), Cursor.of(0))));
        broken.put(
                "pull-03/first-pull-holds-every-record",
                () -> BrokenServers.changes(
                        (request, table) -> request.lastPulledAt() == null ? TableChanges.NONE : table));
        broken.put(
                "derived-12/client-times-are-data-only",
                () -> BrokenServers.changes((request, table) -> {
                    Cursor cursor = request.lastPulledAt();
                    double since = cursor == null ? -1 : cursor.number();
                    return new TableChanges(
                            youngerThan(since, table.created()), youngerThan(since, table.updated()), table.deleted());
                }));
        broken.put(
                "pull-02a/created-and-updated-arrive",
                () -> BrokenServers.changes(
                        (request, table) -> new TableChanges(table.created(), List.of(), table.deleted())));
        broken.put(
                "pull-02a/every-table-and-column-comes-back",
                () -> BrokenServers.pulls((request, answer) -> {
                    Map<String, TableChanges> tables =
                            new LinkedHashMap<>(answer.changes().tables());
                    tables.put("journal_entries", TableChanges.NONE);
                    return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
                }));
        broken.put(
                "pull-04/no-change-is-skipped",
                () -> BrokenServers.changes((request, table) -> table.updated().isEmpty()
                        ? table
                        : new TableChanges(List.of(), table.updated(), table.deleted())));
        broken.put("derived-08/same-pull-twice-gives-the-same", BrokenServers::answersOnce);
        broken.put(
                "pull-02b/one-bucket-per-id",
                () -> BrokenServers.changes((request, table) -> new TableChanges(
                        table.created(),
                        Stream.concat(table.created().stream(), table.updated().stream())
                                .toList(),
                        table.deleted())));
        broken.put(
                "pull-07/types-match-the-schema",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "created_at", Value.of("2026-01-05"))));
        broken.put(
                "pull-08/no-bookkeeping-columns",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "_status", Value.of("synced"))));
        broken.put(
                "pull-11/ids-are-safe", () -> BrokenServers.rows(row -> RawRecord.of(row.id() + "'", row.columns())));
        broken.put("tips-01/buckets-follow-the-servers-stamps", BrokenByCase::everythingCreated);
        broken.put("derived-05/own-record-is-not-echoed-as-created", BrokenByCase::everythingCreated);
        broken.put(
                "faq-01/the-clients-id-is-the-id",
                () -> BrokenServers.rows(row -> RawRecord.of("own" + row.id(), row.columns())));
    }

    private static SyncBackend everythingCreated() {
        return BrokenServers.changes((request, table) -> new TableChanges(
                Stream.concat(table.created().stream(), table.updated().stream())
                        .toList(),
                List.of(),
                table.deleted()));
    }

    static List<RawRecord> youngerThan(double since, List<RawRecord> rows) {
        return rows.stream()
                .filter(row -> !(row.get("created_at") instanceof Value.Num time) || time.value() > since)
                .toList();
    }

    private static void addPushes(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "push-01/creates-updates-and-deletes-are-applied",
                () -> BrokenServers.pushes((sound, request) -> {
                    Map<String, TableChanges> kept = new LinkedHashMap<>();
                    request.changes()
                            .tables()
                            .forEach((name, table) ->
                                    kept.put(name, new TableChanges(table.created(), table.updated(), List.of())));
                    return sound.push(new PushRequest(new Changes(kept), request.lastPulledAt()));
                }));
        broken.put("push-02/created-that-exists-is-updated", BrokenByCase::refusesExisting);
        broken.put("impl-01/same-push-twice-has-one-effect", BrokenByCase::refusesExisting);
        broken.put(
                "push-03/update-of-an-unknown-record-creates-it",
                () -> BrokenServers.refuses((existing, changes) -> changes.tables().entrySet().stream()
                        .anyMatch(table -> table.getValue().updated().stream()
                                .anyMatch(row -> !BrokenServers.exists(existing, table.getKey(), row.id())))));
        broken.put("push-04/delete-of-an-unknown-record-is-ignored", BrokenByCase::refusesUnknownDeletes);
        broken.put("push-04/delete-of-a-deleted-record-is-ignored", BrokenByCase::refusesUnknownDeletes);
        broken.put(
                "push-08/bookkeeping-columns-are-ignored",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "_changed", Value.of("name"))));
        broken.put(
                "derived-10/absent-columns-keep-their-value",
                () -> BrokenServers.pushes((sound, request) -> {
                    Map<String, TableChanges> filled = new LinkedHashMap<>();
                    request.changes()
                            .tables()
                            .forEach((name, table) -> filled.put(
                                    name,
                                    new TableChanges(
                                            table.created(),
                                            table.updated().stream()
                                                    .map(row -> filled(name, row))
                                                    .toList(),
                                            table.deleted())));
                    return sound.push(new PushRequest(new Changes(filled), request.lastPulledAt()));
                }));
        broken.put(
                "derived-11/tables-in-any-order",
                () -> BrokenServers.refuses((existing, changes) -> {
                    List<String> order = List.copyOf(changes.tables().keySet());
                    return order.contains("life_events") && order.indexOf("life_events") < order.indexOf("friends");
                }));
        addRefusals(broken);
    }

    private static void addRefusals(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "push-09/unknown-tables-and-columns-are-ignored",
                () -> BrokenServers.refuses((existing, changes) -> !PROFILE.schema()
                        .tables()
                        .keySet()
                        .containsAll(changes.tables().keySet())));
        broken.put(
                "push-10/slightly-wrong-values-do-not-block-a-push",
                () -> BrokenServers.refuses((existing, changes) -> changes.table("friends").created().stream()
                        .anyMatch(row -> row.get("weave_score") instanceof Value.Text)));
        broken.put("push-07/refused-push-leaves-nothing", BrokenServers::leavesHalf);
        broken.put("derived-04/pull-cures-a-refused-push", BrokenServers::sulks);
        for (String id : List.of("stale-update", "stale-create", "stale-delete")) {
            broken.put("push-05/" + id + "-is-rejected", () -> mutant("no-conflict-check"));
        }
        broken.put(
                "derived-12/late-push-reaches-those-who-pulled-before-it", () -> mutant("stamps-with-client-cursor"));
        broken.put("derived-13/rows-of-others-are-not-pulled", BrokenServers::oneForAll);
        broken.put("derived-13/rows-of-others-cannot-be-written", BrokenServers::oneForAll);
        broken.put("derived-13/deletions-of-others-are-not-pulled", BrokenServers::oneForAll);
    }

    private static RawRecord filled(String table, RawRecord row) {
        Map<String, Value> columns = new TreeMap<>();
        PROFILE.schema()
                .tables()
                .get(table)
                .columns()
                .values()
                .forEach(column -> columns.put(column.name(), column.defaultValue()));
        columns.putAll(row.columns());
        return RawRecord.of(row.id(), columns);
    }

    private static SyncBackend refusesExisting() {
        return BrokenServers.refuses((existing, changes) -> changes.tables().entrySet().stream()
                .anyMatch(table -> table.getValue().created().stream()
                        .anyMatch(row -> BrokenServers.exists(existing, table.getKey(), row.id()))));
    }

    static SyncBackend refusesUnknownDeletes() {
        return BrokenServers.refuses((existing, changes) -> changes.tables().entrySet().stream()
                .anyMatch(table -> table.getValue().deleted().stream()
                        .anyMatch(id -> !BrokenServers.exists(existing, table.getKey(), id))));
    }

    static SyncBackend mutant(String name) {
        Mutant mutant = Mutants.named(name).orElseThrow();
        return mutant.server(PROFILE, System::currentTimeMillis);
    }

    private static void addDeletions(Map<String, Supplier<SyncBackend>> broken) {
        broken.put("tips-02/deletion-is-listed", () -> mutant("forgets-tombstones"));
        broken.put("derived-06/creator-learns-of-the-deletion", () -> mutant("hides-deletion-of-young"));
        broken.put("push-11/descendants-are-deleted-too", () -> mutant("keeps-orphans"));
        broken.put(
                "pull-02b/deleted-and-created-again-stands-in-one-bucket",
                () -> BrokenDatasets.of(BrokenDatasets.RemembersOldDeletions::new));
        broken.put("derived-04/edit-of-a-deleted-record-is-cured", () -> mutant("updates-revive"));
    }

    private static void addDevices(Map<String, Supplier<SyncBackend>> broken) {
        broken.put("del-02/deletion-reaches-every-device", () -> mutant("forgets-tombstones"));
        broken.put("del-01/stale-edit-does-not-resurrect", () -> mutant("updates-revive"));
        broken.put("del-01/lost-answer-of-a-delete", () -> mutant("serves-soft-deleted"));
        broken.put("loss-01/edits-of-two-columns-meet", () -> BrokenDatasets.of(BrokenDatasets.LosesColumns::new));
        broken.put("loss-01/lost-answer-then-another-edit", () -> BrokenDatasets.of(BrokenDatasets.LosesColumns::new));
        broken.put("live-02/lost-answer-of-a-create", BrokenByCase::refusesExisting);
        broken.put("live-02/crash-after-a-push", () -> BrokenDatasets.of(BrokenDatasets.RefusesSecondUpdate::new));
        broken.put(
                "live-02/edit-of-a-record-that-was-deleted",
                () -> BrokenDatasets.of(BrokenDatasets.RefusesAndHidesDeletions::new));
        broken.put("live-02/child-of-a-deleted-parent", () -> BrokenDatasets.of(BrokenDatasets.InsistsOnParents::new));
        broken.put(
                "live-01/generated-histories",
                () -> BrokenServers.changes((request, table) ->
                        request.lastPulledAt() == null ? table : new TableChanges(List.of(), List.of(), List.of())));
    }
}
