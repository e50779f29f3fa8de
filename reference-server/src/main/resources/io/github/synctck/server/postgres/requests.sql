-- What is wrong with a request's arguments, or null. Whoever has a token can call the functions without any server in
-- between, so that this is looked at here.
create or replace function sync.cursor_problem(cursor_number double precision) returns text language sql immutable as $$
    select case
        when cursor_number < 0 or cursor_number in ('Infinity', 'NaN') then 'last_pulled_at is neither null nor a timestamp'
    end
$$;

create or replace function sync.are_texts(list jsonb) returns boolean language sql immutable as $$
    select case
        when jsonb_typeof(list) = 'array' then not jsonb_path_exists(list, '$[*] ? (@.type() <> "string")', '{}', true)
        else false end
$$;

create or replace function sync.migration_problem(migration jsonb) returns text
    language plpgsql immutable set search_path = '' as $$
declare
    entry jsonb;
begin
    if migration is null or jsonb_typeof(migration) = 'null' then
        return null;
    elsif coalesce(migration ->> 'from', '') !~ '^[0-9]{1,9}$' or jsonb_typeof(migration -> 'from') <> 'number'
        or not coalesce(sync.are_texts(migration -> 'tables'), false)
        or coalesce(jsonb_typeof(migration -> 'columns'), '') <> 'array' then
        return 'migration is neither null nor {from, tables, columns}';
    end if;
    for entry in select e from jsonb_array_elements(migration -> 'columns') e loop
        if coalesce(jsonb_typeof(entry -> 'table'), '') <> 'string'
            or not coalesce(sync.are_texts(entry -> 'columns'), false) then
            return 'migration.columns holds an entry that is not {table, columns}';
        end if;
    end loop;
    return null;
end
$$;

create or replace function sync.changes_problem(changes jsonb) returns text
    language plpgsql immutable set search_path = '' as $$
declare
    changed record;
    bucket record;
begin
    if changes is null or jsonb_typeof(changes) <> 'object' then
        return 'changes is not an object';
    end if;
    for changed in select key, value from jsonb_each(changes) loop
        if jsonb_typeof(changed.value) <> 'object' then
            return 'changes.' || changed.key || ' is not an object';
        end if;
        for bucket in select key, value from jsonb_each(changed.value) loop
            if bucket.key not in ('created', 'updated', 'deleted') then
                return 'changes.' || changed.key || ' holds a key other than created, updated and deleted';
            elsif jsonb_typeof(bucket.value) <> 'array' then
                return 'changes.' || changed.key || '.' || bucket.key || ' is not an array';
            elsif bucket.key = 'deleted' and not sync.are_texts(bucket.value) then
                return 'changes.' || changed.key || '.deleted holds an id that is not a string';
            elsif bucket.key <> 'deleted' and exists (
                select from jsonb_array_elements(bucket.value) r
                where jsonb_typeof(r) <> 'object' or coalesce(jsonb_typeof(r -> 'id'), '') <> 'string') then
                return 'changes.' || changed.key || '.' || bucket.key || ' holds something that is not a record with an id';
            end if;
        end loop;
    end loop;
    return null;
end
$$;

-- A refusal as the caller sees it. PostgREST takes the status from the setting, and unlike an error it keeps what was
-- written: the new stamps of tombstones.
create or replace function sync.refuse(status integer, code text, message text) returns jsonb
    language plpgsql volatile set search_path = '' as $$
begin
    perform set_config('response.status', status::text, true);
    return jsonb_build_object('error', message, 'code', code);
end
$$;

-- The number, or null where JSON has none for it.
create or replace function sync.finite(number double precision) returns double precision language sql immutable as $$
    select case when number > '-Infinity' and number < 'Infinity' then number end
$$;

-- How many records stand in that bucket, over all tables.
create or replace function sync.pushed_count(changes jsonb, bucket text) returns bigint language sql immutable as $$
    select coalesce(sum(jsonb_array_length(t.value -> bucket)), 0)::bigint from jsonb_each(changes) t
$$;

create or replace function public.sync_push(changes jsonb, last_pulled_at double precision default null) returns jsonb
    language plpgsql volatile security invoker set search_path = '' as $$
declare
    problem text := coalesce(sync.cursor_problem(last_pulled_at), sync.changes_problem(changes));
    answer jsonb;
begin
    if auth.uid() is null then
        return sync.refuse(401, 'unauthorized', 'the token names no user');
    elsif problem is not null then
        return sync.refuse(400, 'malformed', problem);
    end if;
    answer := sync.push(changes, nullif(last_pulled_at, 0));
    if (answer ->> 'status')::integer <> 200 then
        return sync.refuse((answer ->> 'status')::integer, answer ->> 'code', answer ->> 'message');
    end if;
    return jsonb_build_object('success', true, 'stats', jsonb_build_object(
        'created', sync.pushed_count(changes, 'created'),
        'updated', sync.pushed_count(changes, 'updated'),
        'deleted', sync.pushed_count(changes, 'deleted')));
end
$$;

revoke execute on function sync.cursor_problem(double precision) from public;
revoke execute on function sync.are_texts(jsonb) from public;
revoke execute on function sync.migration_problem(jsonb) from public;
revoke execute on function sync.changes_problem(jsonb) from public;
revoke execute on function sync.refuse(integer, text, text) from public;
revoke execute on function sync.finite(double precision) from public;
revoke execute on function sync.pushed_count(jsonb, text) from public;
revoke execute on function public.sync_push(jsonb, double precision) from public, anon;
grant execute on function sync.cursor_problem(double precision) to authenticated;
grant execute on function sync.are_texts(jsonb) to authenticated;
grant execute on function sync.migration_problem(jsonb) to authenticated;
grant execute on function sync.changes_problem(jsonb) to authenticated;
grant execute on function sync.refuse(integer, text, text) to authenticated;
grant execute on function sync.finite(double precision) to authenticated;
grant execute on function sync.pushed_count(jsonb, text) to authenticated;
grant execute on function public.sync_push(jsonb, double precision) to authenticated;
