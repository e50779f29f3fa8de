package io.github.synctck.report.failure;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.synctck.conformance.target.Outline;
import io.github.synctck.conformance.wire.Outcomes;
import io.github.synctck.conformance.wire.OutgoingRequest;
import io.github.synctck.conformance.wire.PullForm;
import io.github.synctck.conformance.wire.PushForm;
import io.github.synctck.conformance.wire.TableForm;
import io.github.synctck.conformance.wire.TimeForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The wire form of a target file: methods, paths, places, envelopes, names, pages and outcomes as declared there. */
final class DeclaredDialect implements Dialect {
    private static final Pattern HOLE = Pattern.compile("\\{(id|cursor|token|user|env|new):([^}]*)}");
    private static final Pattern ENCODED = Pattern.compile("%7B((?:id|cursor|token|user|env|new)%3A(?:(?!%7D).)*)%7D");
    private static final Pattern CURSOR_TEXT = Pattern.compile("\"(\\{cursor:[^}]*})\"");
    private static final List<String> KINDS =
            List.of("accepted", "live", "deleted", "value", "again", "created", "updated");
    private static final long MILLIS = 1_000;
    private static final long MILLIS_FINE = 10;

    private final Outline outline;

    DeclaredDialect(Outline outline) {
        this.outline = outline;
    }

    @Override
    public List<String> notes() {
        return List.of("Requests are written as the target file says; what it takes from the environment stays there.");
    }

    /** What the target file says of the users whose keys are sent. */
    @Override
    public String begin(Reproduction reproduction) {
        String sent = reproduction.requests().stream().map(this::ask).collect(Collectors.joining());
        StringBuilder out = new StringBuilder();
        int users = 1
                + reproduction.requests().stream()
                        .mapToInt(WireExcerpt.Request::user)
                        .max()
                        .orElse(0);
        for (int user = 0; user < users; user++) {
            char letter = (char) ('A' + user);
            outline.user(user).forEach((key, value) -> {
                String name = userVariable(letter + "." + key);
                String given = value.isEmpty() ? ":?set it to the user's " + key : ":-" + CurlScript.safe(value);
                if (sent.contains("${" + name + "}")) {
                    out.append(name).append("=\"${").append(name).append(given).append("}\"\n");
                }
            });
        }
        return out.toString();
    }

