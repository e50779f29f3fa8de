package io.github.synctck.conformance.targetfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.synctck.conformance.wire.Place;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.spec.codec.BadFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Target files are read whole, and mistakes in them are told with file and line. */
class TargetFileTest {
    private static final String URL = "url: http://127.0.0.1:1\n";

    private static TargetFile read(String text) throws BadFileException {
        return TargetFile.read(
                text,
                Path.of("server.yaml"),
                name -> name.equals("SET") ? "a value that is secret" : null,
                TargetFile.Overrides.NONE);
    }

    @Test
    void urlAloneMeansTheDefaultBinding() throws BadFileException {
        TargetFile file = read(URL);

        assertThat(file.name()).isEqualTo("server");
        assertThat(file.settings().form().pull()).isEqualTo(WireForm.standardPull());
        assertThat(file.settings().form().push()).isEqualTo(WireForm.standardPush());
        assertThat(file.profile().name()).isEqualTo("watermelondb");
    }

    @Test
    void everySpellingOfNeverPulledIsRead() throws BadFileException {
        for (Place.Never never : Place.Never.values()) {
            String word = switch (never) {
                case NULL -> "null";
                case ZERO -> "0";
                case EMPTY -> "''";
                case OMIT -> "omit";
                case TEXT_NULL -> "text-null";
            };
            TargetFile file = read(URL + "pull:\n  cursor: {in: query, name: since, never: " + word + "}\n");

            assertThat(file.settings().form().pull().cursor()).isEqualTo(new Place(Place.Where.QUERY, "since", never));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urll: x | server.yaml:1: unknown key 'urll'; did you mean 'url'?",
                "name: x | server.yaml:1: 'url' is missing",
                "url: 127.0.0.1 | server.yaml:1: 'url' should begin with http:// or https://",
                "url: http://me:pw@127.0.0.1 | server.yaml:1: 'url' should not hold a user or a password; a header can",
                "U#proxy: nowhere | server.yaml:2: 'proxy' should be a URL with a host",
                "U#proxy: '{}' | server.yaml:2: 'proxy' is no URL",
                "url: [a] | server.yaml:1: 'url' should be a text, not a list",
                "U#pull: {methd: GET} | server.yaml:2: unknown key 'methd'; did you mean 'method'?",
                "U#pull:#  cursor: {in: qurey} | server.yaml:3: 'in' should be one of body, query, header, path, nowhere",
                "U#pull: {method: get} | server.yaml:2: 'method' should be a method in capitals",
                "U#pull: {path: '/{user}'} | server.yaml:2: unknown placeholder '{user}'",
                "U#pull: {cursor: {in: path}} | server.yaml:2: the cursor goes into the path, which has no {cursor}",
                "U#push: {envelope: bare, cursor: {in: body}} | server.yaml:2: a bare body holds nothing but changes",
                "U#push: {envelope: table} | server.yaml:2: 'envelope: table' and a path with {table} go together",
                "U#outcomes: {conflict: [teapot]} | server.yaml:2: should be an HTTP status from 100 to 599",
                "U#outcomes: {conflict: 409} | server.yaml:2: 'conflict' should be a list",
                "U#outcomes:#  conflict:#    - {status: 400} | server.yaml:4: 'is' is missing",
                "U#headers: {apikey: '${MISSING}'} | server.yaml:2: the environment variable MISSING is not set",
                "U#headers: [a] | server.yaml:2: 'headers' should be a map",
                "U#profile: wmdb | server.yaml:2: unknown profile 'wmdb'; known are watermelondb",
                "U#policies: {conflict: maybe} | server.yaml:2: 'conflict' should be one of reject, last-write-wins",
                "U#schema: nowhere.yaml | server.yaml:2: there is no schema",
                "U#schema: {tabels: []} | server.yaml:2: unknown key 'tabels'; did you mean 'tables'?",
                "U#tables: {freinds: {}} | server.yaml:2: unknown table 'freinds'; did you mean 'friends'?",
                "U#tables: {friends: {operations: [upsert]}} | server.yaml:2: an operation should be one of create",
                "U#tables: {friends: {columns: {nam: {}}}} | server.yaml:2: unknown column 'nam' of table 'friends'; did",
                "U#columns: {zzz: {time: iso}} | server.yaml:2: no table of the schema has a column 'zzz'",
                "U#columns: {created_at: {time: sundial}} | server.yaml:2: 'time' should be one of ms, s, fractional-s, iso",
                "U#ids: serial | server.yaml:2: 'ids' should be one of client, uuid, ulid, not 'serial'",
                "U#time: {resolution: soon} | server.yaml:2: 'resolution' should be a whole number",
                "U#auth: {jwt: {secret: short}} | server.yaml:2: the JWT secret has 5 bytes; HS256 needs at least 32",
                "U#auth: {jwt: {algorithm: none, secret: x}} | server.yaml:2: the algorithm should be HS256, RS256 or",
                "U#world: {accounts: pool} | server.yaml:2: 'accounts: pool' needs 'users'",
                "U#world: {accounts: cloned} | server.yaml:2: 'accounts' should be one of minted, pool, signup, shared",
                "U#a: &x [1]#b: *x | server.yaml:3: aliases (*x) are not taken",
                "U#url: http://b | server.yaml:2: is not YAML: Duplicate field 'url'",
                "U#pull: } | server.yaml:2: is not YAML",
            })
    void mistakesAreLocated(String text, String sentence) {
        String yaml = text.replace("U#", URL).replace("#", "\n");

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageStartingWith(sentence);
    }

    @Test
    void bombsAndFloodsAreRefusedBeforeTheyGrow() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        String cycle = "a: &a\n  b: *a\n";
        String deep = URL + "auth: " + "[".repeat(5_000) + "\n";
        String flood = URL + "# " + "x".repeat(10 << 20);

        for (String text :
                Stream.of(bomb, cycle, deep, flood, "", "\u0000", "- a\n").toList()) {
            assertThatExceptionOfType(BadFileException.class)
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isThrownBy(() -> read(text))
                    .withMessageMatching("(?s)server.yaml:\\d+: .*");
        }
    }

    @Test
    void whatComesFromTheEnvironmentIsNeverShown() throws BadFileException {
        TargetFile file = read(URL + "headers: {apikey: '${SET}'}\n");

        assertThat(file.settings().secrets().redact("it is a value that is secret!"))
                .isEqualTo("it is [secret]!");
        assertThat(file.settings().secrets().toString()).doesNotContain("a value");
        assertThat(file.settings().form().headers()).containsEntry("apikey", "a value that is secret");
    }

    /** Every file that comes with the product is one. */
    @Test
    void examplesAreRead() throws Exception {
        Path folder = Path.of("..", "docs", "targets");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);

                TargetFile read = TargetFile.read(
                        text,
                        file,
                        name -> name.endsWith("_URL") ? null : "0123456789abcdef0123456789abcdef",
                        TargetFile.Overrides.NONE);

                assertThat(read.profile().schema().tables()).as(file.toString()).isNotEmpty();
            }
        }
        assertThat(IntStream.rangeClosed('a', 'i').mapToObj(c -> folder.resolve("server-" + (char) c + ".yaml")))
                .allMatch(Files::exists);
    }
}
