package io.github.synctck.cli;

import io.github.synctck.conformance.run.ExitCode;
import io.github.synctck.server.postgres.SupabaseFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synctck supabase}: the reference server as migrations and Edge Functions of a Supabase project. */
@Command(
        name = "supabase",
        description = {
            "Writes the reference server for your tables as a Supabase project.",
            "Migrations and two Edge Functions, ready for 'supabase db push' and 'supabase functions deploy'.",
            "What is there already is kept: a newer schema adds migrations."
        },
        sortOptions = false)
final class SupabaseCommand implements Callable<Integer> {
    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder 'supabase' of the project (default: supabase).")
    private Path folder = Path.of("supabase");

    @Override
    public Integer call() {
        List<Path> written;
        try {
            LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
            written = new SupabaseFolder(folder).write(profile.profile(), now);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Complaint(ExitCode.BROKEN, "cannot write to " + folder + ": " + e.getMessage());
        }
        written.forEach(file -> System.out.println("wrote " + file));
        if (written.isEmpty()) {
            System.out.println("nothing is missing in " + folder);
        }
        return 0;
    }
}