    private static String userVariable(String key) {
        return "USER_" + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public String id(String symbol, int number) {
        return switch (outline.ids()) {
            case CLIENT -> "\"t${run}" + Holes.word(symbol) + "\"";
            case UUID -> "$(new_uuid " + number + ")";
            case ULID -> "$(new_ulid " + number + ")";
        };
    }

    @Override
    public String functions() {
        long tick = outline.resolution().toMillis();
        long pause = tick <= MILLIS_FINE ? 0 : (tick + MILLIS - 1) / MILLIS;
        return Templates.read("repro-wire-functions.sh")
                .replace("@pause@", String.valueOf(pause))
                .replace("@rules@", rules())
                .replace("@layout@", layout())
                .replace("@facts@", Templates.read("wire-facts.awk"));
    }

    private String layout() {
        PullForm.Answer answer = outline.form().pull().answer();
        PullForm.Paging paging = answer.paging();
        String table = answer.envelope() == PushForm.Envelope.TABLE
                ? outline.form().tables().values().stream()
                        .filter(TableForm::pulled)
                        .map(TableForm::name)
                        .findFirst()
                        .orElse("")
                : "";
        return "-v changes=" + CurlScript.quoted(answer.changes().toString())
                + " -v timestamp=" + CurlScript.quoted(answer.cursor().toString())
                + " -v deleted_id=" + CurlScript.quoted(answer.deletedId())
                + " -v more=" + CurlScript.quoted(text(paging == null ? null : paging.more()))
                + " -v next_page=" + CurlScript.quoted(text(paging == null ? null : paging.next()))
                + " -v table=" + CurlScript.quoted(table);
    }

    private static String text(@org.jspecify.annotations.Nullable JsonPointer pointer) {
        return pointer == null ? "" : pointer.toString();
    }

    /** Which of the statuses from 200 to 299 are a success, by the declared outcomes. */
    private String rules() {
        Outcomes outcomes = outline.form().outcomes();
        String rejected = negated(outcomes.rejected());
        String push = rejected + negated(outcomes.conflict());
        if (!outcomes.success().isEmpty()) {
            push += "{ " + any(outcomes.success()) + "; } || return 1; ";
        }
        return "case $kind in push) " + push + ";; pull) " + rejected + ";; esac";
    }

    private static String negated(List<Outcomes.Rule> rules) {
        List<Outcomes.Rule> quiet =
                rules.stream().filter(rule -> rule.status() < 300).toList();
        return quiet.isEmpty() ? "" : "! { " + any(quiet) + "; } || return 1; ";
    }

    private static String any(List<Outcomes.Rule> rules) {
        return rules.stream()
                .map(rule -> {
                    String status = "[ \"$status\" = " + rule.status() + " ]";
                    String where = "at " + rule.where() + " " + rule.is();
                    return rule.is() == null ? status : "{ " + status + " && said " + CurlScript.quoted(where) + "; }";
                })
                .collect(Collectors.joining(" || "));
    }

    @Override
    public String ask(WireExcerpt.Request request) {
        StringBuilder out = new StringBuilder("pages= kind=");
        out.append(request.exchange().push() ? "push" : "pull").append('\n');
        outline.requests(request.exchange(), request.user())
                .forEach(each -> out.append(call(each, request.operation())));
        Optional<OutgoingRequest> page = outline.page(request.exchange(), request.user());
        page.ifPresent(each -> out.append("page=$(next_page)\nwhile [ -n \"$page\" ]; do\n")
                .append(call(each, request.operation()))
                .append("page=$(next_page)\ndone\n"));
        return out.toString();
    }

    private static String call(OutgoingRequest request, int number) {
        StringBuilder out = new StringBuilder("ask ").append(CurlScript.quoted(request.method()));
        out.append(" \"")
                .append(filled(decoded(request.target()), number, true))
                .append('"');
        String body = request.body() == null ? "" : request.body();
        String bare = CURSOR_TEXT.matcher(body).replaceAll("$1");
        out.append(" \\\n    \"").append(filled(bare, number, false)).append('"');
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(request.headers().keySet());
        if (!body.isEmpty() && !names.contains("Content-Type")) {
            out.append(" -H 'Content-Type:'");
        }
        request.headers()
                .forEach((name, value) -> out.append(" \\\n    -H \"")
                        .append(filled(name + ": " + value, number, false))
                        .append('"'));
        return out.append('\n').toString();
    }

    private static String decoded(String target) {
        return ENCODED.matcher(target)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "{" + URLDecoder.decode(match.group(1), StandardCharsets.UTF_8) + "}"));
    }

    /** Fit to stand between double quotes, with the holes as variables; {@code number} tells fresh values apart. */
    private static String filled(String template, int number, boolean inUrl) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = HOLE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            out.append(CurlScript.safe(template.substring(from, matcher.start())));
            out.append(variable(matcher.toMatchResult(), number, inUrl));
            from = matcher.end();
        }
        return out.append(CurlScript.safe(template.substring(from))).toString();
    }

    private static String variable(MatchResult hole, int number, boolean inUrl) {
        String name = hole.group(2);
        return switch (hole.group(1)) {
            case "id" -> "${" + CurlScript.variable(name) + "}";
            case "token" -> "${TOKEN_" + name + ":?set it to a token}";
            case "user" -> "${" + userVariable(name) + "}";
            case "env" -> "${" + name + ":?the target file takes it from the environment}";
            case "new" -> name.equals("uuid") ? "$(new_uuid " + (number + 500) + ")" : "$(date +%s)000";
            default -> cursor(name, inUrl);
        };
    }

    private static String cursor(String name, boolean inUrl) {
        String variable = "page";
        if (!name.equals("page")) {
            Holes.CursorHole hole = Holes.CursorHole.of(name);
            variable = "cursor_" + hole.operation();
            if (hole.offset() != 0) {
                return "$((" + variable + " + (" + hole.offset() + ")))";
            }
        }
        return inUrl ? "$(plain \"$" + variable + "\")" : "${" + variable + "}";
    }

    @Override
    public Optional<String> problem() {
        return outline.problem();
    }

    @Override
    public boolean tells(String fact) {
        String[] part = fact.split(" ", 5);
        if (!KINDS.contains(part[0])) {
            return false;
        }
        TableForm.ColumnForm column =
                part.length > 3 ? outline.form().table(part[1]).columns().get(part[3]) : null;
        return column == null
                || (column.push() == TimeForm.MS && column.pull() == TimeForm.MS && column.resolutionMillis() == 1);
    }

    @Override
    public String fact(String fact) {
        String[] part = fact.split(" ", 5);
        if (part.length < 2) {
            return fact;
        }
        TableForm table = outline.form().table(part[1]);
        part[1] = table.name();
        TableForm.ColumnForm column = part.length > 3 ? table.columns().get(part[3]) : null;
        if (column != null) {
            part[3] = column.name();
        }
        return String.join(" ", part);
    }
}
