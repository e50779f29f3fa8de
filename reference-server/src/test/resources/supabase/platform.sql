-- What a Supabase project has before its first migration, as far as the migrations and PostgREST meet it. Run by a
-- superuser. The project's own role is no superuser there, so that it is none here: what it may not do has to show.
do $$
declare
    wanted text;
begin
    foreach wanted in array array ['anon', 'authenticated', 'service_role', 'authenticator', 'project_owner'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin noinherit', wanted);
            exception when duplicate_object or unique_violation then
                null; -- a test of another database of this cluster made it at the same moment
            end;
        end if;
    end loop;
    -- Roles belong to the cluster; tests that run at the same time take turns.
    perform pg_advisory_xact_lock(54321);
    alter role service_role bypassrls;
    alter role authenticator login noinherit password 'only for tests';
    alter role authenticator set statement_timeout = '8s';
    alter role authenticator set lock_timeout = '8s';
    alter role anon set statement_timeout = '3s';
    alter role authenticated set statement_timeout = '8s';
    alter role project_owner login createrole createdb bypassrls password 'only for tests';
    grant anon, authenticated, service_role to authenticator;
    grant anon, authenticated, service_role to project_owner;
    execute format('alter database %I owner to project_owner', current_database());
end
$$;

create schema auth;
create table auth.users (
    id uuid primary key,
    email text unique,
    created_at timestamptz not null default now()
);
grant usage on schema auth to anon, authenticated, service_role, project_owner;
grant all on auth.users to project_owner;

create function auth.uid() returns uuid language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;
grant execute on function auth.uid() to anon, authenticated, service_role, project_owner;

-- Everything that the project's role makes in "public" is open to the API's roles unless a migration says otherwise.
grant usage on schema public to anon, authenticated, service_role;
alter default privileges for role project_owner in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role project_owner in schema public
    grant all on functions to anon, authenticated, service_role;
alter default privileges for role project_owner in schema public
    grant all on sequences to anon, authenticated, service_role;
