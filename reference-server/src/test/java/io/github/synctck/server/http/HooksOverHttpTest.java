package io.github.synctck.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.ConformanceRunner;
import io.github.synctck.conformance.run.Evidence;
import io.github.synctck.conformance.run.RunOptions;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.server.auth.JwtVerifier;
import io.github.synctck.sim.Network;
import io.github.synctck.sim.model.ModelServer;
import io.github.synctck.sim.mutant.Mutants;
import io.github.synctck.sim.random.Seed;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.SyncBackend;
import io.github.synctck.spec.value.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A target file that says how to act behind the endpoints, here those of the reference server's operator. */
class HooksOverHttpTest {
    private static final Profile PROFILE = ProfileReader.named("watermelondb");
    private static final String SECRET = "a secret that only these tests know";
    private static final String TOKEN = "the operator's token";
    private static final String CALL =
            "{url: \"${URL}/admin/users/{user.id}/actions\", headers: {Authorization: \"Bearer ${ADMIN}\"}, body: ";
    private static final String NAMED = ", table: \"{table}\", id: \"{id}\"}}\n";
    private static final String FILE = "url: ${URL}\nauth: {jwt: {secret: \"${SECRET}\"}}\nhooks:\n"
            + "  purge: " + CALL + "{action: purge}}\n"
            + "  edit: " + CALL + "{action: edit, table: \"{table}\", record: \"{record}\"}}\n"
            + "  delete: " + CALL + "{action: delete" + NAMED
            + "  grant: " + CALL + "{action: grant" + NAMED
            + "  revoke: " + CALL + "{action: revoke" + NAMED
            + "  advance: " + CALL + "{action: advance, millis: \"{millis}\"}}\n";

    private static HttpTarget target(SyncHttpServer server, String adminToken) throws BadFileException {
        Map<String, String> variables = Map.of("URL", server.baseUrl(), "SECRET", SECRET, "ADMIN", adminToken);
        return new HttpTarget(TargetFile.read(FILE, Path.of("server.yaml"), variables::get, TargetFile.Overrides.NONE)
                .settings());
    }

    private static SyncHttpServer start(SyncBackend backend) {
        JwtVerifier verifier = new JwtVerifier(SECRET, Clock.systemUTC());
        return SyncHttpServer.start(backend, ServerOptions.standard(0, verifier).withAdminToken(TOKEN));
    }

    private static SyncHttpServer reference() {
        return start(new ModelServer(PROFILE, System::currentTimeMillis));
    }

    private static RunResult judge(HttpTarget target) {
        ConformanceRunner.Subject subject =
                new ConformanceRunner.Subject(CatalogueReader.load(), Suite.standard(), PROFILE, target);
        RunOptions options = new RunOptions(
                new Seed(1),
                UUID.randomUUID().toString(),
                List.of("TIPS-03", "DEL-06"),
                List.of(),
                Duration.ofMinutes(1),
                () -> false,
                id -> "");
        return new ConformanceRunner(subject, options, result -> {}, Evidence.NONE).run("synctck");
    }

    @Test
    void everyKindOfActionArrives() throws BadFileException {
        try (SyncHttpServer server = reference()) {
            HttpTarget target = target(server, TOKEN);
            assertThat(target.hooks()).containsExactly(ServerAction.Kind.values());
            Network network = target.open(1);

            network.hooks(0).perform(new ServerAction.Edit("friends", record("f1")));
            assertThat(pulled(network)).contains("f1");
            network.hooks(0).perform(new ServerAction.Revoke("friends", "f1"));
            assertThat(pulled(network)).doesNotContain("f1");
            network.hooks(0).perform(new ServerAction.Grant("friends", "f1"));
            assertThat(pulled(network)).contains("f1");
            network.hooks(0).perform(new ServerAction.Advance(1_000));
            network.hooks(0).perform(new ServerAction.Delete("friends", "f1"));
            assertThat(pulled(network)).doesNotContain("f1");
        }
    }

    private static RawRecord record(String id) {
        return RawRecord.of(id, Map.of("name", Value.of("by the operator")));
    }

    private static List<String> pulled(Network network) {
        PullResponse answer =
                network.server(0).pull(PullRequest.first(PROFILE.schema().version()));
        return ((PullResponse.Accepted) answer)
                .changes().table("friends").created().stream()
                        .map(RawRecord::id)
                        .toList();
    }

    @Test
    void whatNeedsThemIsJudged() throws BadFileException {
        try (SyncHttpServer server = reference()) {
            RunResult result = judge(target(server, TOKEN));

            assertThat(result.requirements())
                    .filteredOn(each -> !each.cases().isEmpty())
                    .hasSize(2)
                    .allMatch(each -> each.status() == Status.PASS);
        }
    }

    @Test
    void brokenServerIsFoundByThem() throws BadFileException {
        SyncBackend broken = Mutants.named("purges-silently").orElseThrow().server(PROFILE, System::currentTimeMillis);
        try (SyncHttpServer server = start(broken)) {
            RunResult result = judge(target(server, TOKEN));

            assertThat(result.failures())
                    .extracting(failure -> failure.requirement().value())
                    .contains("DEL-06");
        }
    }

    /** Two known accounts that the operator's endpoint empties before each play: a new world per case. */
    @Test
    void worldPerCaseByReset() throws BadFileException {
        String users = "users:\n  - {id: " + UUID.randomUUID() + "}\n  - {id: " + UUID.randomUUID() + "}\n";
        String reset = "world:\n  accounts: pool\n  reset: {url: \"${URL}/admin/actions\", headers: {Authorization: "
                + "\"Bearer ${ADMIN}\"}, body: {action: reset}}\n";
        try (SyncHttpServer server = reference()) {
            Map<String, String> variables = Map.of("URL", server.baseUrl(), "SECRET", SECRET, "ADMIN", TOKEN);
            String file = FILE.replace("hooks:\n", users + reset + "hooks:\n");
            HttpTarget target = new HttpTarget(
                    TargetFile.read(file, Path.of("server.yaml"), variables::get, TargetFile.Overrides.NONE)
                            .settings());
            assertThat(target.hasFreshAccounts()).isTrue();
            Network first = target.open(1);
            first.hooks(0).perform(new ServerAction.Edit("friends", record("f1")));
            assertThat(pulled(first)).contains("f1");

            assertThat(pulled(target.open(1))).isEmpty();
            assertThat(judge(target).requirements())
                    .filteredOn(each -> !each.cases().isEmpty())
                    .hasSize(2)
                    .allMatch(each -> each.status() == Status.PASS);
        }
    }

    @Test
    void wrongTokenIsTheTargetsTroubleAndIsNotShown() throws BadFileException {
        try (SyncHttpServer server = reference()) {
            Network network = target(server, "another token of the operator").open(1);

            assertThatThrownBy(() -> network.hooks(0).perform(new ServerAction.Purge()))
                    .isInstanceOf(TargetTrouble.class)
                    .hasMessageContaining("was answered with 403")
                    .hasMessageNotContaining("another token");
        }
    }
}
