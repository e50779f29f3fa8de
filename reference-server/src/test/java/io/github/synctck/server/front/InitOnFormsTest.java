package io.github.synctck.server.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.synctck.conformance.doctor.Diagnosis;
import io.github.synctck.conformance.doctor.Doctor;
import io.github.synctck.conformance.probe.ServerProbe;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.sim.IdBinding;
import io.github.synctck.sim.Network;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.Cursor;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.SyncServer;
import io.github.synctck.spec.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a front only the URL and the tokens are told; the file that is written is one that the preflight accepts. */
class InitOnFormsTest {
    private static final Suite SMALL = Suite.of(Suite.standard().cases().subList(0, 3));

    @TempDir
    private Path folder = Path.of("");

    /** A row in each table that takes some, as the app would have made it. */
    private static void rows(SyncServer server, TargetFile described, IdBinding ids) {
        DataSchema schema = described.profile().schema();
        for (Table table : schema.parentsFirst()) {
            boolean taken =
                    described.settings().form().table(table.name()).operations().contains(TableForm.Operation.CREATE);
            if (!taken) {
                continue;
            }
            Map<String, Value> row = new TreeMap<>();
            for (Column column : table.columns().values()) {
                Column.Reference parent = column.reference();
                row.put(column.name(), parent == null ? value(column) : Value.of(ids.bind("row of " + parent.table())));
            }
            RawRecord record = RawRecord.of(ids.bind("row of " + table.name()), row);
            TableChanges changes = new TableChanges(List.of(record), List.of(), List.of());
            Cursor cursor = ((PullResponse.Accepted) server.pull(PullRequest.first(schema.version()))).timestamp();
            PushRequest push = new PushRequest(new Changes(Collections.singletonMap(table.name(), changes)), cursor);
            assertThat(server.push(push)).isInstanceOf(PushResponse.Accepted.class);
        }
    }

    private static Value value(Column column) {
        return switch (column.type()) {
            case STRING -> Value.of("a " + column.name());
            case NUMBER -> Value.of(1_767_571_200_000.0);
            case BOOLEAN -> Value.of(true);
        };
    }

    private static ServerProbe.Given given(String letter, String url) {
        List<String> tokens = List.of("e", "g").contains(letter) ? List.of() : List.of("token-of-a", "token-of-b");
        Map<String, String> headers =
                letter.equals("b") ? Collections.singletonMap("apikey", Users.API_KEY) : Collections.emptyMap();
        return new ServerProbe.Given(
                url, tokens, headers, Optional.empty(), Optional.empty(), TargetFile.Overrides.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "d", "e", "g", "i"})
    void writtenFileIsAccepted(String letter) throws Exception {
        Profile profile =
                Standing.target(Standing.file(letter), "http://127.0.0.1:1").profile();
        try (Standing standing = new Standing(letter, new ModelServer(profile, System::currentTimeMillis), profile)) {
            TargetFile known = Standing.target(Standing.file(letter), standing.url());
            HttpTarget seeded = new HttpTarget(known.settings());
            int users = Math.min(2, known.settings().accounts().isFresh() ? 1 : seeded.usersMax());
            Network network = seeded.open(users);
            for (int user = 0; user < users; user++) {
                rows(network.server(user), known, new IdBinding(profile.schema(), "user " + user, network.ids()));
            }

            ServerProbe.Found found = ServerProbe.probe(given(letter, standing.url()));
            Path file = Files.writeString(folder.resolve("target.yaml"), found.text());
            TargetFile described =
                    TargetFile.read(Files.readString(file), file, found.variables()::get, TargetFile.Overrides.NONE);
            Diagnosis diagnosis =
                    Doctor.examine(new HttpTarget(described.settings()), described.profile(), SMALL, check -> {});

            assertThat(diagnosis.mend()).as(found.text() + diagnosis.checks()).isEmpty();
            assertThat(found.text()).doesNotContain("token-of-", Users.API_KEY).contains("# ");
            Table first = profile.schema().tables().values().iterator().next();
            assertThat(described.profile().schema().table(first.name())).isNotNull();
        }
    }

    @Test
    void whatCannotBeFoundIsSaid() throws Exception {
        assertThatExceptionOfType(TargetTrouble.class)
                .isThrownBy(() -> ServerProbe.probe(given("d", "http://127.0.0.1:9")))
                .withMessage("cannot reach http://127.0.0.1:9: the connection was refused");
        Profile profile =
                Standing.target(Standing.file("d"), "http://127.0.0.1:1").profile();
        try (Standing standing = new Standing("d", new ModelServer(profile, System::currentTimeMillis), profile)) {
            assertThatExceptionOfType(TargetTrouble.class)
                    .isThrownBy(() -> ServerProbe.probe(given("e", standing.url())))
                    .withMessageContaining("refused the credentials with 401");
            assertThatExceptionOfType(TargetTrouble.class)
                    .isThrownBy(() -> ServerProbe.probe(given("d", standing.url())))
                    .withMessageContaining("make a row in each table with the app first");
            assertThatExceptionOfType(TargetTrouble.class)
                    .isThrownBy(() -> ServerProbe.probe(given("d", standing.url() + "/elsewhere")))
                    .withMessageContaining("no pull endpoint was found below");
        }
    }
}
