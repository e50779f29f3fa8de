function bare(text) { gsub(/^"|"$/, "", text); return text }
function put(path, text) { leaf[++leaves] = path; value[leaves] = text }
function parse(path, key, after) {
    if (token[at] == "{") {
        if (token[++at] == "}") { at++; put(path, "{}"); return }
        do { key = bare(token[at]); at += 2; parse(path "\t" key); after = token[at++] } while (after == ",")
    } else if (token[at] == "[") {
        if (token[++at] == "]") { at++; put(path, "[]"); return }
        key = 0
        do { parse(path "\t" key++); after = token[at++] } while (after == ",")
    } else put(path, token[at++])
}
function list(bucket, table, id) {
    print bucket " " table " " id
    if (bucket != "deleted") print "live " table " " id
    if (listed[table "\t" id]++) print "again " table " " id
}
{ text = text $0 "\n" }
END {
    gsub(/"([^"\\]|\\.)*"|[][{}:,]|[^][{}:," \t\r\n]+/, "&\n", text)
    pieces = split(text, piece, "\n")
    for (i = 1; i <= pieces; i++) {
        gsub(/^[ \t\r]+|[ \t\r]+$/, "", piece[i])
        if (piece[i] != "") token[++tokens] = piece[i]
    }
    at = 1
    parse("")
    for (i = 1; i <= leaves; i++) {
        depth = split(leaf[i], part, "\t")
        if (depth < 2) continue
        print "key " part[2]
        if (part[2] == "timestamp" && depth == 2) {
            print "cursor " value[i]
            if (value[i] ~ /^[1-9][0-9]*$/) print "timestamp integer"
        }
        if (part[2] != "changes" || depth < 3) continue
        print "table " part[3]
        if (depth > 3) print "bucket " part[3] " " part[4]
        if (part[4] == "deleted" && depth == 5) list("deleted", part[3], bare(value[i]))
        if ((part[4] == "created" || part[4] == "updated") && depth == 6 && part[6] == "id") {
            id[part[3] "\t" part[4] "\t" part[5]] = bare(value[i])
            list(part[4], part[3], bare(value[i]))
        }
    }
    for (i = 1; i <= leaves; i++) {
        depth = split(leaf[i], part, "\t")
        row = part[3] "\t" part[4] "\t" part[5]
        if (part[2] == "changes" && depth == 6 && row in id) {
            print "column " part[3] " " id[row] " " part[6]
            print "value " part[3] " " id[row] " " part[6] " " value[i]
        }
    }
}
