package io.github.synctck.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.synctck.conformance.doctor.Check;
import io.github.synctck.conformance.doctor.Doctor;
import io.github.synctck.conformance.probe.Draft.Known;
import io.github.synctck.conformance.probe.Draft.Pull;
import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.conformance.target.TargetTrouble;
import io.github.synctck.conformance.targetfile.TargetFile;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.server.RawExchange.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which wire form a server speaks: asks for a first pull in the ways that real backends take, reads the
 * answer, and lets one row make the round trip in the ways that they take pushes. What it tries is what it writes: each
 * guess is a target file. Used once, by one thread.
 */
public final class ServerProbe {
    private static final List<String> NAMES =
            List.of("lastPulledAt", "last_pulled_at", "p_last_pulled_at", "lastPulledVersion", "since", "timestamp");
    private static final List<String> OWNERS = List.of("user_id", "owner_id", "userId", "ownerId", "owner");
    private static final List<String> FIRSTS = List.of("init", "first", "initial", "full");
    private static final List<String> FIELDS = List.of("page_size: 100", "limit: 100");
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

    private final Draft.Frame frame;
    private final Given given;
    private final TreeMap<String, String> variables = new TreeMap<>();
    private String lastRefusal = "";
    private @Nullable HttpTarget target;

    /**
     * What the user says.
     *
     * @param url the server's base
     * @param tokens bearer tokens of test users; none where there are no users
     * @param headers fixed headers
     * @param pull the path of the pull, where it is known
     * @param push the path of the push, where it is known
     * @param overrides certificates and proxy
     */
    public record Given(
            String url,
            List<String> tokens,
            Map<String, String> headers,
            Optional<String> pull,
            Optional<String> push,
            TargetFile.Overrides overrides) {}

    /**
     * What was found.
     *
     * @param text the target file
     * @param variables the environment variables that it reads, with the values of this process; secret
     * @param notes sentences for whoever reads the file
     */
    public record Found(String text, Map<String, String> variables, List<String> notes) {
        /** Never the secrets. */
        @Override
        public String toString() {
            return text;
        }
    }

    private ServerProbe(Given given) {
        this.given = given;
        Map<String, String> headers = new LinkedHashMap<>();
        given.headers().forEach((name, value) -> {
            String variable = "SYNCTCK_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            headers.put(name, variable);
            variables.put(variable, value);
        });
        List<String> tokens = new ArrayList<>();
        for (String token : given.tokens()) {
            String variable = "TOKEN_" + (char) ('A' + tokens.size());
            tokens.add(variable);
            variables.put(variable, token);
        }
        this.frame = new Draft.Frame(given.url(), headers, tokens);
    }

    /** Probes; throws {@link TargetTrouble} with one sentence where no form is found. */
    public static Found probe(Given given) {
        return new ServerProbe(given).probe();
    }

    private Found probe() {
        Draft draft = PullGuesses.paths(given.pull()).stream()
                .flatMap(guess -> pulling(guess).stream())
                .findFirst()
                .orElseThrow(() -> new TargetTrouble("no pull endpoint was found below " + given.url() + ": "
                        + (lastRefusal.isEmpty() ? "every path that is known answers 404" : lastRefusal)
                        + "; --pull PATH says where it is"));
        List<String> notes = new ArrayList<>();
        Layout layout = layout(draft, null).orElseThrow(() -> new TargetTrouble("a second first pull was refused"));
        draft = cursorOf(draft, layout, notes);
        draft = draft.with(known(draft, layout, notes));
        draft = pushOf(draft, layout, notes);
        return new Found(draft.text(), variables, notes);
    }

    /** The server as a draft describes it, over one client for all of them. */
    private HttpTarget target(Draft draft) {
        HttpTarget.Settings settings = read(draft).settings();
        HttpTarget before = target;
        HttpTarget now = before == null ? new HttpTarget(settings) : before.spokenTo(settings);
        target = now;
        return now;
    }

    private TargetFile read(Draft draft) {
        try {
            return TargetFile.read(draft.text(), Path.of("probed.yaml"), variables::get, given.overrides());
        } catch (BadFileException e) {
            throw new TargetTrouble("the server's names do not fit into a target file: " + e.getMessage());
        }
    }

