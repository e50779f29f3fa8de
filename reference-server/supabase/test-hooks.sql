-- For test projects only, never a migration: what the kit can do behind the endpoints, with the key of service_role.
-- Run it in the SQL editor of a project that is thrown away; docs/supabase.md names the target file that uses it.

-- Writes the named columns of a record, as a job of the server does; one that is not there is made.
create or replace function public.sync_test_edit(owner uuid, table_name text, record jsonb) returns void
    language plpgsql security definer set search_path = '' as $$
declare
    answer jsonb;
begin
    perform set_config('request.jwt.claims', jsonb_build_object('sub', owner)::text, true);
    perform set_config('sync.by_server', 'yes', true);
    answer := sync.push(
        jsonb_build_object(table_name, jsonb_build_object('created', jsonb_build_array(record))),
        (sync.lock_clock()).stamp);
    if (answer ->> 'status')::integer <> 200 then
        raise check_violation using message = answer ->> 'message';
    end if;
end
$$;

-- Removes all tombstones of a user; cursors that have not seen them are expired.
create or replace function public.sync_test_purge(owner uuid) returns void
    language plpgsql security definer set search_path = '' as $$
begin
    perform from sync.clock where user_id = owner for update;
    with gone as (
        delete from public.deleted_records where user_id = owner returning stamp
    )
    update sync.clock set purged_through = greatest(purged_through, (select max(stamp) from gone))
    where user_id = owner;
end
$$;

-- Shifts the clock of the stamps, for all users.
create or replace function public.sync_test_advance(millis bigint) returns void
    language sql security definer set search_path = '' as $$
    update sync.settings set value = (value::bigint + millis)::text where name = 'clock_offset_millis'
$$;

revoke execute on function public.sync_test_edit(uuid, text, jsonb) from public, anon, authenticated;
revoke execute on function public.sync_test_purge(uuid) from public, anon, authenticated;
revoke execute on function public.sync_test_advance(bigint) from public, anon, authenticated;
grant execute on function public.sync_test_edit(uuid, text, jsonb) to service_role;
grant execute on function public.sync_test_purge(uuid) to service_role;
grant execute on function public.sync_test_advance(bigint) to service_role;
