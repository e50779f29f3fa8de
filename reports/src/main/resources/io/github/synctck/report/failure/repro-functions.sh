unclear() {
    printf '\nUNCLEAR: %s\n' "$1"
    exit 2
}
# ask ENDPOINT METHOD TOKEN BODY [OPTIONS OF CURL]: leaves the answer in $status and $body
ask() {
    endpoint=$1 method=$2 token=$3 data=$4
    shift 4
    whole=$(printf '%s' "$data" | curl -sS -X "$method" "${SYNC_URL%/}/$endpoint" \
        ${token:+-H "Authorization: Bearer $token"} ${SYNC_HEADER:+-H "$SYNC_HEADER"} "$@" \
        --data-binary @- -w '\n%{http_code}') || unclear "no answer from $SYNC_URL"
    status=$(printf '%s\n' "$whole" | tail -n 1)
    body=$(printf '%s\n' "$whole" | sed '$d')
}
show() {
    printf '\n# %s\n%.2000s\nHTTP status %s\n' "$1" "$body" "$status"
}
# facts: what the answer says, a line each, such as "deleted friends ID"
facts() {
    echo "status $status"
    case $status in 2??) echo accepted ;; *) echo refused ;; esac
    printf '%s\n' "$body" | awk '
@facts@'
}
has() {
    facts | grep -cxF -- "$1" >/dev/null
}
cursor() {
    facts | sed -n 's/^cursor //p'
}
