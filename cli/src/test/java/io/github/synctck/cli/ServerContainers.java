package io.github.synctck.cli;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The services of {@code docker-compose.yml} on a network of their own: one database, and servers before it. */
final class ServerContainers implements AutoCloseable {
    private static final int PORT = 8080;
    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final ComposeFile compose;
    private final Network network = Network.newNetwork();
    private final PostgreSQLContainer database;

    /** Builds the server's image and starts the database. */
    ServerContainers(ComposeFile compose) {
        this.compose = compose;
        Engine.buildServer(compose);
        Map<String, String> environment = compose.environment("postgres");
        DockerImageName image = DockerImageName.parse(compose.databaseImage()).asCompatibleSubstituteFor("postgres");
        database = new PostgreSQLContainer(image)
                .withDatabaseName(String.valueOf(environment.get("POSTGRES_DB")))
                .withUsername(String.valueOf(environment.get("POSTGRES_USER")))
                .withPassword(String.valueOf(environment.get("POSTGRES_PASSWORD")));
        database.withNetwork(network).withNetworkAliases("postgres");
        database.withCreateContainerCmdModifier(command -> onLoopback(command, PostgreSQLContainer.POSTGRESQL_PORT));
        database.start();
    }

    /** Another server, not yet started; it counts as started once its health check says so. */
    GenericContainer<?> server() {
        GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(Engine.SERVER_IMAGE));
        server.withNetwork(network)
                .withExposedPorts(PORT)
                .withEnv(compose.environment("server"))
                .withCommand(
                        compose.texts(compose.service("server").path("command")).toArray(String[]::new))
                .withCreateContainerCmdModifier(ServerContainers::asComposed)
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(START_MAX));
        return server;
    }

    /** As the file says, but asked for its health more often. */
    private static void asComposed(CreateContainerCmd command) {
        command.withHealthcheck(new HealthCheck().withInterval(TimeUnit.SECONDS.toNanos(1)));
        hostConfig(command).withReadonlyRootfs(true).withCapDrop(Capability.ALL).withTmpFs(Map.of("/tmp", ""));
        onLoopback(command, PORT);
    }

    private static void onLoopback(CreateContainerCmd command, int port) {
        hostConfig(command).withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port)));
    }

    private static HostConfig hostConfig(CreateContainerCmd command) {
        HostConfig config = command.getHostConfig();
        if (config == null) {
            throw new IllegalStateException("a container without settings of its host");
        }
        return config;
    }

    static String url(GenericContainer<?> server) {
        return "http://127.0.0.1:" + server.getMappedPort(PORT);
    }

    /** What the database's owner is answered to a query: one line per row, columns apart by {@code |}. */
    String ask(String query) throws IOException, InterruptedException {
        return database.execInContainer(
                        "psql",
                        "--username=" + database.getUsername(),
                        "--dbname=" + database.getDatabaseName(),
                        "--no-align",
                        "--tuples-only",
                        "--command=" + query)
                .getStdout()
                .trim();
    }

    @Override
    public void close() throws IOException {
        database.stop();
        network.close();
        Engine.removeServer();
    }
}
