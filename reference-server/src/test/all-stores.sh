#!/bin/sh
# Judges the reference server on every store under every profile, over HTTP, and prints one table.
#
#   reference-server/src/test/all-stores.sh [STORE...]      stores: memory embedded debian, or all of them
#   PROFILES="watermelondb weave" reference-server/src/test/all-stores.sh
#   SYNCTCK="java -jar cli/target/synctck.jar" ...          another way to run the command
#
# "debian" is PostgreSQL 15 as Debian packages it, in a cluster of its own on loopback that ends with the script. Where it
# is not installed, its rows say so. Ends with 0 where every run that could be made passed, else with 1.
set -eu
cd "$(dirname "$0")/../../.."

SYNCTCK=${SYNCTCK:-./synctck}
PROFILES=${PROFILES:-watermelondb weave lww pull-only}
POSTGRES=${POSTGRES:-/usr/lib/postgresql/15/bin}
SECRET=a-secret-for-this-run-of-all-the-stores
STORES=${*:-memory embedded debian}

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

finish() {
    stop_server
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
    # shellcheck disable=SC2086 # a command and its arguments
    $SYNCTCK serve --port 0 --jwt-secret "$SECRET" --profile "$profile" "$@" >"$out.serve" 2>&1 &
    server=$!
    if ! url=$(line_of "$out.serve" "listening on "); then
        row "$name" "$profile" "NO SERVER $(tail -n 1 "$out.serve")"
        failed=1
        return
    fi
    # shellcheck disable=SC2086
    $SYNCTCK run --url "$url" --jwt-secret "$SECRET" --profile "$profile" --out "$out.run" >"$out.log" 2>&1 || {
        failed=1
        cat "$out.log"
    }
    row "$name" "$profile" "$(tail -n 1 "$out.log")"
    grep "level=error" "$out.serve" && failed=1
    stop_server
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
    *)
        echo "no store '$store': memory, embedded or debian" >&2
        exit 64
        ;;
    esac
done

echo
echo "all stores:"
cat "$table"
exit "$failed"
