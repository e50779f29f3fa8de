package io.github.synctck.report.failure;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code repro.sh}: the wrong answer again, with nothing but a POSIX shell, awk and curl, and a last line that says
 * whether it is still wrong. Tokens come from the environment.
 */
final class CurlScript {
    private static final Pattern UNSAFE = Pattern.compile("[\\\\\"$`]");

    private final Reproducer from;
    private final Dialect dialect;
    private final StringBuilder out = new StringBuilder();

    private CurlScript(Reproducer from) {
        this.from = from;
        this.dialect = from.dialect();
    }

    /** The script. */
    static String write(Reproducer from) {
        return new CurlScript(from).script();
    }

    private String script() {
        out.append("#!/bin/sh\n");
        comment(from.name());
        comment(from.verdict().requirement() + ": " + from.verdict().message());
        comment("");
        comment("Needs sh, awk and curl. Set TOKEN_A (and TOKEN_B for a second user) to bearer tokens of test users;");
        comment("SYNC_URL names another server, SYNC_HEADER adds a header such as 'apikey: ...'. Each run uses ids");
        comment("of its own, so it can be repeated. The last line is WRONG (exit 1) as long as the server shows the");
        comment("failure, RIGHT (exit 0) once it does not, UNCLEAR (exit 2) where the script cannot tell.");
        dialect.notes().forEach(this::comment);
        out.append("set -eu\n");
        out.append("SYNC_URL=${SYNC_URL:-").append(quoted(from.url())).append("}\n");
        out.append("run=$(date +%s)$$\n");
        out.append(dialect.begin(from.reproduction()));
        TreeSet<String> symbols = new TreeSet<>();
        from.reproduction().requests().forEach(request -> symbols.addAll(Holes.names(request.body(), "id")));
        String functions = dialect.functions();
        StringBuilder ids = new StringBuilder();
        int number = 0;
        for (String symbol : symbols) {
            ids.append(variable(symbol))
                    .append('=')
                    .append(dialect.id(symbol, number++))
                    .append('\n');
        }
        out.append('\n').append(functions).append('\n').append(ids);
        for (int i = 0; i < from.reproduction().requests().size(); i++) {
            request(i, from.reproduction().requests().get(i));
        }
        ending();
        return out.toString();
    }

    private void comment(String text) {
        out.append(("# " + plain(text)).stripTrailing()).append('\n');
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    static String variable(String symbol) {
        return "id_" + Holes.word(symbol);
    }

    private void request(int place, WireExcerpt.Request request) {
        out.append(dialect.ask(request));
        out.append("show ").append(quoted(plain(request.words()))).append('\n');
        if (from.reproduction().taken().contains(place)) {
            out.append("has accepted || unclear \"op ").append(request.operation());
            out.append(" should be taken and was answered with $status\"\n");
        }
        boolean sentBack = from.reproduction().requests().stream()
                .flatMap(other -> Holes.names(other.body(), "cursor").stream())
                .anyMatch(name -> Holes.CursorHole.of(name).operation() == request.operation());
        if (sentBack) {
            String cursor = "cursor_" + request.operation();
            out.append(cursor).append("=$(cursor)\n");
            out.append("[ -n \"$").append(cursor).append("\" ] || unclear 'op ");
            out.append(request.operation()).append(" gave no timestamp'\n");
        }
    }

    private void ending() {
        String expected = "printf '\\nexpected: %s\\nactual:   %s\\n' " + quoted(plain(from.expected()));
        Probe probe = from.reproduction().probe();
        if (probe == null) {
            out.append('\n')
                    .append(expected)
                    .append(' ')
                    .append(quoted(plain(from.actual())))
                    .append('\n');
            out.append("unclear ").append(quoted(Reproducer.UNTOLD)).append('\n');
            return;
        }
        out.append(String.format(
                Locale.ROOT,
                """

                if %shas "%s"; then
                    %s \\
                        %s
                    printf 'WRONG: %%s\\n' %s
                    exit 1
                fi
                printf '\\nexpected: %%s\\n' %s
                printf 'RIGHT: %%s\\n' %s
                """,
                probe.wrongIfPresent() ? "" : "! ",
                filled(dialect.fact(probe.fact())),
                expected,
                quoted(plain(from.actual())),
                quoted(from.seen(true)),
                quoted(plain(from.expected())),
                quoted(from.seen(false))));
    }

    /** Fit to stand between double quotes, with the holes as variables. */
    static String filled(String template) {
        return Holes.fill(template, CurlScript::safe, symbol -> "${" + variable(symbol) + "}", name -> {
            Holes.CursorHole hole = Holes.CursorHole.of(name);
            return hole.offset() == 0
                    ? "${cursor_" + hole.operation() + "}"
                    : "$((cursor_" + hole.operation() + " + (" + hole.offset() + ")))";
        });
    }

    /** Fit to stand between double quotes. */
    static String safe(String text) {
        return UNSAFE.matcher(text).replaceAll("\\\\$0");
    }

    /** Between single quotes. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
