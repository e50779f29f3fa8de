package io.github.synctck.server;

import io.github.synctck.server.WrongWire.Answer;
import io.github.synctck.server.WrongWire.Wrong;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The broken servers for the families CUR, ISO, MIG, SIZE and HTTP, and for what else only the laws demand. */
final class BrokenLaws {
    private static final double FAR_MILLIS = 4_000_000_000_000.0;
    private static final int CAP = 1_000;
    private static final int LONG = 255;
    private static final int TOO_LONG = 90_000;
    private static final int VERSION = 60;

    private BrokenLaws() {}

    /** By case id, the profile under which it is played, where that is not the default. */
    static Map<String, String> profiles() {
        return Map.of("loss-01/the-last-push-wins-whole", "lww");
    }

    static Map<String, Supplier<SyncBackend>> backends() {
        Map<String, Supplier<SyncBackend>> broken = new TreeMap<>();
        addCursors(broken);
        addUsers(broken);
        addNames(broken);
        addMigrations(broken);
        addSizes(broken);
        addKeeping(broken);
        addLifeCycles(broken);
        return broken;
    }

    private static void addCursors(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "cur-01/timestamps-never-decrease",
                () -> BrokenServers.pulls((request, answer) -> request.lastPulledAt() == null
                        ? answer
                        : new PullResponse.Accepted(
                                answer.changes(), Cursor.of(answer.timestamp().number() - CAP))));
        broken.put(
                "cur-02/impossible-cursors-are-not-answered-with-nothing",
                () -> pulling((sound, request) -> sound.pull(request) instanceof PullResponse.Accepted accepted
                        ? accepted
                        : new PullResponse.Accepted(Changes.NONE, Cursor.of(System.currentTimeMillis()))));
        broken.put("cur-03/redelivery-stops", () -> pulling((sound, request) -> {
            PullResponse delta = sound.pull(request);
            return delta instanceof PullResponse.Accepted accepted
                            && sound.pull(PullRequest.first(VERSION)) instanceof PullResponse.Accepted all
                    ? withFuture(accepted, all)
                    : delta;
        }));
        broken.put(
                "cur-04/older-cursors-yield-more",
                () -> BrokenServers.changes((request, table) -> table.size() > 3 ? TableChanges.NONE : table));
        broken.put(
                "tips-06/every-push-moves-the-timestamp", () -> BrokenDatasets.of(BrokenStamps.WholeSeconds::new));
        broken.put(
                "derived-02/changes-in-the-tick-of-a-pull-arrive",
                () -> BrokenDatasets.of(BrokenStamps.WholeSeconds::new));
        broken.put(
                "derived-03/own-pushes-are-not-in-the-way", () -> BrokenDatasets.of(BrokenStamps.LooksBack::new));
    }

    private interface Pulling {
        PullResponse pull(SyncServer sound, PullRequest request);
    }

    private static SyncBackend pulling(Pulling pulling) {
        return BrokenServers.layered(sound -> new SyncServer() {
            @Override
            public PullResponse pull(PullRequest request) {
                return pulling.pull(sound, request);
            }

            @Override
            public PushResponse push(PushRequest request) {
                return sound.push(request);
            }
        });
    }

    /** Rows with a time of their own in the far future are newer than every cursor. */
    private static PullResponse withFuture(PullResponse.Accepted delta, PullResponse.Accepted all) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(delta.changes().tables());
        all.changes().tables().forEach((name, table) -> {
            TableChanges found = delta.changes().table(name);
            List<RawRecord> updated = new ArrayList<>(found.updated());
            table.created().stream()
                    .filter(row -> row.get("created_at") instanceof Value.Num time && time.value() > FAR_MILLIS)
                    .filter(row -> !found.created().contains(row) && !updated.contains(row))
                    .forEach(updated::add);
            tables.put(name, new TableChanges(found.created(), updated, found.deleted()));
        });
        return new PullResponse.Accepted(new Changes(tables), delta.timestamp());
    }

    private static <T> List<T> first(List<T> all, int count) {
        return all.subList(0, Math.min(count, all.size()));
    }

    private static void addUsers(Map<String, Supplier<SyncBackend>> broken) {
        broken.put("iso-01/foreign-and-unknown-ids-are-answered-alike", BrokenUsers::idIsTheKey);
        broken.put("iso-02/acknowledged-writes-on-foreign-ids-are-stored", BrokenUsers::dropsForeignIds);
        broken.put("iso-03/foreign-children-do-not-block-the-owner", BrokenUsers::foreignChildrenBlock);
        broken.put("iso-04/cursors-of-others-hide-nothing", BrokenUsers::knowsItsCursorsOnly);
        broken.put(
                "iso-06/the-sender-owns-what-it-pushes",
                () -> BrokenServers.pushes((sound, request) -> sound.push(
                        BrokenUsers.keeping(request, (table, row) -> row.get("user_id") == null))));
        broken.put(
                "iso-07/no-secrets-are-served",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "password_hash", Value.of("x"))));
    }

    private static void addNames(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "iso-05/hostile-names-do-no-harm",
                () -> BrokenServers.pushes((sound, request) ->
                        request.changes().tables().containsKey("users")
                                ? new Refused(500, "", "syntax error at or near")
                                : sound.push(request)));
        broken.put(
                "pull-06b/migrations-name-nothing-but-synced-tables",
                () -> BrokenServers.pulls(
                        (request, answer) -> request.migration() == null ? answer : with(answer, "users")));
        broken.put(
                "pull-10/pushed-column-names-do-not-come-back",
                () -> BrokenServers.rows(row -> BrokenServers.with(row, "no_such_column", Value.of("x"))));
        broken.put(
                "pull-12/pushed-table-names-do-not-come-back",
                () -> BrokenServers.pulls((request, answer) -> with(answer, "users")));
        broken.put(
                "pull-13/only-tables-of-the-apps-version",
                () -> BrokenServers.pulls((request, answer) -> with(answer, "audit_log")));
    }

    private static PullResponse with(PullResponse.Accepted answer, String table) {
        Map<String, TableChanges> tables = new LinkedHashMap<>(answer.changes().tables());
        tables.put(table, TableChanges.NONE);
        return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
    }

    private static void addMigrations(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "pull-06a/old-records-arrive-after-an-upgrade",
                () -> pulling((sound, request) ->
                        sound.pull(PullRequest.since(request.lastPulledAt(), request.schemaVersion()))));
        broken.put(
                "mig-01/ordinary-changes-come-with-a-migration",
                () -> BrokenServers.pulls((request, answer) -> {
                    var migration = request.migration();
                    Map<String, TableChanges> tables =
                            new LinkedHashMap<>(answer.changes().tables());
                    if (migration != null) {
                        tables.keySet().retainAll(migration.tables());
                    }
                    return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
                }));
        broken.put(
                "mig-02/an-empty-migration-is-an-ordinary-pull",
                () -> pulling((sound, request) -> sound.pull(
                        request.migration() == null ? request : PullRequest.first(request.schemaVersion()))));
        broken.put(
                "mig-03/newer-apps-are-served",
                () -> pulling((sound, request) ->
                        request.schemaVersion() > VERSION ? BrokenServers.NO : sound.pull(request)));
        broken.put("derived-08/same-migration-pull-twice-gives-the-same", BrokenServers::answersOnce);
    }

    private static void addSizes(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "size-01/a-first-pull-is-complete",
                () -> BrokenServers.changes((request, table) -> new TableChanges(
                        first(table.created(), request.lastPulledAt() == null ? CAP : Integer.MAX_VALUE),
                        table.updated(),
                        table.deleted())));
        broken.put(
                "size-02/an-incremental-pull-is-complete",
                () -> BrokenServers.changes((request, table) ->
                        new TableChanges(first(table.created(), CAP), first(table.updated(), CAP), table.deleted())));
        broken.put(
                "size-03/all-deletions-are-listed",
                () -> BrokenServers.changes((request, table) ->
                        new TableChanges(table.created(), table.updated(), first(table.deleted(), CAP))));
        broken.put(
                "size-04/a-long-text-comes-back-whole",
                () -> BrokenServers.rows(row -> texts(row, text -> text.substring(0, Math.min(LONG, text.length())))));
        broken.put(
                "size-05/a-push-of-a-megabyte-is-taken",
                () -> BrokenServers.refuses((existing, changes) -> anyText(changes, text -> text.length() > TOO_LONG)));
    }

    private static RawRecord texts(RawRecord row, UnaryOperator<String> change) {
        Map<String, Value> columns = new TreeMap<>();
        row.columns()
                .forEach((name, value) -> columns.put(
                        name, value instanceof Value.Text text ? Value.of(change.apply(text.value())) : value));
        return RawRecord.of(row.id(), columns);
    }

    private static boolean anyText(Changes changes, java.util.function.Predicate<String> test) {
        return changes.tables().values().stream()
                .flatMap(table -> Stream.concat(table.created().stream(), table.updated().stream()))
                .flatMap(row -> row.columns().values().stream())
                .anyMatch(value -> value instanceof Value.Text text && test.test(text.value()));
    }

    private static void addKeeping(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "tips-05/an-edit-is-seen-by-the-servers-stamp",
                () -> BrokenServers.changes((request, table) -> {
                    Cursor cursor = request.lastPulledAt();
                    double since = cursor == null ? -1 : cursor.number();
                    return new TableChanges(
                            table.created(), BrokenByCase.youngerThan(since, table.updated()), table.deleted());
                }));
        broken.put(
                "tips-07/a-busy-table-hides-no-other",
                () -> BrokenServers.pulls((request, answer) -> {
                    Map<String, TableChanges> tables =
                            new LinkedHashMap<>(answer.changes().tables());
                    if (request.lastPulledAt() != null) {
                        tables.put("journal_entries", TableChanges.NONE);
                    }
                    return new PullResponse.Accepted(new Changes(tables), answer.timestamp());
                }));
        broken.put("derived-07/what-the-server-made-of-it-comes-back", BrokenStamps::withoutEcho);
        broken.put(
                "loss-01/unusual-values-come-back-unchanged",
                () -> BrokenServers.rows(row -> texts(row, text -> text.replaceAll("[^\\x00-\\x7f]", "?"))));
        broken.put(
                "loss-01/the-last-push-wins-whole",
                () -> BrokenServers.pushes((sound, request) -> {
                    PushResponse answer = sound.push(request);
                    return answer instanceof Refused ? PushResponse.Accepted.ALL : answer;
                }));
        broken.put(
                "live-05/extreme-values-do-not-block-a-push",
                () -> BrokenServers.refuses(
                        (existing, changes) -> anyText(changes, text -> text.indexOf('\0') >= 0)));
    }

    private static void addLifeCycles(Map<String, Supplier<SyncBackend>> broken) {
        broken.put(
                "tips-04/a-first-pull-lists-no-deletions",
                () -> BrokenDatasets.of(BrokenDatasets.RemembersOldDeletions::new));
        broken.put("del-04/two-deletions-are-one", BrokenByCase::refusesUnknownDeletes);
        broken.put(
                "del-05/deletion-and-edit-do-not-pass-each-other", () -> BrokenByCase.mutant("no-conflict-check"));
        broken.put(
                "del-07/what-is-created-again-is-live-for-all",
                () -> BrokenServers.pushes((sound, request) -> sound.push(BrokenUsers.keeping(
                        request, (table, row) -> !isDeleted(sound, table, row.id())))));
        broken.put(
                "del-08/a-child-of-a-deleted-parent-is-not-dropped",
                () -> BrokenServers.pushes((sound, request) -> sound.push(BrokenUsers.keeping(
                        request,
                        (table, row) -> !(row.get("friend_id") instanceof Value.Text parent)
                                || !isDeleted(sound, "friends", parent.value())))));
        broken.put(
                "del-09/a-moved-child-survives-its-old-parent",
                () -> BrokenDatasets.of(BrokenStamps.DeletesFirst::new));
        broken.put(
                "del-10/live-records-are-not-listed-as-deleted",
                () -> BrokenServers.changes((request, table) -> new TableChanges(
                        table.created(),
                        List.of(),
                        Stream.concat(table.deleted().stream(), table.updated().stream().map(RawRecord::id))
                                .toList())));
    }

    /** Whether the id is listed as deleted to somebody who has seen nothing but the empty account. */
    private static boolean isDeleted(SyncServer sound, String table, String id) {
        PullResponse all = sound.pull(PullRequest.since(Cursor.of(1), VERSION));
        return all instanceof PullResponse.Accepted accepted
                && accepted.changes().table(table).deleted().contains(id);
    }

    /** By case id, what a proxy before a sound server does wrong. */
    static Map<String, Wrong> wires() {
        Map<String, Wrong> wrong = new TreeMap<>();
        wrong.put(
                "cur-02/unreadable-cursors-are-not-answered-with-nothing",
                Wrong.answers(a -> a.status() == 400 && !a.push()
                        ? answer(a, 200, "{\"changes\":{},\"timestamp\":1}")
                        : a));
        wrong.put("http-01/a-valid-token-is-needed", Wrong.answers(a -> a.status() == 401 ? answer(a, 500, "") : a));
        wrong.put(
                "http-02/malformed-requests-are-refused",
                Wrong.answers(a -> a.status() == 400 ? answer(a, 200, "{}") : a));
        wrong.put(
                "http-03/malformed-requests-are-the-clients-fault",
                Wrong.answers(a -> a.status() == 400 ? answer(a, 500, a.body()) : a));
        wrong.put(
                "http-04/a-pull-is-answered-with-a-json-object",
                Wrong.answers(a -> a.push() ? a : answer(a, 200, "<html></html>")));
        wrong.put(
                "http-05/no-failure-hides-in-a-success",
                Wrong.answers(a -> a.status() >= 400 ? answer(a, 200, "{\"success\":false}") : a));
        wrong.put(
                "http-06/refusals-are-json",
                Wrong.answers(a -> a.status() >= 400 ? answer(a, a.status(), "<html></html>") : a));
        wrong.put("http-07/text-plain-is-read-as-json", Wrong.answers(a -> a.push() ? answer(a, 415, "") : a));
        return wrong;
    }

    private static Answer answer(Answer before, int status, String body) {
        return new Answer(before.push(), status, before.cacheControl(), body);
    }
}
