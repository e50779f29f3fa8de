#!/bin/sh
# Judges the reference server on every store under every profile, over HTTP, and prints one table.
#
#   reference-server/src/test/all-stores.sh [STORE...]      memory embedded debian container supabase, or all of them
#   PROFILES="watermelondb weave" reference-server/src/test/all-stores.sh
#   SYNCTCK="java -jar cli/target/synctck.jar" ...          another way to run the command
#
# "debian" is PostgreSQL 15 as Debian packages it, in a cluster of its own on loopback that ends with the script. Where it
# is not installed, its rows say so. "container" builds the image and starts it beside a PostgreSQL in a container, under
# the names that docker-compose.yml takes from the environment; it needs a Docker engine. "supabase" is the test that
# starts PostgREST and the Edge Functions; it needs Maven and `npm ci` in reference-server/src/test/node, and has one
# profile. Ends with 0 where every run that could be made passed, else with 1.
set -eu
cd "$(dirname "$0")/../../.."

SYNCTCK=${SYNCTCK:-./synctck}
PROFILES=${PROFILES:-watermelondb weave lww pull-only}
POSTGRES=${POSTGRES:-/usr/lib/postgresql/15/bin}
SECRET=a-secret-for-this-run-of-all-the-stores
STORES=${*:-memory embedded debian container supabase}

work=$(mktemp -d)
table=$work/table
: >"$table"
server=""
cluster=""

# A cluster may not belong to root; root gives it to the user that the package made.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

stop_server() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
    server=""
}

network=""
stop_containers() {
    [ -z "$network" ] || docker rm -fv "$network-server" "$network-postgres" >/dev/null 2>&1 || true
    [ -z "$network" ] || docker network rm "$network" >/dev/null 2>&1 || true
    network=""
}

