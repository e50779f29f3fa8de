package io.github.synctck.conformance.targetfile;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.synctck.conformance.wire.EndpointForm;
import io.github.synctck.conformance.wire.Outcomes;
import io.github.synctck.conformance.wire.Place;
import io.github.synctck.conformance.wire.PullForm;
import io.github.synctck.conformance.wire.PushForm;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.spec.codec.BadFileException;
import io.github.synctck.spec.codec.YamlFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a target file about requests and answers. */
final class WireReader {
    static final List<String> ENDPOINT_KEYS = List.of("method", "path", "contentType", "query", "headers", "fields");
    static final List<String> PULL_KEYS = keys("first", "cursor", "schemaVersion", "migration", "answer");
    static final List<String> FIRST_KEYS = List.of("method", "path");
    static final List<String> PUSH_KEYS = keys("cursor", "schemaVersion", "envelope", "changes", "send", "rejectedIds");
    static final List<String> PLACE_KEYS = List.of("in", "name", "never");
    static final List<String> ANSWER_KEYS = List.of("changes", "envelope", "cursor", "deletedId", "paging");
    static final List<String> PAGING_KEYS = List.of("more", "next", "in", "name");
    static final List<String> OUTCOME_KEYS = List.of("success", "conflict", "rejected");
    static final List<String> RULE_KEYS = List.of("status", "where", "is");
    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 599;

    private final Scalars scalars;

    WireReader(Scalars scalars) {
        this.scalars = scalars;
    }

    private static List<String> keys(String... more) {
        List<String> keys = new ArrayList<>(ENDPOINT_KEYS);
        keys.addAll(List.of(more));
        return Collections.unmodifiableList(keys);
    }

    PullForm pull(YamlFile.@Nullable Node node) throws BadFileException {
        if (node == null) {
            return WireForm.standardPull();
        }
        node.map(PULL_KEYS);
        EndpointForm endpoint = endpoint(node, "/sync-pull");
        YamlFile.Node first = node.at("first");
        PullForm pull = new PullForm(
                endpoint,
                first == null ? null : first(first, endpoint),
                place(node, "cursor", "lastPulledAt", Place.body("lastPulledAt")),
                place(node, "schemaVersion", "schemaVersion", Place.NOWHERE),
                place(node, "migration", "migration", Place.NOWHERE),
                answer(node.at("answer")));
        pathHas(node, endpoint, pull.cursor());
        if (endpoint.isPerTable() != (pull.answer().envelope() == PushForm.Envelope.TABLE) && endpoint.isPerTable()) {
            throw node.bad("a pull path with {table} needs 'answer: {envelope: table}'");
        }
        return pull;
    }

    private EndpointForm first(YamlFile.Node node, EndpointForm rest) throws BadFileException {
        node.map(FIRST_KEYS);
        return new EndpointForm(
                scalars.open(node, "method", rest.method()),
                scalars.checked(node, scalars.open(node, "path")),
                rest.contentType(),
                rest.query(),
                rest.headers(),
                rest.fields());
    }

    private EndpointForm endpoint(YamlFile.Node node, String path) throws BadFileException {
        String method = scalars.open(node, "method", "POST");
        if (!method.matches("[A-Z]+")) {
            throw node.bad("'method' should be a method in capitals such as GET, not '" + method + "'");
        }
        return new EndpointForm(
                method,
                scalars.checked(node, scalars.open(node, "path", path)),
                node.choice("contentType", EndpointForm.ContentType.class, EndpointForm.ContentType.JSON),
                scalars.texts(node, "query"),
                scalars.texts(node, "headers"),
                scalars.trees(node, "fields"));
    }

    private static void pathHas(YamlFile.Node node, EndpointForm endpoint, Place place) throws BadFileException {
        boolean hole = endpoint.path().contains("{" + place.name() + "}");
        if (place.where() == Place.Where.PATH && !hole) {
            throw node.bad("the cursor goes into the path, which has no {" + place.name() + "}");
        }
    }

    private Place place(YamlFile.Node node, String key, String name, Place otherwise) throws BadFileException {
        YamlFile.Node found = node.at(key);
        if (found == null) {
            return otherwise;
        }
        if (found.kind() == YamlFile.Kind.TEXT && "nowhere".equals(found.text())) {
            return Place.NOWHERE;
        }
        found.map(PLACE_KEYS);
        Place.Where where = found.choice("in", Place.Where.class, Place.Where.BODY);
        if (where == Place.Where.NOWHERE) {
            return Place.NOWHERE;
        }
        String fallback = where == Place.Where.PATH ? key : name;
        return new Place(where, scalars.open(found, "name", fallback), never(found));
    }

