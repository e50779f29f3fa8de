package io.github.synctck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.junit.FaceTarget;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunListener;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.server.WrongWire.Answer;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutant;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.CatalogueReader;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A case counts only if a server broken in exactly that way turns it red. */
class EveryCaseCanFailTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final Map<String, Supplier<SyncBackend>> BROKEN = new TreeMap<>();
    private static final Map<String, Function<Answer, Answer>> WRONG = new TreeMap<>();

    static {
        WRONG.put(
                "shape-01/changes-have-the-documented-shape",
                a -> new Answer(
                        a.push(),
                        a.status(),
                        a.cacheControl(),
                        a.body().replace("\"created\":", "\"x\":[],\"created\":")));
        WRONG.put(
                "push-06/success-is-a-success-status",
                a -> new Answer(a.push(), a.push() ? 500 : a.status(), a.cacheControl(), a.body()));
        WRONG.put("derived-14/pulls-are-not-cacheable", a -> new Answer(a.push(), a.status(), "max-age=60", a.body()));
        brokenPulls();
        brokenPushes();
        brokenDeletions();
        brokenDevices();
    }

    private static void brokenPulls() {
        BROKEN.put(
                "pull-01/arguments-in-changes-and-timestamp-out",
                () -> BrokenServers.pulls(
                        (request, answer) -> request.lastPulledAt() == null ? answer : BrokenServers.NO));
        BROKEN.put(
                "derived-09/timestamp-of-an-empty-account",
                () -> BrokenServers.pulls(
                        (request, answer) -> new PullResponse.Accepted(answer.changes(), Cursor.of(0))));
        BROKEN.put(
                "pull-03/first-pull-holds-every-record",
                () -> BrokenServers.changes(
                        (request, table) -> request.lastPulledAt() == null ? TableChanges.NONE : table));
        BROKEN.put(
                "derived-12/client-times-are-data-only",
                () -> BrokenServers.changes((request, table) -> {
                    Cursor cursor = request.lastPulledAt();
                    double since = cursor == null ? -1 : cursor.number();
                    return new TableChanges(
                            youngerThan(since, table.created()), youngerThan(since, table.updated()), table.deleted());
                }));
        BROKEN.put(
                "pull-02a/created-and-updated-arrive",
                () -> BrokenServers.changes(
                        (request, table) -> new TableChanges(table.created(), List.of(), table.deleted())));
        BROKEN.put(
                "pull-02a/every-table-and-column-comes-back",
                () -> BrokenServers.pulls((request, answer) -> {
                    Map<String, TableChanges> tables =
                            new LinkedHashMap<>(answer.changes().tables());
                    tables.put("journal_entries", TableChanges.NONE);
                    return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
                }));
        BROKEN.put(
                "pull-04/no-change-is-skipped",
                () -> BrokenServers.changes((request, table) -> table.updated().isEmpty()
                        ? table
                        : new TableChanges(List.of(), table.updated(), table.deleted())));
        BROKEN.put("derived-08/same-pull-twice-gives-the-same", BrokenServers::answersOnce);
        BROKEN.put(
                "pull-02b/one-bucket-per-id",
                () -> BrokenServers.changes((request, table) -> new TableChanges(
                        table.created(),
                        Stream.concat(table.created().stream(), table.updated().stream())
                                .toList(),
                        table.deleted())));
        BROKEN.put(
                "pull-07/types-match-the-schema",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "created_at", Value.of("2026-01-05"))));
        BROKEN.put(
                "pull-08/no-bookkeeping-columns",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "_status", Value.of("synced"))));
        BROKEN.put(
                "pull-11/ids-are-safe", () -> BrokenServers.rows(row -> RawRecord.of(row.id() + "'", row.columns())));
        BROKEN.put("tips-01/buckets-follow-the-servers-stamps", EveryCaseCanFailTest::everythingCreated);
        BROKEN.put("derived-05/own-record-is-not-echoed-as-created", EveryCaseCanFailTest::everythingCreated);
        BROKEN.put(
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

    private static List<RawRecord> youngerThan(double since, List<RawRecord> rows) {
        return rows.stream()
                .filter(row -> !(row.get("created_at") instanceof Value.Num time) || time.value() > since)
                .toList();
    }

    private static void brokenPushes() {
        BROKEN.put(
                "push-01/creates-updates-and-deletes-are-applied",
                () -> BrokenServers.pushes((sound, request) -> {
                    Map<String, TableChanges> kept = new LinkedHashMap<>();
                    request.changes()
                            .tables()
                            .forEach((name, table) ->
                                    kept.put(name, new TableChanges(table.created(), table.updated(), List.of())));
                    return sound.push(new PushRequest(new Changes(kept), request.lastPulledAt()));
                }));
        BROKEN.put("push-02/created-that-exists-is-updated", EveryCaseCanFailTest::refusesExisting);
        BROKEN.put("impl-01/same-push-twice-has-one-effect", EveryCaseCanFailTest::refusesExisting);
        BROKEN.put(
                "push-03/update-of-an-unknown-record-creates-it",
                () -> BrokenServers.refuses((existing, changes) -> changes.tables().entrySet().stream()
                        .anyMatch(table -> table.getValue().updated().stream()
                                .anyMatch(row -> !BrokenServers.exists(existing, table.getKey(), row.id())))));
        BROKEN.put("push-04/delete-of-an-unknown-record-is-ignored", EveryCaseCanFailTest::refusesUnknownDeletes);
        BROKEN.put("push-04/delete-of-a-deleted-record-is-ignored", EveryCaseCanFailTest::refusesUnknownDeletes);
        BROKEN.put(
                "push-08/bookkeeping-columns-are-ignored",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "_changed", Value.of("name"))));
        BROKEN.put(
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
        BROKEN.put(
                "derived-11/tables-in-any-order",
                () -> BrokenServers.refuses((existing, changes) -> {
                    List<String> order = List.copyOf(changes.tables().keySet());
                    return order.contains("life_events") && order.indexOf("life_events") < order.indexOf("friends");
                }));
        BROKEN.put(
                "push-09/unknown-tables-and-columns-are-ignored",
                () -> BrokenServers.refuses((existing, changes) -> !PROFILE.schema()
                        .tables()
                        .keySet()
                        .containsAll(changes.tables().keySet())));
        BROKEN.put(
                "push-10/slightly-wrong-values-do-not-block-a-push",
                () -> BrokenServers.refuses((existing, changes) -> changes.table("friends").created().stream()
                        .anyMatch(row -> row.get("weave_score") instanceof Value.Text)));
        BROKEN.put("push-07/refused-push-leaves-nothing", BrokenServers::leavesHalf);
        BROKEN.put("derived-04/pull-cures-a-refused-push", BrokenServers::sulks);
        for (String id : List.of("stale-update", "stale-create", "stale-delete")) {
            BROKEN.put("push-05/" + id + "-is-rejected", () -> mutant("no-conflict-check"));
        }
        BROKEN.put(
                "derived-12/late-push-reaches-those-who-pulled-before-it", () -> mutant("stamps-with-client-cursor"));
        BROKEN.put("derived-13/rows-of-others-are-not-pulled", BrokenServers::oneForAll);
        BROKEN.put("derived-13/rows-of-others-cannot-be-written", BrokenServers::oneForAll);
        BROKEN.put("derived-13/deletions-of-others-are-not-pulled", BrokenServers::oneForAll);
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

    private static SyncBackend refusesUnknownDeletes() {
        return BrokenServers.refuses((existing, changes) -> changes.tables().entrySet().stream()
                .anyMatch(table -> table.getValue().deleted().stream()
                        .anyMatch(id -> !BrokenServers.exists(existing, table.getKey(), id))));
    }

    private static SyncBackend mutant(String name) {
        Mutant mutant = Mutants.named(name).orElseThrow();
        return mutant.server(PROFILE, System::currentTimeMillis);
    }

    private static void brokenDeletions() {
        BROKEN.put("tips-02/deletion-is-listed", () -> mutant("forgets-tombstones"));
        BROKEN.put(
                "derived-06/creator-learns-of-the-deletion",
                () -> BrokenDatasets.of(BrokenDatasets.HidesDeletionOfYoung::new));
        BROKEN.put("push-11/descendants-are-deleted-too", () -> BrokenDatasets.of(BrokenDatasets.KeepsOrphans::new));
        BROKEN.put(
                "pull-02b/deleted-and-created-again-stands-in-one-bucket",
                () -> BrokenDatasets.of(BrokenDatasets.RemembersOldDeletions::new));
        BROKEN.put(
                "derived-04/edit-of-a-deleted-record-is-cured",
                () -> BrokenDatasets.of(BrokenDatasets.UpdatesResurrect::new));
    }

    private static void brokenDevices() {
        BROKEN.put("del-02/deletion-reaches-every-device", () -> mutant("forgets-tombstones"));
        BROKEN.put(
                "del-01/stale-edit-does-not-resurrect", () -> BrokenDatasets.of(BrokenDatasets.UpdatesResurrect::new));
        BROKEN.put("del-01/lost-answer-of-a-delete", () -> BrokenDatasets.of(BrokenDatasets.ServesSoftDeleted::new));
        BROKEN.put("loss-01/edits-of-two-columns-meet", () -> BrokenDatasets.of(BrokenDatasets.LosesColumns::new));
        BROKEN.put("loss-01/lost-answer-then-another-edit", () -> BrokenDatasets.of(BrokenDatasets.LosesColumns::new));
        BROKEN.put("live-02/lost-answer-of-a-create", EveryCaseCanFailTest::refusesExisting);
        BROKEN.put("live-02/crash-after-a-push", () -> BrokenDatasets.of(BrokenDatasets.RefusesSecondUpdate::new));
        BROKEN.put(
                "live-02/edit-of-a-record-that-was-deleted",
                () -> BrokenDatasets.of(BrokenDatasets.RefusesAndHidesDeletions::new));
        BROKEN.put("live-02/child-of-a-deleted-parent", () -> BrokenDatasets.of(BrokenDatasets.InsistsOnParents::new));
        BROKEN.put(
                "live-01/generated-histories",
                () -> BrokenServers.changes((request, table) ->
                        request.lastPulledAt() == null ? table : new TableChanges(List.of(), List.of(), List.of())));
    }

    static List<String> cases() {
        return Suite.standard().cases().stream().map(Case::id).toList();
    }

    @Test
    void everyCaseHasItsBrokenServer() {
        List<String> known = new ArrayList<>(BROKEN.keySet());
        known.addAll(WRONG.keySet());

        assertThat(known).containsExactlyInAnyOrderElementsOf(cases());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseFailsAgainstItsBrokenServer(String id) {
        SyncBackend backend = BROKEN.getOrDefault(id, () -> new ModelServer(PROFILE, System::currentTimeMillis))
                .get();
        try (RunningReference server = new RunningReference(backend)) {
            FaceTarget sound = server.target("watermelondb");
            try (WrongWire wire = new WrongWire(sound, WRONG.getOrDefault(id, answer -> answer))) {
                CaseResult result = judge(id, WRONG.containsKey(id) ? wire.target() : sound);

                assertThat(result.status()).as(result.message()).isEqualTo(Status.FAIL);
                assertThat(result.message()).isNotBlank();
                assertThat(result.evidence()).isNotEmpty();
                assertThat(result.evidenceLines()).isNotEmpty();
            }
        }
    }

    private static CaseResult judge(String id, FaceTarget server) {
        HttpTarget target = new HttpTarget(server.url(), server.accounts(), Collections.emptyMap());
        RunOptions options = new RunOptions(
                new Seed(1),
                UUID.randomUUID().toString(),
                List.of(id),
                List.of(),
                Duration.ofMinutes(2),
                () -> false,
                path -> "");
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        RunResult result = new ConformanceRunner(subject, options, new Silence(), Evidence.NONE).run("test");
        return result.requirements().stream()
                .filter(each -> id.startsWith(each.requirement().id().value().toLowerCase(Locale.ROOT) + "/"))
                .flatMap(each -> each.cases().stream())
                .findFirst()
                .orElseThrow();
    }

    private static final class Silence implements RunListener {
        @Override
        public void planned(Announcement announcement) {
            assertThat(announcement.cases()).isEqualTo(1);
        }

        @Override
        public void started(String caseId) {
            assertThat(caseId).isNotBlank();
        }

        @Override
        public void finished(CaseResult result) {
            assertThat(result.status()).isNotEqualTo(Status.UNTESTED);
        }
    }
}
