package io.github.synctck.server.supabase;

import io.github.synctck.server.postgres.SupabaseSteps;
import io.github.synctck.server.postgres.TestDatabase;
import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A project's database: what the platform brings along, then the migrations, applied by a role that is no superuser. */
final class SupabaseDatabase {
    static final Path FOLDER = Path.of("supabase");
    private static final String PASSWORD = "only for tests";

    private final String url;

    private SupabaseDatabase(String url) {
        this.url = url;
    }

    /** With the migrations that are committed. */
    static SupabaseDatabase committed() throws IOException, SQLException {
        return with(migrations().stream().map(SupabaseDatabase::text).toList());
    }

    /** With the migrations for that profile. */
    static SupabaseDatabase of(Profile profile) throws IOException, SQLException {
        return with(
                SupabaseSteps.of(profile).stream().map(SupabaseSteps.Step::sql).toList());
    }

    private static SupabaseDatabase with(List<String> migrations) throws IOException, SQLException {
        SupabaseDatabase database = new SupabaseDatabase(TestDatabase.url());
        try (Connection platform = database.superuser()) {
            run(platform, resource("/supabase/platform.sql"));
        }
        try (Connection owner = database.owner()) {
            for (String migration : migrations) {
                run(owner, migration);
            }
            run(owner, text(FOLDER.resolve("test-hooks.sql")));
        }
        return database;
    }

    /** The committed migrations, in the order in which they are applied. */
    static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("migrations"))) {
            return files.sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = SupabaseDatabase.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    Connection superuser() throws SQLException {
        return source().getConnection();
    }

    /** The role that the project's migrations run as. */
    Connection owner() throws SQLException {
        return source().getConnection("project_owner", PASSWORD);
    }

    /** The role that PostgREST connects as. */
    Connection authenticator() throws SQLException {
        return source().getConnection("authenticator", PASSWORD);
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    /** The same database as PostgREST names it. */
    String uri() {
        URI jdbc = URI.create(url.substring("jdbc:".length()));
        return "postgresql://authenticator:" + PASSWORD.replace(" ", "%20") + "@127.0.0.1:" + jdbc.getPort()
                + jdbc.getPath();
    }

    /** What a sign-up leaves behind. */
    void signUp(UUID user) throws SQLException {
        try (Connection platform = superuser();
                PreparedStatement insert =
                        platform.prepareStatement("insert into auth.users (id) values (?) on conflict do nothing")) {
            insert.setObject(1, user);
            insert.executeUpdate();
        }
    }
}
