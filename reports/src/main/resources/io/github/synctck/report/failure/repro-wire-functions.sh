unclear() {
    printf '\nUNCLEAR: %s\n' "$1"
    exit 2
}
# ask METHOD TARGET BODY [OPTIONS OF CURL]: leaves the answer in $status and $body, and adds it to $pages
ask() {
    method=$1 target=$2 data=$3
    shift 3
    [ -z "$data" ] || set -- "$@" --data-binary @-
    sleep @pause@
    whole=$(printf '%s' "$data" | curl -sS -X "$method" "${SYNC_URL%/}$target" \
        ${SYNC_HEADER:+-H "$SYNC_HEADER"} "$@" -w '\n%{http_code}') || unclear "no answer from $SYNC_URL"
    status=$(printf '%s\n' "$whole" | tail -n 1)
    body=$(printf '%s\n' "$whole" | sed '$d')
    pages="$pages$body
"
}
show() {
    printf '\n# %s\n%.2000s\nHTTP status %s\n' "$1" "$pages" "$status"
}
# told: what the answer says, a line each, such as "deleted friends ID"
told() {
    printf '%s\n' "$pages" | awk @layout@ '
@facts@'
}
said() {
    told | grep -cxF -- "$1" >/dev/null
}
accepted() {
    case $status in 2??) ;; *) return 1 ;; esac
    @rules@
}
# has FACT: whether the answer was accepted, or says that
has() {
    if [ "$1" = accepted ]; then accepted; else said "$1"; fi
}
cursor() {
    told | sed -n 's/^cursor //p'
}
next_page() {
    told | sed -n 's/^page //p'
}
# plain JSON: as it stands in a URL
plain() {
    printf '%s' "$1" | sed 's/^"//; s/"$//; s/%/%25/g; s/ /%20/g; s/+/%2B/g; s/&/%26/g; s/#/%23/g; s/:/%3A/g'
}
# new_uuid NUMBER: another one in each run
new_uuid() {
    printf '%08x-%04x-4%03x-8%03x-%012x' "$(date +%s)" $(($$ % 65536)) "$1" 0 "$$"
}
# new_ulid NUMBER: another one in each run
new_ulid() {
    printf '%013d%013d' "$(date +%s)" $(($$ * 10000 + $1))
}
