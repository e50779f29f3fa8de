package io.github.synctck.server.postgres;

import io.github.synctck.spec.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code supabase} of a project: its migrations and the two Edge Functions. */
public final class SupabaseFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String SUFFIX = ".sql";

    /** The Edge Functions, below {@code functions}. */
    private static final List<String> FUNCTIONS =
            List.of("_shared/sync.ts", "sync-pull/index.ts", "sync-push/index.ts");

    private final Path folder;

    public SupabaseFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes what is missing for that profile and returns the new files. Migrations that stand there are never changed:
     * a newer schema adds some, and the functions get a new migration whenever their text differs from the newest one.
     *
     * @param first the stamp of the first new migration; the others follow a second apart, all after those that are there
     * @throws IllegalArgumentException with one sentence where a migration that may be applied already would differ
     */
    public List<Path> write(Profile profile, LocalDateTime first) throws IOException {
        List<SupabaseSteps.Step> missing = new ArrayList<>();
        for (SupabaseSteps.Step step : SupabaseSteps.of(profile)) {
            List<Path> there = migrations(step.name());
            boolean same = !there.isEmpty()
                    && Files.readString(there.get(there.size() - 1)).equals(step.sql());
            if (!there.isEmpty() && !same && !step.replaceable()) {
                throw new IllegalArgumentException(
                        there.get(0) + " differs from what these tables need; a migration is "
                                + "never changed, so give new tables and columns a newer version with 'since'");
            } else if (!same) {
                missing.add(step);
            }
        }
        List<Path> written = new ArrayList<>();
        LocalDateTime stamp = afterNewest(first);
        for (SupabaseSteps.Step step : missing) {
            Path file = migrationsFolder().resolve(stamp.format(STAMP) + "_" + step.name() + SUFFIX);
            write(file, step.sql());
            written.add(file);
            stamp = stamp.plusSeconds(1);
        }
        for (String name : FUNCTIONS) {
            Path file = folder.resolve("functions").resolve(name);
            if (!Files.exists(file)) {
                write(file, StoreMigrations.resource("functions/" + name));
                written.add(file);
            }
        }
        return List.copyOf(written);
    }

    private static void write(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path migrationsFolder() {
        return folder.resolve("migrations");
    }

    /** Migrations of that name, or all where it is empty; oldest first. */
    private List<Path> migrations(String name) throws IOException {
        if (!Files.isDirectory(migrationsFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(migrationsFolder())) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("\\d{14}_" + (name.isEmpty() ? ".*" : name) + "\\.sql"))
                    .sorted()
                    .toList();
        }
    }

    private LocalDateTime afterNewest(LocalDateTime first) throws IOException {
        List<Path> all = migrations("");
        if (all.isEmpty()) {
            return first;
        }
        String newest = String.valueOf(all.get(all.size() - 1).getFileName()).substring(0, 14);
        try {
            LocalDateTime next = LocalDateTime.parse(newest, STAMP).plusSeconds(1);
            return next.isAfter(first) ? next : first;
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(newest + " is no stamp of a migration", e);
        }
    }
}
