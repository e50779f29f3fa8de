package io.github.synctck.report.failure;

import io.github.synctck.conformance.check.Verdict;
import io.github.synctck.sim.history.History;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code repro.sh}: the wrong answer again, with nothing but a shell and curl. Tokens come from the environment. */
public final class CurlScript {
    private static final Pattern HOLE = Pattern.compile("\\{(id|cursor):([^}]*)}");
    private static final Pattern UNSAFE = Pattern.compile("[\\\\\"$`]");

    private CurlScript() {}

    /** The script for a verdict on a history of that server. */
    public static String write(History history, Verdict verdict, String url) {
        List<WireExcerpt.Request> requests = WireExcerpt.of(history, verdict.evidence());
        StringBuilder out = new StringBuilder("#!/bin/sh\n");
        comment(out, history.scenario().name());
        comment(out, verdict.requirement() + ": " + verdict.message());
        comment(out, "Set TOKEN_A (and TOKEN_B for a second user) to bearer tokens of test users; SYNC_URL and");
        comment(out, "SYNC_APIKEY where they differ. Each run uses ids of its own, so it can be repeated.");
        out.append("set -eu\n");
        out.append("SYNC_URL=${SYNC_URL:-").append(quoted(url)).append("}\n");
        out.append("run=$(date +%s)$$\n");
        ids(requests, out);
        out.append("""

                ask() {
                    curl -sS -X POST "$SYNC_URL/$1" -H "Authorization: Bearer $2" -H 'Content-Type: application/json' \\
                        ${SYNC_APIKEY:+-H "apikey: $SYNC_APIKEY"} --data-binary "$3" -w '\\nHTTP status %{http_code}'
                }
                timestamp() {
                    printf '%s' "$answer" | sed -n 's/.*"timestamp" *: *\\([0-9.]*\\).*/\\1/p' | head -n 1
                }
                show() {
                    printf '\\n# %s\\n%s\\n' "$1" "$answer"
                }

                """);
        requests.forEach(request -> request(request, out));
        Verdict.Contrast contrast = verdict.contrast();
        if (contrast != null) {
            out.append("\nprintf '\\nexpected: %s\\nactual:   %s\\n' ");
            out.append(quoted(contrast.expected())).append(" \\\n    ").append(quoted(contrast.actual()));
            out.append('\n');
        }
        return out.toString();
    }

    private static void comment(StringBuilder out, String text) {
        out.append("# ").append(text.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }

    private static void ids(List<WireExcerpt.Request> requests, StringBuilder out) {
        TreeSet<String> symbols = new TreeSet<>();
        for (WireExcerpt.Request request : requests) {
            Matcher matcher = HOLE.matcher(request.body());
            while (matcher.find()) {
                if (matcher.group(1).equals("id")) {
                    symbols.add(matcher.group(2));
                }
            }
        }
        symbols.forEach(symbol -> out.append(variable(symbol))
                .append("=\"t${run}")
                .append(safe(symbol))
                .append("\"\n"));
    }

    private static String safe(String symbol) {
        return symbol.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String variable(String symbol) {
        return "id_" + safe(symbol);
    }

    private static void request(WireExcerpt.Request request, StringBuilder out) {
        String token = "TOKEN_" + (char) ('A' + request.user());
        out.append("answer=$(ask ")
                .append(request.push() ? "sync-push" : "sync-pull")
                .append(" \"${");
        out.append(token).append(":?set it to a bearer token}\" \\\n    \"").append(filled(request.body()));
        out.append("\")\nshow ")
                .append(quoted(request.words().replaceAll("\\p{Cntrl}", " ")))
                .append('\n');
        if (!request.push()) {
            out.append("cursor_").append(request.operation()).append("=$(timestamp)\n");
        }
    }

    /** Fit to stand between double quotes, with the holes as variables. */
    private static String filled(String body) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = HOLE.matcher(body);
        int from = 0;
        while (matcher.find()) {
            out.append(escaped(body.substring(from, matcher.start()))).append(value(matcher));
            from = matcher.end();
        }
        return out.append(escaped(body.substring(from))).toString();
    }

    private static String value(Matcher hole) {
        String name = hole.group(2);
        if (hole.group(1).equals("id")) {
            return "${" + variable(name) + "}";
        }
        int sign = Math.max(name.indexOf('+'), name.indexOf('-'));
        return sign < 0
                ? "${cursor_" + name + "}"
                : "$((cursor_" + name.substring(0, sign) + " " + name.charAt(sign) + " " + name.substring(sign + 1)
                        + "))";
    }

    private static String escaped(String text) {
        return UNSAFE.matcher(text).replaceAll("\\\\$0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
