-- Stamps and tombstones: what every synced table relies on.
create schema sync;
grant usage on schema sync to authenticated;

-- What the operator declares: the profile's policies, whether unknown users are enrolled, and a shift of the clock.
create table sync.settings (
    name text primary key,
    value text not null
);
insert into sync.settings (name, value) values
    ('conflict', 'reject'),
    ('createOverExisting', 'conflict'),
    ('deleteOverChanged', 'conflict'),
    ('updateOfDeleted', 'refuse'),
    ('recreation', 'accept'),
    ('conflictStatus', 'conflict-409'),
    ('buckets', 'split'),
    ('firstPullTombstones', 'none'),
    ('enroll', 'false'),
    ('clock_offset_millis', '0');
grant select on sync.settings to authenticated;

create function sync.setting(wanted text) returns text language sql stable as $$
    select value from sync.settings where name = wanted
$$;

-- The clock of the stamps, in milliseconds since 1970; a test can shift it.
create function sync.now_ms() returns bigint language sql volatile as $$
    select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + sync.setting('clock_offset_millis')::bigint
$$;

-- The first stamp of all: what a user without a push is told, so that no timestamp is 0.
create table sync.installation (
    only_one boolean primary key default true check (only_one),
    stamp bigint not null check (stamp > 0)
);
insert into sync.installation (stamp) values (greatest(1, sync.now_ms()));
grant select on sync.installation to authenticated;

-- One counter per user. The row is locked by every push of the user until it commits, so that stamps become visible
-- in their own order. "purged_through" is the highest stamp of a tombstone that was purged: an older cursor has
-- missed it. "xact" and "started" name the transaction that took the stamp; it takes only one.
create table sync.clock (
    user_id uuid primary key references auth.users (id) on delete cascade,
    stamp bigint not null,
    purged_through bigint not null default 0,
    xact xid8,
    started timestamptz
) with (fillfactor = 50);
alter table sync.clock enable row level security;
create policy own_clock on sync.clock for select to authenticated using (user_id = (select auth.uid()));
grant select on sync.clock to authenticated;

create table public.deleted_records (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    table_name text not null,
    record_id text not null,
    deleted_at timestamptz not null default now(),
    stamp bigint not null,
    unique (user_id, table_name, record_id)
);
create index deleted_records_user_table on public.deleted_records (user_id, table_name);
create index deleted_records_deleted_at on public.deleted_records (deleted_at);
create index deleted_records_user_stamp on public.deleted_records (user_id, stamp);
alter table public.deleted_records enable row level security;
create policy own_tombstones on public.deleted_records for select to authenticated
    using (user_id = (select auth.uid()));
-- Projects grant everything in "public" by default; tombstones are written by the functions below only.
revoke all on public.deleted_records from anon, authenticated;
grant select on public.deleted_records to authenticated;

-- The greatest stamp that a cursor covers; null, a first pull, covers none.
create function sync.floor_of(cursor_number double precision) returns bigint language sql immutable as $$
    select case
        when cursor_number is null or cursor_number < -9e18 then -9223372036854775808
        when cursor_number > 9e18 then 9223372036854775807
        else floor(cursor_number)::bigint end
$$;

-- The ids of one table in one push: safe words, each once.
create function sync.ids_are_fine(ids text[]) returns boolean language sql immutable as $$
    select count(*) = count(distinct id) and coalesce(bool_and(id ~ '^[A-Za-z0-9_.-]{1,64}$'), true)
    from unnest(ids) id
$$;

create function sync.refusal(status integer, code text, message text) returns jsonb language sql immutable as $$
    select jsonb_build_object('status', status, 'code', code, 'message', message)
$$;

-- Locks the caller's counter, making it where the caller never pushed. The first thing that a push does.
create function sync.lock_clock() returns sync.clock language plpgsql security definer set search_path = '' as $$
declare
    me uuid := auth.uid();
    found_clock sync.clock;
begin
    if me is null then
        raise insufficient_privilege using message = 'nobody is signed in';
    end if;
    select * into found_clock from sync.clock where user_id = me for update;
    if not found then
        if sync.setting('enroll') = 'true' then
            insert into auth.users (id) values (me) on conflict do nothing;
        end if;
        insert into sync.clock (user_id, stamp) select me, stamp from sync.installation on conflict do nothing;
        select * into strict found_clock from sync.clock where user_id = me for update;
    end if;
    return found_clock;
end
$$;

-- The stamp of this transaction for that user: taken once, above every earlier one, whatever the clock does.
create function sync.take_stamp(owner uuid) returns bigint language plpgsql security definer set search_path = '' as $$
declare
    taken bigint;
begin
    if owner is null or owner <> coalesce(auth.uid(), owner) then
        raise insufficient_privilege using message = 'a row belongs to its writer';
    end if;
    insert into sync.clock as c (user_id, stamp, xact, started)
    select owner, greatest(i.stamp + 1, sync.now_ms()), pg_current_xact_id(), transaction_timestamp()
    from sync.installation i
    on conflict (user_id) do update set
        stamp = case
            when c.xact = excluded.xact and c.started = excluded.started then c.stamp
            else greatest(c.stamp + 1, sync.now_ms()) end,
        xact = excluded.xact,
        started = excluded.started
    returning c.stamp into taken;
    perform set_config('sync.tx_owner', owner::text, true);
    perform set_config('sync.tx_stamp', taken::text, true);
    perform set_config('sync.tx_xact', pg_current_xact_id()::text, true);
    return taken;