    /** The answer of the first user's pull. */
    private Answer ask(Draft draft, @Nullable JsonNode cursor) {
        return target(draft).verbatimPull(cursor);
    }

    private Optional<Layout> layout(Draft draft, @Nullable JsonNode cursor) {
        Answer answer = ask(draft, cursor);
        return answer.status() >= 200 && answer.status() < 300 ? Layout.of(answer.body()) : Optional.empty();
    }

    /** The spelling of a first pull that is answered at a path; empty where there is no endpoint or none is. */
    private Optional<Draft> pulling(Pull path) {
        Answer answer = ask(new Draft(frame, path, "", Known.NOTHING), null);
        int status = answer.status();
        if (status < 0) {
            throw new TargetTrouble("cannot reach " + given.url() + ": " + answer.body());
        } else if (status == 401 || status == 403) {
            throw new TargetTrouble(given.url() + " refused the credentials with " + status
                    + "; --token and --header 'apikey: ...' say who asks");
        } else if (status == 404 || status == 405 || status == 501) {
            return path.path().contains("/rpc/") ? called(path) : Optional.empty();
        }
        lastRefusal = path.method() + " " + path.path() + " answers " + status + " to every first pull that is known";
        return spelled(path);
    }

    /** Functions of a database answer 404 to arguments that they do not have. */
    private Optional<Draft> called(Pull path) {
        return NAMES.stream()
                .map(name -> new Pull(path.method(), path.path(), "", name, "null", false, ""))
                .map(guess -> new Draft(frame, guess, "", Known.NOTHING))
                .filter(draft -> layout(draft, null).isPresent())
                .findFirst();
    }

