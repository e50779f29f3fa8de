package io.github.synctck.server.postgres;

import io.github.synctck.spec.schema.DataSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * The database's versions: what Supabase would bring along, the core, one version per schema version that added
 * something, and the push function, which is made anew whenever it changes.
 */
final class StoreMigrations {
    private static final String HISTORY = "sync_migrations";

    private StoreMigrations() {}

    /** One step; its text is its checksum, so that a store of other tables is never taken for this one. */
    record Step(@Nullable String version, String description, String sql) implements JavaMigration {
        @Override
        public @Nullable MigrationVersion getVersion() {
            return version == null ? null : MigrationVersion.fromVersion(version);
        }

        @Override
        public String getDescription() {
            return description;
        }

        @Override
        public Integer getChecksum() {
            CRC32 sum = new CRC32();
            sum.update(sql.getBytes(StandardCharsets.UTF_8));
            return (int) sum.getValue();
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws Exception {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** The steps for that schema, in order. */
    static List<Step> steps(DataSchema schema) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("0.1", "what a Supabase project has", resource("stand-in.sql")));
        steps.add(new Step("0.2", "stamps and tombstones", resource("core.sql")));
        TableSql tables = new TableSql(schema);
        for (int version : tables.versions()) {
            steps.add(new Step("1." + version, "tables of schema version " + version, tables.step(version)));
        }
        steps.add(new Step(null, "push", PushSql.function(schema)));
        return steps;
    }

    /** Brings the database to the newest version; throws {@link IllegalStateException} with one sentence. */
    static void apply(DataSource owner, DataSchema schema) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(owner)
                .locations(new String[0])
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .table(HISTORY)
                .javaMigrations(steps(schema).toArray(JavaMigration[]::new));
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException("the database cannot be brought to this schema: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse(text);
    }

    static String resource(String name) {
        try (InputStream in = StoreMigrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
