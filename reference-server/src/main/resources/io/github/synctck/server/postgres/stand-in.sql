-- What a Supabase project brings along: roles, the users' table and the question who is asking. Where the project
-- has them, nothing is changed.
do $$
declare
    wanted text;
begin
    foreach wanted in array array ['anon', 'authenticated', 'service_role'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin noinherit', wanted);
            exception when duplicate_object or unique_violation then
                null; -- another database of this cluster made it at the same moment
            end;
        end if;
    end loop;
end
$$;

create schema if not exists auth;

create table if not exists auth.users (
    id uuid primary key
);

do $$
begin
    if to_regprocedure('auth.uid()') is null then
        create function auth.uid() returns uuid language sql stable as $body$
            select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
        $body$;
    end if;
end
$$;

grant usage on schema auth to anon, authenticated, service_role;
grant execute on function auth.uid() to anon, authenticated, service_role;
