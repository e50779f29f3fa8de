package io.github.synctck.report.failure;

import io.github.synctck.spec.server.RawExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ReproTest.java}: the wrong answer again, as a JUnit test that needs REST-assured and nothing of the kit. */
final class JavaTest {
    private static final Pattern PART = Pattern.compile("@([a-z]+)@");
    private static final String INDENT = "        ";
    private static final String SHIFTED = """

                private static String shifted(String cursor, long offset) {
                    return new BigDecimal(cursor).add(BigDecimal.valueOf(offset)).toPlainString();
                }
            """;

    private final Reproducer from;
    private final StringBuilder out = new StringBuilder();
    private boolean shifts;

    private JavaTest(Reproducer from) {
        this.from = from;
    }

    /** The source of the class {@code ReproTest}, in no package. */
    static String write(Reproducer from) {
        return new JavaTest(from).source();
    }

    private String source() {
        TreeSet<String> symbols = new TreeSet<>();
        from.reproduction().requests().forEach(request -> symbols.addAll(Holes.names(request.body(), "id")));
        symbols.forEach(symbol -> line("String " + variable(symbol) + " = run + " + literal(Holes.word(symbol)) + ";"));
        for (int i = 0; i < from.reproduction().requests().size(); i++) {
            request(i, from.reproduction().requests().get(i));
        }
        ending();
        String comment = comment(from.name()) + "\n"
                + comment(from.verdict().requirement() + ": " + from.verdict().message());
        String name = from.verdict().requirement() + " " + from.name();
        Map<String, String> parts = Map.of(
                "comment", comment,
                "name", literal(name),
                "url", literal(from.url()),
                "shifted", shifts ? SHIFTED : "",
                "test", out.toString().stripTrailing());
        return PART.matcher(Templates.read("ReproTest.java.txt"))
                .replaceAll(part -> Matcher.quoteReplacement(parts.getOrDefault(part.group(1), "")));
    }

    private void line(String text) {
        out.append(INDENT).append(text).append('\n');
    }

    private static String variable(String symbol) {
        return "id_" + Holes.word(symbol);
    }

    private void request(int place, WireExcerpt.Request request) {
        RawExchange.Request exchange = request.exchange();
        List<String> arguments = new ArrayList<>();
        arguments.add(literal(exchange.push() ? "sync-push" : "sync-pull"));
        arguments.add(literal(exchange.method()));
        arguments.add(
                switch (exchange.credentials()) {
                    case VALID -> "token(\"TOKEN_" + (char) ('A' + request.user()) + "\")";
                    case NONE -> "\"\"";
                    case GARBAGE -> "\"not.a.token\"";
                    case EXPIRED -> "token(\"TOKEN_EXPIRED\")";
                    case FORGED ->
                        "token(\"TOKEN_" + (char) ('A' + request.user()) + "\").replaceFirst(\"[^.]*$\", \"Zm9yZ2Vk\")";
                    case UNSIGNED ->
                        "\"eyJhbGciOiJub25lIn0.\" + token(\"TOKEN_" + (char) ('A' + request.user())
                                + "\").split(\"[.]\")[1] + \".\"";
                });
        arguments.add(filled(request.body()));
        exchange.headers().forEach((name, value) -> {
            arguments.add(literal(name));
            arguments.add(literal(value));
        });
        String op = "op" + request.operation();
        out.append('\n');
        line("// " + safe(request.words()));
        line("TreeSet<String> " + op + " = ask(");
        line("        " + String.join(",\n" + INDENT + "        ", arguments) + ");");
        if (from.reproduction().taken().contains(place)) {
            line("assumeTrue(" + op + ".contains(\"accepted\"), \"" + op + " should be taken: \" + " + op + ");");
        }
    }

    private void ending() {
        Probe probe = from.reproduction().probe();
        out.append('\n');
        if (probe == null) {
            line("assumeTrue(false, " + literal(Reproducer.UNTOLD) + ");");
            line("assertEquals(" + literal(from.expected()) + ", " + literal(from.actual()) + ");");
            return;
        }
        String op = "op" + from.reproduction().requests().get(probe.at()).operation();
        line("boolean wrong = " + (probe.wrongIfPresent() ? "" : "!") + op + ".contains(" + filled(probe.fact())
                + ");");
        line("assertEquals(");
        line("        " + literal(from.seen(false)) + ",");
        line("        wrong ? " + literal(from.seen(true)) + " : " + literal(from.seen(false)) + ",");
        line("        "
                + literal(from.verdict().requirement() + ": " + from.verdict().message()) + ");");
    }

    /** A Java expression for the template. */
    private String filled(String template) {
        String text = Holes.fill(
                template,
                JavaTest::escaped,
                symbol -> "\" + " + variable(symbol) + " + \"",
                name -> "\" + " + cursor(Holes.CursorHole.of(name)) + " + \"");
        return ("\"" + text + "\"").replace(" + \"\"", "");
    }

    private String cursor(Holes.CursorHole hole) {
        String cursor = "cursor(op" + hole.operation() + ")";
        shifts |= hole.offset() != 0;
        return hole.offset() == 0 ? cursor : "shifted(" + cursor + ", " + hole.offset() + "L)";
    }

    private static String literal(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c >= 32 && c < 127) {
                escaped.append((char) c);
            } else if (c < 32) {
                escaped.append(String.format("\\%03o", c));
            } else {
                escaped.append(String.format("\\u%04x", c));
            }
        });
        return escaped.toString();
    }

    private static String comment(String text) {
        return " * " + safe(text).replace("*/", "* /");
    }

    /** Fit for a comment: a backslash could begin an escape that ends it. */
    private static String safe(String text) {
        return text.replaceAll("[^ -~]", "?").replace('\\', '/');
    }
}