finish() {
    stop_server
    stop_containers
    [ -z "$cluster" ] || as_postgres "$POSTGRES/pg_ctl" -D "$cluster" -m fast -w stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

row() { printf '%-10s %-14s %s\n' "$1" "$2" "$3" | tee -a "$table"; }

# The lines of a file are looked at until one begins like that; a server that ended is not waited for.
line_of() {
    waited=0
    until grep -q "^$2" "$1"; do
        kill -0 "$server" 2>/dev/null || return 1
        waited=$((waited + 1))
        [ "$waited" -lt 1200 ] || return 1
        sleep 0.1
    done
    sed -n "s/^$2//p" "$1" | head -n 1
}

# judge NAME PROFILE OPTIONS-OF-SERVE...: one server, one run, one row.
judge() {
    name=$1
    profile=$2
    shift 2
    out=$work/$name-$profile
    : >"$out.serve"
    # shellcheck disable=SC2086 # a command and its arguments
    $SYNCTCK serve --port 0 --jwt-secret "$SECRET" --profile "$profile" "$@" >"$out.serve" 2>&1 &
    server=$!
    if ! url=$(line_of "$out.serve" "listening on "); then
        row "$name" "$profile" "NO SERVER $(tail -n 1 "$out.serve")"
        failed=1
        return
    fi
    judge_url "$name" "$profile" "$url"
    grep "level=error" "$out.serve" && failed=1
    stop_server
}

# judge_url NAME PROFILE URL: one run against a server that is there, one row.
judge_url() {
    log=$work/$1-$2.log
    # shellcheck disable=SC2086
    $SYNCTCK run --url "$3" --jwt-secret "$SECRET" --profile "$2" --out "$work/$1-$2.run" >"$log" 2>&1 || {
        failed=1
        cat "$log"
    }
    row "$1" "$2" "$(tail -n 1 "$log")"
}

# until_done WORDS...: tries the command for two minutes.
until_done() {
    waited=0
    until "$@" >/dev/null 2>&1; do
        waited=$((waited + 1))
        [ "$waited" -lt 240 ] || return 1
        sleep 0.5
    done
}

start_postgres_container() {
    $SYNCTCK version >/dev/null # makes the jar
    docker build -q -f reference-server/Dockerfile \
        --build-arg JRE_IMAGE="${SYNCTCK_JRE_IMAGE:-eclipse-temurin:17-jre}" -t synctck-all-stores . >/dev/null
    network=synctck-all-stores-$$
    docker network create "$network" >/dev/null
    docker run -d --name "$network-postgres" --network "$network" \
        -e POSTGRES_DB=synctck -e POSTGRES_USER=synctck -e POSTGRES_PASSWORD="$SECRET" \
        "${SYNCTCK_POSTGRES_IMAGE:-postgres:18}" >/dev/null
    # Over TCP, where the server that only prepares a new database does not listen.
    until_done docker exec "$network-postgres" pg_isready -h 127.0.0.1 -U synctck -d synctck
}

# judge_container PROFILE: the image on a database of its own.
judge_container() {
    database=$(echo "$1" | tr '-' '_')
    docker exec -e PGPASSWORD="$SECRET" "$network-postgres" createdb -h 127.0.0.1 -U synctck "$database"
    docker run -d --name "$network-server" --network "$network" -p 127.0.0.1::8080 --read-only --tmpfs /tmp --cap-drop ALL \
        -e SYNCTCK_JWT_SECRET="$SECRET" -e SYNCTCK_JDBC_URL="jdbc:postgresql://$network-postgres:5432/$database" \
        -e SYNCTCK_JDBC_USER=synctck -e SYNCTCK_JDBC_PASSWORD="$SECRET" \
        synctck-all-stores --store postgres --profile "$1" >/dev/null
    url=http://$(docker port "$network-server" 8080/tcp | head -n 1)
    if until_done curl -sf "$url/ready"; then
        judge_url container "$1" "$url"
    else
        row container "$1" "NO SERVER $(docker logs "$network-server" 2>&1 | tail -n 1)"
        failed=1
    fi
    docker rm -fv "$network-server" >/dev/null
}

judge_supabase() {
    log=$work/supabase.log
    result=FAILED
    if mvn -q -pl reference-server -am verify -DskipITs -Dtest=SupabaseStackTest \
        -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1; then
        result=PASSED
    else
        failed=1
        tail -n 40 "$log"
    fi
    report=$(sed -n 's/.*\(tests="[0-9]*"\) \(errors="[0-9]*"\) \(skipped="[0-9]*"\) \(failures="[0-9]*"\).*/\1 \2 \3 \4/p' \
        reference-server/target/surefire-reports/TEST-*SupabaseStackTest.xml | head -n 1)
    row supabase watermelondb "$result by SupabaseStackTest, $report"
}

start_cluster() {
    cluster=$work/cluster
    chmod 755 "$work"
    mkdir "$cluster"
    [ "$(id -u)" -ne 0 ] || chown postgres "$cluster"
    as_postgres "$POSTGRES/initdb" -D "$cluster" -U owner -A trust >"$work/initdb.log" 2>&1
    # As the other stores of tests: what matters to the stamps is kept, what only power cuts tell is not.
    as_postgres "$POSTGRES/pg_ctl" -D "$cluster" -w -l "$cluster/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off" start >"$work/start.log"
}

failed=0
for store in $STORES; do
    case $store in
    memory) for each in $PROFILES; do judge memory "$each"; done ;;
    embedded) for each in $PROFILES; do judge embedded "$each" --store postgres; done ;;
    debian)
        port=${DEBIAN_PORT:-54815}
        if [ ! -x "$POSTGRES/initdb" ]; then
            row debian "-" "not run: $POSTGRES/initdb is missing (apt-get install postgresql-15)"
            continue
        fi
        start_cluster
        for each in $PROFILES; do
            database=$(echo "$each" | tr '-' '_')
            as_postgres "$POSTGRES/createdb" -h 127.0.0.1 -p "$port" -U owner "$database"
            judge debian "$each" --store postgres --jdbc-url "jdbc:postgresql://127.0.0.1:$port/$database?user=owner"
        done
        ;;
    container)
        if ! docker info >/dev/null 2>&1; then
            row container "-" "not run: no Docker engine answers"
            continue
        fi
        start_postgres_container
        for each in $PROFILES; do judge_container "$each"; done
        stop_containers
        ;;
    supabase) judge_supabase ;;
    *)
        echo "no store '$store': memory, embedded, debian, container or supabase" >&2
        exit 64
        ;;
    esac
done

echo
echo "all stores:"
cat "$table"
exit "$failed"
