package io.github.synctck.server.hostile;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Bodies of pushes, pulls and operator's actions as texts that are nearly JSON: any value may stand in any place, keys
 * stand twice, numbers burst, strings hold what no database keeps.
 */
final class HostileText {
    /** Where the user's newest cursor is filled in when a body is sent, so that much of it comes through. */
    static final String CURSOR = "@cursor@";

    private static final int LONG = 70_000;
    private static final int DEEP = 2_000;
    private static final List<String> TABLES = List.of("friends", "interactions", "interaction_friends");
    private static final List<String> COLUMNS = List.of(
            "name", "notes", "tier", "is_favorite", "created_at", "updated_at", "friend_id", "interaction_id", "kind");
    private static final List<String> ODD_COLUMNS = List.of(
            "id",
            "user_id",
            "sync_changed",
            "sync_created",
            "_status",
            "_changed",
            "__proto__",
            "",
            "Name",
            "n\\u0000");
    private static final List<String> SAFE_IDS = List.of("a", "b", "c", "gone", "fresh1", "fresh2", "A.b-c_d");
    private static final List<String> CREATED = List.of("fresh1", "fresh2", "fresh3", "gone");
    private static final List<String> UPDATED = List.of("a", "b", "fresh4");
    private static final List<String> DELETED = List.of("c", "fresh5", "fresh6");
    private static final List<String> ODD_IDS = List.of(
            "",
            " ",
            "a b",
            "a\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\u00e9",
            "../a",
            "a'; drop table public.friends; --",
            "__proto__",
            "x".repeat(64),
            "x".repeat(65),
            "x".repeat(LONG));
    private static final List<String> STRINGS = List.of(
            "plain",
            "\\u0000",
            "\\ud800",
            "\\ud83d\\ude00",
            "\\udc00",
            "\ud83d\ude00",
            "tab\\t\\n\\r\\b\\f\\/\\\\ \\\"",
            "\\\\N",
            "\\\\.",
            "{}");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "1.5",
            "1e400",
            "-1e400",
            "1e-400",
            "1e308",
            "1e18",
            "9007199254740993",
            "1e2147483648",
            "123456789012345678901234567890",
            "9".repeat(1_500),
            "0." + "1".repeat(900),
            "1E+2",
            "1767571200000.5");
    private static final List<String> WORDS = List.of("null", "true", "false", "[]", "{}", "[null]", "{\"id\":\"a\"}");
    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-",
            "01",
            "+1",
            ".5",
            "0x10",
            "'a'",
            "\"",
            "\"\\x\"",
            "undefined",
            "",
            "[",
            "{",
            "]",
            ",",
            "{\"a\"}",
            "[1,]",
            "/* a */ 1",
            "nul",
            "\"\t\"",
            "\"\\ud8\"",
            "1 2",
            "\ufeff1");

    private HostileText() {}

    private static Arbitrary<String> quoted(List<String> texts) {
        return Arbitraries.of(texts).map(text -> '"' + text + '"');
    }

    private static Arbitrary<String> nested() {
        Function<Integer, String> arrays = depth -> "[".repeat(depth) + "]".repeat(depth);
        Function<Integer, String> objects = depth -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        Arbitrary<Integer> depth = Arbitraries.of(2, 50, 62, 63, 64, 65, 100, DEEP);
        return Arbitraries.oneOf(depth.map(arrays), depth.map(objects), depth.map("["::repeat));
    }

    /** Any value, now and then one that is no JSON. */
    static Arbitrary<String> value() {
        return Arbitraries.frequencyOf(
                Tuple.of(40, quoted(STRINGS)),
                Tuple.of(20, quoted(SAFE_IDS)),
                Tuple.of(40, Arbitraries.of(NUMBERS)),
                Tuple.of(30, Arbitraries.of(WORDS)),
                Tuple.of(4, nested()),
                Tuple.of(2, Arbitraries.just('"' + "x".repeat(LONG) + '"')),
                Tuple.of(1, Arbitraries.of(NO_JSON)));
    }

    /** Mostly one of the bucket's own, so that an id seldom stands twice in a push. */
    private static Arbitrary<String> id(List<String> own) {
        return Arbitraries.frequencyOf(
                Tuple.of(120, quoted(own)),
                Tuple.of(8, quoted(SAFE_IDS)),
                Tuple.of(2, quoted(ODD_IDS)),
                Tuple.of(1, value()));
    }

    /** Members of an object; a key may stand twice. */
    private static Arbitrary<String> object(Arbitrary<String> members, int membersMax) {
        return members.list().ofMaxSize(membersMax).map(all -> "{" + String.join(",", all) + "}");
    }

    private static Arbitrary<String> array(Arbitrary<String> elements, int elementsMax) {
        return elements.list().ofMaxSize(elementsMax).map(all -> "[" + String.join(",", all) + "]");
    }

    private static Arbitrary<String> member(Arbitrary<String> key, Arbitrary<String> value) {
        return Combinators.combine(key, value).as((k, v) -> k + ":" + v);
    }

    private static Arbitrary<String> column() {
        Arbitrary<String> key =
                Arbitraries.frequencyOf(Tuple.of(12, quoted(COLUMNS)), Tuple.of(1, quoted(ODD_COLUMNS)));
        return member(key, value());
    }

    private static Arbitrary<String> record(List<String> own) {
        Arbitrary<String> columns = column().list()
                .uniqueElements(HostileText::key)
                .ofMaxSize(5)
                .map(all -> all.stream().map(each -> "," + each).reduce("", String::concat));
        Arbitrary<String> orderly =
                Combinators.combine(id(own), columns).as((id, rest) -> "{\"id\":" + id + rest + "}");
        Arbitrary<String> twice = object(column(), 6);
        return Arbitraries.frequencyOf(Tuple.of(40, orderly), Tuple.of(1, twice), Tuple.of(1, value()));
    }

    /** A record up to its first column, which is its id; an id as it is. */
    private static String start(String entry) {
        return entry.split(",", 2)[0];
    }

    private static String key(String member) {
        return member.substring(0, member.indexOf(':'));
    }

    private static Arbitrary<String> bucket(Arbitrary<String> entries) {
        Arbitrary<String> orderly = entries.list()
                .ofMaxSize(2)
                .uniqueElements(HostileText::start)
                .map(all -> "[" + String.join(",", all) + "]");
        return Arbitraries.frequencyOf(Tuple.of(60, orderly), Tuple.of(1, array(entries, 2)), Tuple.of(1, value()));
    }

    private static Arbitrary<String> table() {
        Arbitrary<String> orderly = Combinators.combine(
                        bucket(record(CREATED)), bucket(record(UPDATED)), bucket(id(DELETED)))
                .as((created, updated, deleted) ->
                        "{\"created\":" + created + ",\"updated\":" + updated + ",\"deleted\":" + deleted + "}");
        Arbitrary<String> key = quoted(List.of("created", "updated", "deleted", "renamed"));
        return Arbitraries.frequencyOf(
                Tuple.of(30, orderly),
                Tuple.of(2, object(member(key, bucket(record(SAFE_IDS))), 4)),
                Tuple.of(1, value()));
    }

    private static Arbitrary<String> changes() {
        Arbitrary<String> one = Combinators.combine(Arbitraries.of(TABLES), table())
                .as((name, content) -> "{\"" + name + "\":" + content + "}");
        Arbitrary<String> all = Combinators.combine(table(), table(), table())
                .as((first, second, third) -> "{\"friends\":" + first + ",\"interactions\":" + second
                        + ",\"interaction_friends\":" + third + "}");
        Arbitrary<String> key = quoted(List.of("friends", "interactions", "unknown", "pg_class", "__proto__", ""));
        return Arbitraries.frequencyOf(
                Tuple.of(10, one),
                Tuple.of(8, all),
                Tuple.of(2, object(member(key, table()), 3)),
                Tuple.of(1, value()));
    }

    private static Arbitrary<String> cursor() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.just(CURSOR)),
                Tuple.of(3, Arbitraries.just("null")),
                Tuple.of(1, Arbitraries.of(NUMBERS)),
                Tuple.of(1, value()));
    }

    /** A push's body. */
    static Arbitrary<String> push() {
        Arbitrary<String> orderly = Combinators.combine(changes(), cursor())
                .as((changes, cursor) -> "{\"changes\":" + changes + ",\"lastPulledAt\":" + cursor + "}");
        Arbitrary<String> key = quoted(List.of("changes", "lastPulledAt", "more"));
        return Arbitraries.frequencyOf(
                Tuple.of(20, orderly), Tuple.of(1, object(member(key, value()), 4)), Tuple.of(1, value()));
    }

    /** A pull's body. */
    static Arbitrary<String> pull() {
        Arbitrary<String> names = array(Arbitraries.frequencyOf(Tuple.of(5, quoted(TABLES)), Tuple.of(1, value())), 3);
        Arbitrary<String> columns =
                array(Arbitraries.frequencyOf(Tuple.of(5, quoted(COLUMNS)), Tuple.of(1, value())), 3);
        Arbitrary<String> added = Combinators.combine(Arbitraries.of(TABLES), columns)
                .as((table, all) -> "{\"table\":\"" + table + "\",\"columns\":" + all + "}");
        Arbitrary<String> addeds = array(Arbitraries.frequencyOf(Tuple.of(5, added), Tuple.of(1, value())), 3);
        Arbitrary<String> migration = Combinators.combine(Arbitraries.of("1", "2", "1e99", "-1"), names, addeds)
                .as((from, tables, all) -> "{\"from\":" + from + ",\"tables\":" + tables + ",\"columns\":" + all + "}");
        Arbitrary<String> version = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("1", "2", "3")), Tuple.of(1, Arbitraries.of(NUMBERS)), Tuple.of(1, value()));
        Arbitrary<String> migrations = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("null")), Tuple.of(3, migration), Tuple.of(1, value()));
        return Combinators.combine(cursor(), version, migrations)
                .as((since, schema, from) ->
                        "{\"lastPulledAt\":" + since + ",\"schemaVersion\":" + schema + ",\"migration\":" + from + "}");
    }

    /** An operator's action. */
    static Arbitrary<String> action() {
        Arbitrary<String> word =
                quoted(List.of("edit", "delete", "purge", "grant", "revoke", "reset", "explode", "advance"));
        Arbitrary<String> table = Arbitraries.frequencyOf(Tuple.of(4, quoted(TABLES)), Tuple.of(1, value()));
        return Combinators.combine(word, table, id(SAFE_IDS), record(SAFE_IDS))
                .as((action, name, id, record) -> "{\"action\":" + action + ",\"table\":" + name + ",\"id\":" + id
                        + ",\"record\":" + record + ",\"millis\":" + 1 + "}");
    }
}