end
$$;

-- Counter first, then rows: whoever writes by SQL locks in the same order as a push.
create function sync.lock_before_rows() returns trigger language plpgsql as $$
begin
    if auth.uid() is not null and current_setting('sync.tx_xact', true) is distinct from pg_current_xact_id()::text then
        perform sync.take_stamp(auth.uid());
    end if;
    return null;
end
$$;

-- Stamps a row, whatever its writer put there. The stamp of the transaction is remembered in settings that end with
-- it; the transaction's number tells a remembered one from a stale one.
create function sync.stamp_row() returns trigger language plpgsql as $$
declare
    taken bigint;
begin
    if current_setting('sync.tx_xact', true) = pg_current_xact_id()::text
        and current_setting('sync.tx_owner', true) = new.user_id::text then
        taken := current_setting('sync.tx_stamp')::bigint;
    else
        taken := sync.take_stamp(new.user_id);
    end if;
    new.sync_changed := taken;
    if tg_op = 'INSERT' then
        new.sync_created := taken;
        -- No device can hold a row that was not made by a push.
        new.sync_birth := coalesce(nullif(current_setting('sync.seen', true), '')::bigint, taken);
    elsif new.id <> old.id or new.user_id <> old.user_id then
        raise check_violation using message = 'a row keeps its id and its owner';
    else
        new.sync_created := old.sync_created;
        new.sync_birth := old.sync_birth;
    end if;
    return new;
end
$$;

-- A row that was removed, however that happened, leaves a tombstone; unless its owner was removed with it.
create function public.record_deletion() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    taken bigint;
begin
    if not exists (select from auth.users where id = old.user_id) then
        return null;
    elsif current_setting('sync.tx_xact', true) = pg_current_xact_id()::text
        and current_setting('sync.tx_owner', true) = old.user_id::text then
        taken := current_setting('sync.tx_stamp')::bigint;
    else
        taken := sync.take_stamp(old.user_id);
    end if;
    insert into public.deleted_records as d (user_id, table_name, record_id, deleted_at, stamp)
    values (old.user_id, tg_table_name, old.id, now(), taken)
    on conflict (user_id, table_name, record_id) do update set
        deleted_at = excluded.deleted_at,
        stamp = excluded.stamp;
    return null;
end
$$;

-- Whoever creates an id again removes its tombstone.
create function sync.forget_tombstones() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    delete from public.deleted_records d using added a
    where d.user_id = a.user_id and d.table_name = tg_table_name and d.record_id = a.id;
    return null;
end
$$;

-- Tombstones of the caller for ids that have no row; one that is there gets the new stamp.
create function sync.bury(tombstone_table text, ids text[]) returns void
    language plpgsql security definer set search_path = '' as $$
declare
    me uuid := auth.uid();
    taken bigint := sync.take_stamp(me);
begin
    insert into public.deleted_records as d (user_id, table_name, record_id, deleted_at, stamp)
    select me, tombstone_table, unnest(ids), now(), taken
    on conflict (user_id, table_name, record_id) do update set
        deleted_at = excluded.deleted_at,
        stamp = excluded.stamp;
end
$$;

-- Gives tombstones of the caller the stamp of this transaction, so that the next pull names them again.
create function sync.restamp(tombstones uuid[]) returns void
    language plpgsql security definer set search_path = '' as $$
declare
    me uuid := auth.uid();
    taken bigint := sync.take_stamp(me);
begin
    update public.deleted_records set stamp = taken where user_id = me and id = any (tombstones);
end
$$;

-- Removes every tombstone made before that moment, and remembers per user how far.
create function sync.purge_tombstones(made_before timestamptz) returns bigint
    language plpgsql security definer set search_path = '' as $$
declare
    removed bigint;
begin
    perform from sync.clock
    where user_id in (select user_id from public.deleted_records where deleted_at < made_before)
    order by user_id for update;
    with gone as (
        delete from public.deleted_records where deleted_at < made_before returning user_id, stamp
    ), horizon as (
        select user_id, max(stamp) as stamp, count(*) as amount from gone group by user_id
    ), remembered as (
        update sync.clock c set purged_through = greatest(c.purged_through, h.stamp)
        from horizon h where c.user_id = h.user_id
        returning h.amount
    )
    select coalesce(sum(amount), 0) into removed from remembered;
    return removed;
end
$$;

-- For a scheduler: tombstones are kept for 30 days.
create function public.cleanup_old_tombstones() returns bigint
    language sql security definer set search_path = '' as $$
    select sync.purge_tombstones(now() - interval '30 days')
$$;

revoke execute on all functions in schema sync from public;
revoke execute on function public.record_deletion() from public, anon, authenticated;
revoke execute on function public.cleanup_old_tombstones() from public, anon, authenticated;
grant execute on function sync.setting(text) to authenticated;
grant execute on function sync.floor_of(double precision) to authenticated;
grant execute on function sync.ids_are_fine(text[]) to authenticated;
grant execute on function sync.refusal(integer, text, text) to authenticated;
grant execute on function sync.lock_clock() to authenticated;
grant execute on function sync.take_stamp(uuid) to authenticated;
grant execute on function sync.bury(text, text[]) to authenticated;
grant execute on function sync.restamp(uuid[]) to authenticated;

-- The project's own jobs write with the key of service_role.
grant usage on schema sync to service_role;
grant execute on function sync.take_stamp(uuid) to service_role;
grant execute on function public.cleanup_old_tombstones() to service_role;
grant select on public.deleted_records to service_role;
