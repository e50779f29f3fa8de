package io.github.synctck.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.sim.history.Operation;
import io.github.synctck.sim.scenario.Scenario;
import io.github.synctck.sim.scenario.ScenarioJson;
import io.github.synctck.sim.time.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
    @TempDir
    private Path folder = Path.of("");

    private static Scenario scenario(String name) {
        return new Scenario(name, "0x1", "watermelondb", 1, List.of(0), false, List.of());
    }

    private List<String> running() throws IOException {
        return Files.readAllLines(folder.resolve("running/history.jsonl"));
    }

    @Test
    void aRunThatIsKilledBetweenTwoPlaysLeavesTheLastOne() throws Exception {
        EvidenceFolder evidence = new EvidenceFolder(folder);

        Consumer<Operation> first = evidence.begin("one", scenario("one"), "salt");
        first.accept(new Operation.Mark(0, new SimTime(0), 0, "heal"));
        evidence.end(false);
        List<String> between = running();
        evidence.begin("two", scenario("two"), "salt");
        List<String> underWay = running();
        evidence.end(true);
        evidence.over();

        assertThat(between).hasSize(2);
        assertThat(between.get(0)).contains("\"one\"");
        assertThat(underWay).hasSize(1);
        assertThat(underWay.get(0)).contains("\"two\"");
        assertThat(folder.resolve("running")).doesNotExist();
        assertThat(folder.resolve("failures/one")).doesNotExist();
        assertThat(ScenarioJson.read(Files.readString(folder.resolve("failures/two/scenario.json")), "scenario.json")
                        .name())
                .isEqualTo("two");
    }
}
