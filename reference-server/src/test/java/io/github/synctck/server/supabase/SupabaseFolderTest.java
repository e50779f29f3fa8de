package io.github.synctck.server.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.synctck.server.postgres.SupabaseFolder;
import io.github.synctck.server.postgres.SupabaseSteps;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.codec.SchemaReader;
import io.github.synctck.spec.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that a project copies, and what becomes of it when the app's tables change. */
class SupabaseFolderTest {
    private static final Profile WEAVE = ProfileReader.named("watermelondb");
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final String SCHEMA = """
            version: %d
            tables:
              - name: notes
                columns:
                  - {name: title, type: string}
            """;

    @TempDir
    Path folder;

    private static Profile notes(int version, String more) throws Exception {
        return WEAVE.withSchema(SchemaReader.read(SCHEMA.formatted(version) + more, "notes.yaml"));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    /** {@code -Dsynctck.migrations=write} renews them. */
    @Test
    void theCommittedMigrationsAreThoseOfTheGenerator() throws Exception {
        Path committed = SupabaseDatabase.FOLDER.resolve("migrations");
        if (System.getProperty("synctck.migrations", "").equals("write")) {
            for (Path old : SupabaseDatabase.migrations()) {
                Files.delete(old);
            }
            new SupabaseFolder(SupabaseDatabase.FOLDER).write(WEAVE, FIRST);
        }
        new SupabaseFolder(folder).write(WEAVE, FIRST);

        List<Path> files = SupabaseDatabase.migrations();
        assertThat(names(files))
                .containsExactly(
                        "20260101000000_sync_core.sql",
                        "20260101000001_sync_tables_v1.sql",
                        "20260101000002_sync_functions.sql");
        for (Path file : files) {
            assertThat(committed.resolve(file.getFileName()))
                    .hasSameTextualContentAs(folder.resolve("migrations").resolve(file.getFileName()));
        }
    }

    @Test
    void theFunctionsAreTheCommittedOnes() throws Exception {
        new SupabaseFolder(folder).write(WEAVE, FIRST);

        for (String name : List.of("_shared/sync.ts", "sync-pull/index.ts", "sync-push/index.ts")) {
            assertThat(folder.resolve("functions").resolve(name))
                    .hasSameTextualContentAs(
                            SupabaseDatabase.FOLDER.resolve("functions").resolve(name));
        }
    }

    @Test
    void newerTablesAddMigrationsAndChangeNone() throws Exception {
        SupabaseFolder project = new SupabaseFolder(folder);
        assertThat(project.write(notes(1, ""), FIRST)).hasSize(6);
        assertThat(project.write(notes(1, ""), FIRST)).isEmpty();

        List<Path> added = project.write(notes(2, "      - {name: stars, type: number, since: 2}\n"), FIRST);

        assertThat(names(added))
                .containsExactly("20260101000003_sync_tables_v2.sql", "20260101000004_sync_functions.sql");
        assertThat(added.get(0)).content().contains("add column \"stars\"");
    }

    @Test
    void otherPoliciesNeedNewFunctionsOnly() throws Exception {
        SupabaseFolder project = new SupabaseFolder(folder);
        project.write(WEAVE, FIRST);

        List<Path> added = project.write(ProfileReader.named("weave"), FIRST.plusYears(1));

        assertThat(names(added)).containsExactly("20270101000000_sync_functions.sql");
    }

    @Test
    void aMigrationThatMayBeAppliedIsNeverAnother() throws Exception {
        SupabaseFolder project = new SupabaseFolder(folder);
        project.write(notes(1, ""), FIRST);

        Profile changed = notes(1, "      - {name: stars, type: number}\n");
        assertThatThrownBy(() -> project.write(changed, FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20260101000001_sync_tables_v1.sql")
                .hasMessageContaining("since");
    }

    @Test
    void whatTheOwnerChangedInAFunctionStays() throws Exception {
        SupabaseFolder project = new SupabaseFolder(folder);
        project.write(WEAVE, FIRST);
        Path function = folder.resolve("functions/sync-pull/index.ts");
        Files.writeString(function, "// mine\n");

        assertThat(project.write(WEAVE, FIRST)).isEmpty();
        assertThat(function).hasContent("// mine\n");
    }

    @Test
    void readingsThatNoDatabaseServesAreRefusedInOneSentence() {
        Profile keep = WEAVE.withPolicies(WEAVE.policies().with(io.github.synctck.spec.profile.Policies.Cascade.KEEP));

        assertThatThrownBy(() -> SupabaseSteps.of(keep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cascade");
    }
}
