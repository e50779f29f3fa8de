package io.github.synctck.server.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What only a database can have: each of these is a line or two of SQL away from the reference server. */
public final class DatabaseMutants {
    private DatabaseMutants() {}

    /** Every broken database. */
    public static List<DatabaseMutant> all() {
        List<DatabaseMutant> all = new ArrayList<>(tables());
        all.addAll(functions());
        return List.copyOf(all);
    }

    private static List<DatabaseMutant> tables() {
        return List.of(
                DatabaseMutant.of(
                        "forgets-a-trigger",
                        "F11",
                        "A table was added later, and nobody gave it the trigger that writes tombstones.",
                        "drop trigger track_weekly_reflections_deletion on public.weekly_reflections",
                        "TIPS-02"),
                DatabaseMutant.of(
                        "forgets-row-security",
                        "F44",
                        "A table was added later, and row security is off until somebody switches it on.",
                        "alter table public.weekly_reflections disable row level security",
                        "DERIVED-13"),
                DatabaseMutant.of(
                        "opens-the-tombstones",
                        "F45",
                        "Tombstones hold ids only, so that nobody thought of row security there.",
                        "alter table public.deleted_records disable row level security",
                        "DERIVED-13"),
                DatabaseMutant.of(
                        "keeps-reals",
                        "F48",
                        "A number of the client became a real, which holds seven digits; times have thirteen.",
                        "alter table public.friends alter column last_updated type real",
                        "PULL-02a",
                        "LIVE-05"),
                DatabaseMutant.of(
                        "keeps-short-texts",
                        "F35",
                        "The tool that wrote the schema makes varchar(255) of every text, and the database is strict.",
                        "alter table public.journal_entries alter column content type varchar(255)",
                        "LIVE-05"),
                DatabaseMutant.of(
                        "refuses-parents-of-children",
                        "F12",
                        "Foreign keys do not cascade unless they are told to.",
                        """
                        alter table public.life_events drop constraint life_events_user_id_friend_id_fkey;
                        alter table public.life_events add foreign key (user_id, friend_id)
                            references public.friends (user_id, id)""",
                        "PUSH-11",
                        "LIVE-02"));
    }

    private static List<DatabaseMutant> functions() {
        return List.of(
                DatabaseMutant.of(
                        "purges-without-a-horizon",
                        "F28",
                        "The job that removes old tombstones is a DELETE; nobody notes how far it went.",
                        """
                        create function sync.keep_horizon() returns trigger language plpgsql as $$
                        begin
                            new.purged_through := old.purged_through;
                            return new;
                        end $$;
                        create trigger keep_horizon before update on sync.clock
                            for each row execute function sync.keep_horizon()""",
                        "DEL-06"),
                DatabaseMutant.of(
                        "checks-without-a-lock",
                        "F31",
                        "The check for conflicts is a plain SELECT; nothing is locked before the first write.",
                        """
                        create or replace function sync.lock_clock() returns sync.clock
                            language sql security definer set search_path = '' as $$
                            insert into auth.users (id) values (auth.uid()) on conflict do nothing;
                            insert into sync.clock (user_id, stamp)
                                select auth.uid(), stamp from sync.installation on conflict do nothing;
                            select c.* from sync.clock c where user_id = auth.uid()
                        $$""",
                        "LIVE-04"));
    }

    /** The broken database of that name. */
    public static Optional<DatabaseMutant> named(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }
}
