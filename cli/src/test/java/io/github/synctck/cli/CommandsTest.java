package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final int COLUMNS = 80;

    @TempDir
    private Path folder = Path.of("");

    private static List<String> keys(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "soak",
                "doctor",
                "init",
                "serve",
                "list",
                "explain",
                "simulate",
                "replay",
                "token",
                "supabase",
                "version",
                "recordings",
                "recordings check",
                "recheck",
                "selftest",
                "demo",
                "schema",
                "completion"
            })
    void everyCommandExplainsItself(String command) {
        Tool.Ended ended = InProcess.run((command + " --help").trim().split(" ", -1));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("Usage: synctck");
        assertThat(ended.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void versionIsAnOptionToo() {
        Tool.Ended option = new Tool(folder).run("--version");

        assertThat(option.code()).isZero();
        assertThat(option.out())
                .startsWith("synctck ")
                .isEqualTo(new Tool(folder).run("version").out());
    }

    @Test
    void racesAreCountedByPause() {
        Tool.Ended counted = new Tool(folder).run("selftest", "--races", "1", "--only", "doubles-fail");
        Tool.Ended none = new Tool(folder).run("selftest", "--races", "1", "--only", "no-conflict-check");

        assertThat(counted.code()).isZero();
        assertThat(counted.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .matches("doubles-fail +LIVE-03 +pause +\\d+ ms: found in [01] of 1 runs, median run \\d+ ms"));
        assertThat(none.code()).isEqualTo(64);
    }

    @Test
    void supabaseWritesWhatIsMissing() throws IOException {
        Path schema = Files.writeString(
                folder.resolve("app.yaml"),
                "tables:\n  - name: notes\n    columns:\n      - {name: title, type: string}\n");
        String[] words = {
            "supabase",
            "--schema",
            schema.toString(),
            "--out",
            folder.resolve("project").toString()
        };

        Tool.Ended first = new Tool(folder).run(words);
        Tool.Ended second = new Tool(folder).run(words);
        Files.writeString(schema, "      - {name: stars, type: number}\n", java.nio.file.StandardOpenOption.APPEND);
        Tool.Ended changed = new Tool(folder).run(words);

        assertThat(first.code()).isZero();
        assertThat(first.lines()).hasSize(6).allMatch(line -> line.startsWith("wrote "));
        assertThat(folder.resolve("project/functions/sync-push/index.ts")).isRegularFile();
        assertThat(second.code()).isZero();
        assertThat(second.out()).startsWith("nothing is missing in ");
        assertThat(changed.code()).isEqualTo(64);
        assertThat(changed.err()).startsWith("synctck: ").contains("since").hasLineCount(1);
    }

    @Test
    void listTellsRequirementsAndCases() throws IOException {
        Tool.Ended table = new Tool(folder).run("list");
        JsonNode list = new ObjectMapper()
                .readTree(new Tool(folder).run("list", "--format", "json").out());

        assertThat(table.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS))
                .contains("PUSH-05  MUST", "    push-05/stale-update-is-rejected");
        assertThat(list).hasSizeGreaterThanOrEqualTo(47).allSatisfy(each -> {
            assertThat(keys(each)).containsExactly("id", "level", "text", "status", "reason", "cases");
            boolean tested = each.path("status").textValue().equals("tested");
            assertThat(each.path("cases").isEmpty()).isNotEqualTo(tested);
            assertThat(each.path("reason").textValue().isEmpty()).isEqualTo(tested);
        });
    }

    @Test
    void listTellsWhatAProfileGivesUp() throws IOException {
        JsonNode list = new ObjectMapper()
                .readTree(new Tool(folder)
                        .run("list", "--profile", "weave", "--format", "json")
                        .out());
        Tool.Ended table = new Tool(folder).run("list", "--profile", "weave");

        assertThat(list)
                .filteredOn(each -> each.path("reason").textValue().startsWith("deviates"))
                .extracting(each -> each.path("id").textValue())
                .contains("PUSH-05")
                .doesNotContain("PUSH-07");
        assertThat(table.lines()).contains("  deviates: not promised by this profile");
    }

    @Test
    void explainTellsAllAboutAnId() {
        Tool.Ended ended = new Tool(folder).run("explain", "PUSH-05", "p8", "AMB-3", "F30");

        assertThat(ended.code()).isZero();
        assertThat(ended.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS))
                .contains(
                        "PUSH-05  MUST",
                        "  What goes wrong for a person:",
                        "  Source:",
                        "  Cases:",
                        "    - push-05/stale-update-is-rejected",
                        "  Failure classes:",
                        "  Likely causes:",
                        "  Fixes in a Postgres backend:",
                        "P8  what the texts leave open",
                        "  P7 Cursors that cannot be served (AMB-3):",
                        "    - lww: updated-only",
                        "F30  failure class");
        Tool.Ended unknown = new Tool(folder).run("explain", "PUSH-99");
        assertThat(unknown.code()).isEqualTo(64);
        assertThat(unknown.err()).startsWith("synctck: nothing has the id 'PUSH-99'");
    }

    @Test
    void listTellsTheMutants() throws IOException {
        JsonNode list = new ObjectMapper()
                .readTree(new Tool(folder)
                        .run("list", "--mutants", "--format", "json")
                        .out());

        assertThat(list)
                .allSatisfy(
                        each -> assertThat(keys(each)).containsExactly("name", "intended", "alsoFails", "sentence"));
        assertThat(list)
                .extracting(each -> each.path("name").textValue())
                .contains("no-conflict-check", "forgets-tombstones", "stamps-with-client-cursor");
    }

    @Test
    void sameSeedGivesTheSameBytesInAnyTimeZoneAndLanguage() throws IOException {
        for (String seed : List.of("1", "0xfeed", "-77")) {
            Tool.Ended first = new Tool(folder)
                    .jvm("-Duser.timezone=Asia/Kathmandu", "-Duser.language=tr", "-Duser.country=TR")
                    .run("simulate", "--seed", seed, "--history", "a.jsonl");
            Tool.Ended second = new Tool(folder)
                    .jvm("-Duser.timezone=America/St_Johns", "-Duser.language=ar", "-Dfile.encoding=ISO-8859-1")
                    .run("simulate", "--seed", seed, "--history", "b.jsonl");

            assertThat(first.code()).as(first.err()).isZero();
            assertThat(second.out()).isEqualTo(first.out());
            assertThat(Files.readAllBytes(folder.resolve("a.jsonl")))
                    .isNotEmpty()
                    .isEqualTo(Files.readAllBytes(folder.resolve("b.jsonl")));
        }
    }

    @Test
    void historyIsLinesOfJsonWithAHeader() throws IOException {
        new Tool(folder).run("simulate", "--seed", "5", "--history", "h.jsonl");

        List<String> lines = Files.readAllLines(folder.resolve("h.jsonl"));
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(lines.get(0)).path("format").intValue()).isEqualTo(1);
        for (int i = 1; i < lines.size(); i++) {
            assertThat(mapper.readTree(lines.get(i)).path("i").intValue()).isEqualTo(i - 1);
        }
    }

    @Test
    void recordingsAreCheckedLineByLine() throws IOException {
        Path recordings = Path.of("../simulator/src/test/resources/recordings").toAbsolutePath();
        Path good = recordings.resolve("migrate-add-column-and-table.jsonl");
        String text = Files.readString(recordings.resolve("flow-delete-vs-update.jsonl"));
        Path bad = Files.writeString(
                folder.resolve("bad.jsonl"), text.replace("\"_status\":\"deleted\"", "\"_status\":\"updated\""));
        String schema = recordings.resolve("schema.json").toString();
        Tool tool = new Tool(folder);

        Tool.Ended both = tool.run("recordings", "check", "--schema", schema, good.toString(), bad.toString());

        assertThat(both.code()).isEqualTo(1);
        assertThat(both.lines().get(0)).isEqualTo("ok migrate-add-column-and-table");
        assertThat(both.lines().get(1))
                .matches("DIFF flow-delete-vs-update step [0-9]+: /.*_status expected \"updated\" got \"deleted\"");
        assertThat(tool.run("recordings", "check", good.toString()).code()).isZero();
    }

    @Test
    void versionNamesKitAndJava() {
        assertThat(new Tool(folder).run("version").lastLine())
                .matches("synctck [0-9]+\\.[0-9]+\\.[0-9]+.* on Java "
                        + Runtime.version().feature() + ".*");
    }

    @Test
    void ownSchemaReplacesTheTables() throws IOException {
        Files.writeString(folder.resolve("notes.yaml"), """
            version: 3
            tables:
              - name: notebooks
                columns:
                  - {name: title, type: string}
                  - {name: color, type: string, optional: true}
              - name: notes
                columns:
                  - {name: notebook_id, type: string, references: notebooks, onDelete: cascade}
                  - {name: body, type: string}
                  - {name: stars, type: number}
                  - {name: done, type: boolean}
            """);
        Tool tool = new Tool(folder);

        Tool.Ended ended = tool.run("run", "--schema", "notes.yaml");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.lastLine().toLowerCase(Locale.ROOT)).startsWith("passed ");
    }
}