    private static Place.Never never(YamlFile.Node node) throws BadFileException {
        YamlFile.Node found = node.at("never");
        if (found == null) {
            return Place.Never.OMIT;
        } else if (found.kind() == YamlFile.Kind.NULL) {
            return Place.Never.NULL;
        } else if ("0".equals(found.text())) {
            return Place.Never.ZERO;
        } else if ("".equals(found.text())) {
            return Place.Never.EMPTY;
        }
        return node.choice("never", Place.Never.class, Place.Never.OMIT);
    }

    private PullForm.Answer answer(YamlFile.@Nullable Node node) throws BadFileException {
        PullForm.Answer standard = WireForm.standardPull().answer();
        if (node == null) {
            return standard;
        }
        node.map(ANSWER_KEYS);
        return new PullForm.Answer(
                scalars.pointer(node, "changes", "/changes"),
                node.choice("envelope", PushForm.Envelope.class, PushForm.Envelope.NESTED),
                scalars.pointer(node, "cursor", "/timestamp"),
                scalars.open(node, "deletedId", ""),
                paging(node.at("paging")));
    }

    private PullForm.@Nullable Paging paging(YamlFile.@Nullable Node node) throws BadFileException {
        if (node == null) {
            return null;
        }
        node.map(PAGING_KEYS);
        Place place = new Place(
                node.choice("in", Place.Where.class, Place.Where.BODY),
                scalars.open(node, "name", "cursor"),
                Place.Never.OMIT);
        return new PullForm.Paging(
                scalars.pointer(node, "more", "/hasMore"), scalars.pointer(node, "next", "/nextCursor"), place);
    }

    PushForm push(YamlFile.@Nullable Node node) throws BadFileException {
        if (node == null) {
            return WireForm.standardPush();
        }
        node.map(PUSH_KEYS);
        EndpointForm endpoint = endpoint(node, "/sync-push");
        PushForm.Envelope envelope = node.choice("envelope", PushForm.Envelope.class, PushForm.Envelope.NESTED);
        boolean bare = envelope == PushForm.Envelope.BARE || envelope == PushForm.Envelope.TABLE;
        Place cursor = place(node, "cursor", "lastPulledAt", bare ? Place.NOWHERE : Place.body("lastPulledAt"));
        if (bare && (cursor.where() == Place.Where.BODY || !endpoint.fields().isEmpty())) {
            throw node.bad("a bare body holds nothing but changes; put the cursor into the query, a header or nowhere");
        }
        if (envelope == PushForm.Envelope.TABLE != endpoint.isPerTable()) {
            throw node.bad("'envelope: table' and a path with {table} go together");
        }
        pathHas(node, endpoint, cursor);
        return new PushForm(
                endpoint,
                cursor,
                place(node, "schemaVersion", "schemaVersion", Place.NOWHERE),
                envelope,
                scalars.open(node, "changes", envelope == PushForm.Envelope.OPERATIONS ? "operations" : "changes"),
                node.choice("send", PushForm.Complete.class, PushForm.Complete.WHOLE_TABLES),
                scalars.pointer(node, "rejectedIds", ""));
    }

    Outcomes outcomes(YamlFile.@Nullable Node node) throws BadFileException {
        if (node == null) {
            return Outcomes.STANDARD;
        }
        node.map(OUTCOME_KEYS);
        List<Outcomes.Rule> conflict =
                node.at("conflict") == null ? Outcomes.STANDARD.conflict() : rules(node, "conflict");
        return new Outcomes(rules(node, "success"), conflict, rules(node, "rejected"));
    }

    private List<Outcomes.Rule> rules(YamlFile.Node node, String key) throws BadFileException {
        List<Outcomes.Rule> rules = new ArrayList<>();
        for (YamlFile.Node each : node.list(key)) {
            if (each.fields() == null) {
                rules.add(new Outcomes.Rule(status(each, String.valueOf(each.text())), JsonPointer.empty(), null));
            } else {
                each.map(RULE_KEYS);
                YamlFile.Node is = each.at("is");
                if (is == null) {
                    throw each.bad("'is' is missing: the value that the body has where it matches");
                }
                rules.add(new Outcomes.Rule(
                        status(each, each.text("status")), scalars.pointer(each, "where", ""), scalars.tree(is)));
            }
        }
        return rules;
    }

    private static int status(YamlFile.Node node, String text) throws BadFileException {
        if (text.matches("[0-9]{3}")) {
            int status = Integer.parseInt(text);
            if (status >= STATUS_MIN && status <= STATUS_MAX) {
                return status;
            }
        }
        throw node.bad("should be an HTTP status from 100 to 599, not '" + text + "'");
    }
}
