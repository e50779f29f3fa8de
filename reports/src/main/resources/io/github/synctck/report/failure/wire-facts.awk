function bare(text) { gsub(/^"|"$/, "", text); return text }
function pointed(pointer) { gsub("/", "\t", pointer); return pointer }
function put(path, text) { leaf[++leaves] = path; value[leaves] = text; from[leaves] = document }
function parse(path, key, after) {
    if (token[at] == "{") {
        if (token[++at] == "}") { at++; return }
        do { key = bare(token[at]); at += 2; parse(path "\t" key); after = token[at++] } while (after == ",")
    } else if (token[at] == "[") {
        if (token[++at] == "]") { at++; return }
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
    for (at = 1; at <= tokens;) { document++; parse("") }
    inside = pointed(changes)
    for (i = 1; i <= leaves; i++) {
        if (leaf[i] == pointed(timestamp)) cursor = value[i]
        if (leaf[i] == pointed(more) && from[i] == document) goes_on = value[i]
        if (leaf[i] == pointed(next_page) && from[i] == document) page = value[i]
        place = leaf[i]
        gsub("\t", "/", place)
        if (from[i] == document) print "at " place " " value[i]
        if (substr(leaf[i], 1, length(inside) + 1) != inside "\t") continue
        rest = (table == "" ? "" : table "\t") substr(leaf[i], length(inside) + 2)
        depth = split(rest, part, "\t")
        whole = part[2] == "deleted" && depth == 3
        if (whole || (part[2] == "deleted" && depth == 4 && part[4] == deleted_id)) list("deleted", part[1], bare(value[i]))
        if ((part[2] == "created" || part[2] == "updated") && depth == 4) {
            row = from[i] "\t" part[1] "\t" part[2] "\t" part[3]
            if (part[4] == "id") { id[row] = bare(value[i]); list(part[2], part[1], bare(value[i])) }
            column[++columns] = row; named[columns] = part[1] "\t" part[4]; held[columns] = value[i]
        }
    }
    for (i = 1; i <= columns; i++) if (column[i] in id) {
        split(named[i], part, "\t")
        print "value " part[1] " " id[column[i]] " " part[2] " " held[i]
    }
    if (cursor != "") print "cursor " cursor
    if (goes_on == "true" && page != "" && page != "null") print "page " page
}
