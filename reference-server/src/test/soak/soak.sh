#!/bin/sh
# The soak of the reference server on PostgreSQL: devices sync for three minutes, while the server is killed twice, PostgreSQL
# once, and the clock is set back by an hour. Ends with the exit code of `synctck soak`, with 69 where PostgreSQL is missing.
#
# Environment: SYNCTCK (the command, default ./synctck of this checkout), PG_BIN (default: the newest of Debian), OUT
# (default synctck-soak), PORT (the server's; PostgreSQL takes the next one; default 18500), DURATION in seconds (180).
# Words after the script's name go to `synctck soak`.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
SYNCTCK=${SYNCTCK:-$here/../../../../synctck}
OUT=${OUT:-synctck-soak}
PORT=${PORT:-18500}
DURATION=${DURATION:-180}
PG_BIN=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
pgport=$((PORT + 1))

[ -n "$PG_BIN" ] && [ -x "$PG_BIN/initdb" ] || {
    echo "soak.sh: needs a PostgreSQL server, such as Debian's package postgresql; PG_BIN says where it is" >&2
    exit 69
}

work=$(mktemp -d /tmp/synctck-soak.XXXXXX)
chmod 755 "$work"
mkdir -p "$OUT"
OUT=$(cd "$OUT" && pwd)

# PostgreSQL does not run as root.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$work"
    as_postgres="setpriv --reuid=postgres --regid=postgres --init-groups --reset-env"
else
    as_postgres=""
fi

secret=$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')
admin=$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')
export SYNCTCK_JWT_SECRET="$secret" SYNCTCK_ADMIN_TOKEN="$admin"

# Both die without a word where they are killed; each script returns when what it starts is ready.
cat >"$work/start-postgres" <<END
#!/bin/sh
for try in 1 2 3 4 5 6 7 8 9 10; do
    $as_postgres "$PG_BIN/pg_ctl" -w -t 60 -D "$work/data" -l "$work/postgres.log" \\
        -o "-p $pgport -k $work -c listen_addresses=127.0.0.1 -c synchronous_commit=on" start >/dev/null && exit 0
    sleep 1
done
exit 1
END
cat >"$work/kill-postgres" <<END
#!/bin/sh
kill -9 "\$(head -n 1 "$work/data/postmaster.pid")"
END
cat >"$work/start-server" <<END
#!/bin/sh
"$SYNCTCK" serve --port $PORT --store postgres \\
    --jdbc-url "jdbc:postgresql://127.0.0.1:$pgport/soak?user=postgres" >>"$OUT/server.log" 2>&1 </dev/null &
echo \$! >"$work/server.pid"
for try in \$(seq 1 1500); do
    curl -fs -o "$work/ready" "http://127.0.0.1:$PORT/ready" && exit 0
    kill -0 "\$(cat "$work/server.pid")" 2>/dev/null || break
    sleep 0.2
done
echo "the server does not start; see $OUT/server.log" >&2
exit 1
END
cat >"$work/kill-server" <<END
#!/bin/sh
kill -9 "\$(cat "$work/server.pid")"
END
chmod +x "$work"/start-* "$work"/kill-*

end() {
    [ -f "$work/server.pid" ] && kill "$(cat "$work/server.pid")" 2>/dev/null || true
    $as_postgres "$PG_BIN/pg_ctl" -m immediate -D "$work/data" stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

$as_postgres "$PG_BIN/initdb" -A trust -U postgres -E UTF8 --locale=C.UTF-8 -D "$work/data" >"$OUT/initdb.log" 2>&1
"$work/start-postgres"
$as_postgres "$PG_BIN/psql" -q -h 127.0.0.1 -p $pgport -U postgres -c "CREATE DATABASE soak" postgres
: >"$OUT/server.log"
"$work/start-server"

cat >"$work/target.yaml" <<END
url: http://127.0.0.1:$PORT
name: the reference server on PostgreSQL
auth:
  jwt: {secret: "\${SYNCTCK_JWT_SECRET}"}
hooks:
  advance:
    url: http://127.0.0.1:$PORT/admin/users/{user.id}/actions
    headers: {Authorization: "Bearer \${SYNCTCK_ADMIN_TOKEN}"}
    body: {action: advance, millis: "{millis}"}
END

at() { echo "$((DURATION * $1 / 100))s"; }
status=0
"$SYNCTCK" soak --target "$work/target.yaml" --devices 32 --users 4 --duration "${DURATION}s" --out "$OUT" \
    --incident "$(at 20)=echo 'kill -9 of the server'; $work/kill-server; $work/start-server" \
    --clock-step "$(at 35)=-1h" \
    --incident "$(at 50)=echo 'kill -9 of PostgreSQL'; $work/kill-postgres; $work/start-postgres" \
    --incident "$(at 75)=echo 'kill -9 of the server'; $work/kill-server; $work/start-server" \
    "$@" || status=$?
exit $status
