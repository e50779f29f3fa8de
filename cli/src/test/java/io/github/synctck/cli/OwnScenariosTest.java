package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that people bring along are cases like all others. */
class OwnScenariosTest {
    private static final String CASE = "live-01/own-shop-two-phones";
    private static final String STALE_EDIT = """
            {
              "format": 1,
              "devices": [0, 0],
              "steps": [
                {"step": "create", "device": 0, "table": "friends", "id": "f1", "set": {"name": "one"}},
                {"step": "sync", "device": 0},
                {"step": "sync", "device": 1},
                {"step": "update", "device": 1, "table": "friends", "id": "f1", "set": {"name": "late"}},
                {"step": "sync", "device": 1, "beforePush": [
                  {"step": "update", "device": 0, "table": "friends", "id": "f1", "set": {"name": "first"}},
                  {"step": "sync", "device": 0}
                ]}
              ]
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("own").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> statuses(String id) throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(folder.resolve("synctck-out/result.json").toFile());
        return result.findParents("evidence").stream()
                .filter(each -> each.path("id").textValue().equals(id))
                .map(each -> each.path("status").textValue())
                .distinct()
                .toList();
    }

    @Test
    void ownScenarioIsJudgedAndPlayedAgain() throws IOException {
        Tool tool = new Tool(folder);
        write("shop/Two phones.json", STALE_EDIT);

        Tool.Ended good = tool.run("run", "--scenarios", "own", "--only", "live-01/own");
        assertThat(good.code()).as(good.out() + good.err()).isZero();
        assertThat(statuses(CASE)).contains("pass").doesNotContain("fail");

        try (Tool.Server broken = tool.serve("--mutant", "no-conflict-check")) {
            String[] users = {"--url", broken.url(), "--jwt-secret", Tool.SECRET};
            Tool.Ended bad =
                    tool.run("run", "--scenarios", "own", "--only", CASE, users[0], users[1], users[2], users[3]);
            assertThat(bad.code()).as(bad.out() + bad.err()).isEqualTo(1);
            assertThat(statuses(CASE)).contains("fail");
            assertThat(bad.lastLine()).startsWith("./synctck replay synctck-out/failures/" + CASE);

            Tool.Ended again =
                    tool.run("replay", "synctck-out/failures/" + CASE, users[0], users[1], users[2], users[3]);
            assertThat(again.lastLine()).as(again.out() + again.err()).isEqualTo("FAILED");
        }
        Tool.Ended judged = tool.run("recheck", "synctck-out");
        assertThat(judged.code()).as(judged.out() + judged.err()).isEqualTo(1);
        assertThat(judged.lines().get(0)).startsWith(CASE + ": ");
        assertThat(judged.out()).contains("PUSH-05 fail: ");
        Tool.Ended mended = tool.run("replay", "synctck-out/failures/" + CASE);
        assertThat(mended.lastLine()).isEqualTo("FIXED");
    }

    @Test
    void scenarioOfAnyNameIsReplayed() throws IOException {
        write("a.json", STALE_EDIT.replace("\"format\": 1,", "\"format\": 1, \"name\": \"Zwei Geräte\","));

        Tool.Ended ended = new Tool(folder).run("replay", "own/a.json");

        assertThat(ended.lastLine()).as(ended.out() + ended.err()).isEqualTo("FIXED");
    }

    @Test
    void filesThatAreNoScenariosEndTheRunBeforeItStarts() throws IOException {
        write(
                "b.json",
                STALE_EDIT.replace(
                        "friends\", \"id\": \"f1\", \"set\": {\"name\": \"late",
                        "freinds\", \"id\": \"f1\", \"set\": {\"name\": \"late"));
        isRefused("b.json:8: step 3: unknown table 'freinds'; did you mean 'friends'?");

        write("b.json", STALE_EDIT);
        write("B.json", STALE_EDIT);
        isRefused("B.json and own/b.json would both be the case live-01/own-b");
    }

    @Test
    void foldersWithoutScenariosAreMistakes() throws IOException {
        Files.createDirectories(folder.resolve("own"));
        isRefused("there is no .json file below own");
    }

    private void isRefused(String sentence) {
        Tool.Ended ended = new Tool(folder).run("run", "--scenarios", "own");

        assertThat(ended.code()).as(ended.err()).isEqualTo(64);
        assertThat(ended.err().lines().toList()).hasSize(1);
        assertThat(ended.err()).startsWith("synctck: ").contains(sentence);
        assertThat(folder.resolve("synctck-out")).doesNotExist();
    }
}
