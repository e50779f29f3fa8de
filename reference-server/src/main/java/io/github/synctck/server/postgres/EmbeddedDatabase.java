package io.github.synctck.server.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL of our own, from Maven artifacts: no container, no installation, on loopback only. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final long STOP_SECONDS_MAX = 20;

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts it on a free port.
     *
     * @param folder where the data is kept from one start to the next; null for data that is thrown away
     * @throws IllegalStateException with one sentence where it does not start
     */
    public static EmbeddedDatabase start(@Nullable Path folder) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(START_MAX)
                .setConnectConfig("connectTimeout", "10");
        try {
            if (folder != null) {
                endForgotten(folder);
                Files.createDirectories(folder);
                builder.setServerConfig("fsync", "on")
                        .setDataDirectory(folder.toAbsolutePath())
                        .setCleanDataDirectory(false);
            }
            return new EmbeddedDatabase(builder.start());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new IllegalStateException("the embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** A server process that was killed leaves its database running on the folder; nobody else can use it then. */
    private static void endForgotten(Path folder) throws IOException {
        Path lock = folder.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(lock).get(0).trim());
        Optional<ProcessHandle> forgotten = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
        if (forgotten.isPresent()) {
            forgotten.get().destroy();
            try {
                forgotten.get().onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("another server uses " + folder, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    /** The URL of its only database, with the name of its owner. */
    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Makes another database beside it; returns its URL. The name is a plain word. */
    public String newDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not a plain word: " + name);
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a database: " + e.getMessage(), e);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    /** Stops it; thrown-away data is gone. */
    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
