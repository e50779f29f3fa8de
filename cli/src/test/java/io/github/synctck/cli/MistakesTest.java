package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that people make end in one sentence and the documented code. */
class MistakesTest {
    private static final Pattern NAMES_FILES = Pattern.compile("bad\\.yaml|nowhere| \\.$");

    @TempDir
    private Path folder = Path.of("");

    private static void isOneSentence(Tool.Ended ended, int code, String sentence) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err().lines().toList()).hasSize(1);
        assertThat(ended.err()).startsWith("synctck: ").contains(sentence);
        assertThat(ended.out() + ended.err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance | Unmatched argument at index 0: 'dance'",
                "run --colour | Unknown option: '--colour'",
                "run --only NOPE-01 | no case matches 'NOPE-01'; 'synctck list' shows them all",
                "run --only SHAPE-01,NOPE-01 | no case matches 'NOPE-01'",
                "run --only SHAPE-01 --skip NOPE-01 | no case matches 'NOPE-01'",
                "run --only SHAPE-01 --skip shape | no case matches the selection",
                "selftest --only keeps-orphans,nope | there is no server 'nope'; 'synctck list --mutants'",
                "selftest --races 1 --only doubles-fail,nope | --only names of servers that lose races",
                "run --profile nope | unknown profile 'nope'; known are watermelondb, weave, lww, pull-only",
                "run --schema nowhere.yaml | cannot read nowhere.yaml: no such file",
                "run --schema bad.yaml | bad.yaml:2: unknown key 'tabels'; did you mean 'tables'?",
                "run --seed seven | --seed should be a whole number",
                "run --budget soon | Invalid value for option '--budget'",
                "run --token A | --jwt-secret and --token say nothing without --url",
                "run --url 127.0.0.1:8080 | --url",
                "run --url ftp://127.0.0.1 | --url should begin with http:// or https://",
                "run --url http://me:pw@127.0.0.1 | --url should not hold a user or a password; a header can carry"
                        + " them",
                "run --url http://127.0.0.1:9 --jwt-secret short | the JWT secret has 5 bytes; HS256 needs at least 32",
                "run --url http://192.0.2.1 --token A | add --i-own-this-server",
                "run --url http://127.0.0.1:9 --token A --header apikey | --header should look like 'name: value'",
                "doctor --format xml | --format should be text or json, not 'xml'",
                "doctor --target nowhere.yaml | nowhere.yaml:1: no such file",
                "doctor --url http://192.0.2.1 --token A | add --i-own-this-server",
                "init | init takes --url URL",
                "init --url http://192.0.2.1 | add --i-own-this-server",
                "init --url http://127.0.0.1:9 -o bad.yaml | bad.yaml is there already; -o FILE names another",
                "serve --jwt-secret short | the JWT secret has 5 bytes; HS256 needs at least 32",
                "serve --mutant nope | no mutant named 'nope'; 'synctck list --mutants' shows them all",
                "serve --port 70000 | 70000",
                "list --format xml | --format should be table or json, not 'xml'",
                "simulate | say one of --seed N, which may write a --history, --seeds A..B and --exhaustive K",
                "simulate --seeds 5 | --seeds should look like 1..1000: 5",
                "simulate --seeds 5..1 | --seeds should begin with the smaller one",
                "simulate --seed 1 --steps 0 | --steps should be at least 1",
                "replay | Missing required parameter: 'PATH'",
                "replay nowhere | cannot read nowhere: no such file",
                "replay bad.yaml | bad.yaml:1: is not JSON",
                "recheck nowhere | cannot read the folder nowhere",
                "recheck . | there is no history.jsonl below .",
                "recordings check | Missing required parameter: 'FILE'",
                "recordings check bad.yaml | bad.yaml:1: is not JSON",
                "schema | Missing required parameter: 'KIND'",
                "schema html | there is a schema of target, profile and scenario, not of 'html'",
                "token | say --jwt-secret SECRET, or set SYNCTCK_JWT_SECRET",
            })
    void wrongUsage(String words, String sentence) throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "version: 1\ntabels: []\n");

        String[] split = words.split(" ", -1);
        // Only a process of its own has this test's folder as its working folder.
        boolean namesFiles = NAMES_FILES.matcher(words).find();
        isOneSentence(namesFiles ? new Tool(folder).run(split) : InProcess.run(split), 64, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --token A", " --jwt-secret 0123456789abcdef0123456789abcdef"})
    void targetThatIsNotThere(String users) {
        Tool.Ended ended = new Tool(folder).run(("run --url http://127.0.0.1:9" + users).split(" "));

        isOneSentence(ended, 69, "cannot reach http://127.0.0.1:9: ");
        assertThat(folder.resolve("synctck-out")).doesNotExist();
    }

    @Test
    void targetWithoutUsers() {
        try (Tool.Server server = new Tool(folder).serve()) {
            Tool.Ended ended = new Tool(folder).run("run", "--url", server.url());

            isOneSentence(ended, 64, "say who the users are: --jwt-secret SECRET, or --token TOKEN");
        }
    }

    /** Whatever a target file holds, a mistake in it is located and nothing is sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unknown key      | target.yaml:2
                    wrong type       | target.yaml:2
                    missing variable | target.yaml:1
                    cycle            | target.yaml:1
                    ten megabytes    | target.yaml:1
                    not UTF-8        | target.yaml:1
                    a directory      | target.yaml
                    """)
    void hostileTargetFiles(String kind, String located) throws IOException {
        Path file = folder.resolve("target.yaml");
        String url = "url: http://127.0.0.1:9\n";
        switch (kind) {
            case "unknown key" -> Files.writeString(file, url + "pul: {}\n");
            case "wrong type" -> Files.writeString(file, url + "limits: [1, 2]\n");
            case "missing variable" -> Files.writeString(file, "url: ${NO_SUCH_VARIABLE}\n");
            case "cycle" -> Files.writeString(file, "url: &a [*a]\n");
            case "ten megabytes" -> Files.writeString(file, url + "name: " + "x".repeat(10_000_000) + "\n");
            case "not UTF-8" -> Files.write(file, new byte[] {'u', 'r', 'l', ':', ' ', (byte) 0xC3, (byte) 0x28, '\n'});
            case "a directory" -> Files.createDirectory(file);
            default -> throw new AssertionError(kind);
        }

        isOneSentence(InProcess.run("run", "--target", file.toString()), 64, located);
    }

    @Test
    void tokenThatIsRefused() {
        try (Tool.Server server = new Tool(folder).serve()) {
            Tool.Ended ended = new Tool(folder).run("run", "--url", server.url(), "--token", "wrong");

            isOneSentence(ended, 69, server.url() + " refused the token with 401: ");
            assertThat(ended.out() + ended.err()).doesNotContain("wrong\"");
        }
    }

    @Test
    void urlThatServesSomethingElse() {
        try (Tool.Server server = new Tool(folder).serve()) {
            Tool.Ended ended =
                    new Tool(folder).run("run", "--url", server.url() + "/elsewhere", "--jwt-secret", Tool.SECRET);

            isOneSentence(ended, 69, "has no sync-pull endpoint (404)");
        }
    }

    @Test
    void portThatIsTaken() {
        try (Tool.Server server = new Tool(folder).serve()) {
            String port = server.url().substring(server.url().lastIndexOf(':') + 1);

            isOneSentence(new Tool(folder).run("serve", "--port", port), 64, "is the port in use?");
        }
    }

    @Test
    void folderThatIsAFile() throws IOException {
        Files.writeString(folder.resolve("taken"), "x");

        isOneSentence(
                new Tool(folder).run("run", "--only", "SHAPE-01", "--out", "taken"),
                70,
                "cannot use taken as a folder: a file is in the way");
    }

    @Test
    void diskThatIsFull() {
        Tool.Ended ended = new Tool(folder).run("run", "--only", "SHAPE-01", "--json", "/dev/full");

        isOneSentence(ended, 70, "cannot write /dev/full: No space left on device");
        assertThat(ended.lastLine()).as("the verdict is not lost").startsWith("PASSED ");
        assertThat(folder.resolve("synctck-out/result.json")).isNotEmptyFile();
    }
}