    private Optional<Draft> spelled(Pull path) {
        for (String field : concat("", FIELDS)) {
            for (Pull guess : PullGuesses.spellings(path, NAMES, field)) {
                Draft draft = new Draft(frame, guess, "", Known.NOTHING);
                if (layout(draft, null).isPresent()) {
                    return Optional.of(draft);
                }
            }
            for (String first : field.isEmpty() ? FIRSTS : List.<String>of()) {
                Pull guess = path.beginning(path.path().replaceFirst("[^/]*/?$", first));
                Draft draft = new Draft(frame, guess, "", Known.NOTHING);
                if (layout(draft, null).isPresent()) {
                    return Optional.of(draft);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> concat(String head, List<String> tail) {
        List<String> all = new ArrayList<>(List.of(head));
        all.addAll(tail);
        return all;
    }

    /** The name under which the server looks for a cursor: with it, a second pull brings less, or nonsense is refused. */
    private Draft cursorOf(Draft draft, Layout layout, List<String> notes) {
        LinkedHashSet<String> names = new LinkedHashSet<>(List.of(draft.pull().name()));
        names.addAll(NAMES);
        Predicate<String> honored = name -> {
            Draft named = draft.with(draft.pull().named(name));
            Optional<Layout> delta = layout(named, layout.value());
            if (layout.size() > 0) {
                return delta.isPresent() && delta.get().size() < layout.size();
            }
            return delta.isPresent()
                    && ask(named, JsonNodeFactory.instance.textNode("no-cursor"))
                                    .status()
                            >= 400;
        };
        Optional<String> name = names.stream().filter(honored).findFirst();
        if (name.isEmpty()) {
            notes.add(
                    "no name of the cursor made a difference; '" + draft.pull().name() + "' is a guess");
            return draft;
        }
        Draft named = draft.with(draft.pull().named(name.get()));
        for (String never : PullGuesses.nevers(named.pull())) {
            Draft written = named.with(named.pull().written(never));
            if (layout(written, null)
                    .filter(again -> again.size() >= layout.size())
                    .isPresent()) {
                return written;
            }
        }
        return named;
    }

    private Known known(Draft draft, Layout layout, List<String> notes) {
        List<String> answer = answerLines(layout, layout.deletedId());
        if (!layout.more().isEmpty() && !layout.next().isEmpty()) {
            notes.add("the answer comes in pages; that the next page is asked for with 'cursor' is a guess");
        }
        String owner = owner(layout);
        List<String> users = new ArrayList<>();
        for (String variable : owner.isEmpty() ? List.<String>of() : frame.tokens()) {
            Draft.Frame alone = new Draft.Frame(frame.url(), frame.headers(), List.of(variable));
            Draft own = new Draft(alone, draft.pull(), "", Known.NOTHING);
            users.add(layout(own, null).map(each -> value(each, owner)).orElse(""));
        }
        if (users.contains("")) {
            notes.add("a user without rows does not show its " + owner + "; add its 'id' under users");
        }
        List<SeenTable> tables = SeenTable.of(layout, owner);
        if (tables.isEmpty()) {
            throw new TargetTrouble("the first pull of " + given.url()
                    + " is answered but brings no row, so that the columns cannot be seen; make a row in each table"
                    + " with the app first");
        }
        List<String> others = new ArrayList<>(layout.names());
        tables.forEach(table -> others.remove(table.name()));
        List<String> policies = layout.isUpdatedOnly() ? List.of("buckets: updated-only") : List.of();
        return new Known(answer, policies, layout.unit(), ids(layout), tables, others, owner, users, "");
    }

    private static List<String> answerLines(Layout layout, String deletedId) {
        List<String> lines = new ArrayList<>();
        if (!layout.changes().equals("/changes")) {
            lines.add("changes: " + Draft.quoted(layout.changes()));
        }
        if (!layout.cursor().equals("/timestamp")) {
            lines.add("cursor: " + Draft.quoted(layout.cursor()));
        }
        if (!deletedId.isEmpty()) {
            lines.add("deletedId: " + deletedId);
        }
        if (!layout.more().isEmpty() && !layout.next().isEmpty()) {
            lines.add("paging: {more: " + Draft.quoted(layout.more()) + ", next: " + Draft.quoted(layout.next())
                    + ", in: body, name: cursor}");
        }
        return lines;
    }

    /** The column that holds the user: one of the usual names, with one value in all rows. */
    private static String owner(Layout layout) {
        return OWNERS.stream()
                .filter(name -> !value(layout, name).isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String value(Layout layout, String column) {
        LinkedHashSet<String> values = new LinkedHashSet<>();
        for (String table : layout.names()) {
            layout.rows(table).stream()
                    .filter(row -> row.path(column).isTextual())
                    .forEach(row -> values.add(row.path(column).textValue()));
        }
        return values.size() == 1 ? values.iterator().next() : "";
    }

    private static String ids(Layout layout) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        layout.names()
                .forEach(table ->
                        layout.rows(table).forEach(row -> ids.add(row.path("id").asText())));
        boolean uuids = ids.stream().allMatch(id -> id.matches(UUID));
        return uuids ? "uuid" : ids.stream().allMatch(id -> id.matches(ULID)) ? "ulid" : "client";
    }

    /** The form of a push with which a row makes the round trip. */
    private Draft pushOf(Draft draft, Layout layout, List<String> notes) {
        Check best = new Check("", Check.Status.FAIL, "no push endpoint was found; --push PATH says where it is");
        for (String lines : PushGuesses.of(draft.pull(), given.push())) {
            Draft guess = draft.pushing(lines);
            Check check = roundTrip(guess);
            if (check.message().contains("cannot be deleted") || isDeletedAsObject(check)) {
                guess = isDeletedAsObject(check)
                        ? guess.with(guess.known().withAnswer(answerLines(layout, "id")))
                        : guess.with(guess.known().withOperations("create, update"));
                check = roundTrip(guess);
            }
            if (check.status() != Check.Status.FAIL) {
                if (check.status() == Check.Status.WARN) {
                    notes.add(check.message());
                }
                return guess;
            }
            best = isNearer(check, best) ? check : best;
        }
        throw new TargetTrouble("pulls are understood (" + draft.pull().method() + " "
                + draft.pull().path() + "), and no form of a push: " + best.message());
    }

    /** A refusal that is not about the path says more than a 404. */
    private static boolean isNearer(Check check, Check best) {
        boolean path =
                check.message().contains("refused with 404") || check.message().contains("refused with 405");
        return best.name().isEmpty() || !path;
    }

    private static boolean isDeletedAsObject(Check check) {
        return check.message().contains("/deleted");
    }

    private Check roundTrip(Draft draft) {
        return Doctor.roundTrip(target(draft), read(draft).profile());
    }
}
