package io.github.synctck.conformance.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.synctck.conformance.wire.OutgoingRequest;
import io.github.synctck.conformance.wire.Wire;
import io.github.synctck.conformance.wire.WireForm;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.RawExchange.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requests of a target as a script would send them. What differs from run to run stands in holes: {@code
 * {cursor:4}}, {@code {cursor:page}} for the next page, {@code {token:A}}, {@code {user:A.id}}, {@code {env:API_KEY}}
 * for a secret of the target file, {@code {new:uuid}} and {@code {new:now}}. Holes for cursors stand for JSON in bodies
 * and are encoded with the rest of a URL.
 */
public final class Outline {
    private static final int USERS_MAX = 2;

    private final HttpTarget.Settings settings;
    private final Wire wire;
    private final List<Account> accounts;

    Outline(HttpTarget.Settings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
        // Leases take turns; a script's first user is the first of the file.
        this.accounts = settings.accounts() instanceof Accounts.Pool pool
                ? pool.inOrder()
                : settings.accounts()
                        .take(Math.min(USERS_MAX, settings.accounts().usersMax()));
    }

    /** The declared form. */
    public WireForm form() {
        return settings.form();
    }

    /** Which ids the server takes. */
    public IdFormat ids() {
        return settings.ids();
    }

    /** How long a tick of its clock lasts. */
    public Duration resolution() {
        return settings.resolution();
    }

    /** Why no script can speak the form; empty where one can. */
    public Optional<String> problem() {
        return wire.pulledEachByItself() > 1
                ? Optional.of("each of several tables is pulled by itself and has a cursor of its own")
                : Optional.empty();
    }

    /** What is known of a user, from 0, by the keys of the target file; empty where it is secret or new in each run. */
    public SortedMap<String, String> user(int user) {
        TreeMap<String, String> shown = new TreeMap<>();
        boolean given = settings.accounts() instanceof Accounts.Pool;
        if (user < accounts.size()) {
            accounts.get(user).values().forEach((key, value) -> {
                boolean open = given && settings.secrets().redact(value).equals(value);
                shown.put(key, open ? value : "");
            });
        }
        return shown;
    }

    /** The requests that a request of the default binding becomes; one that is none goes as it is. */
    public List<OutgoingRequest> requests(RawExchange.Request request, int user) {
        JsonNode body = tree(request.body());
        boolean understood =
                body.isObject() && request.method().equals("POST") && (!request.push() || body.has("changes"));
        List<OutgoingRequest> outlines = understood
                ? wire.outline(request.push(), body, holes(user))
                : List.of(wire.verbatim(request.push(), request.method(), request.body(), holes(user)));
        List<OutgoingRequest> signed = new ArrayList<>();
        outlines.forEach(each -> signed.add(signed(each, request, user, understood)));
        return signed;
    }

    /** The request for a further page of a pull; empty where answers come whole. */
    public Optional<OutgoingRequest> page(RawExchange.Request request, int user) {
        JsonNode body = tree(request.body());
        if (form().pull().answer().paging() == null || request.push() || !body.isObject()) {
            return Optional.empty();
        }
        JsonNode page = JsonNodeFactory.instance.textNode("{cursor:page}");
        return Optional.of(signed(wire.nextPage(body, page, holes(user)), request, user, true));
    }

    private OutgoingRequest signed(OutgoingRequest plain, RawExchange.Request request, int user, boolean understood) {
        TreeMap<String, String> more = new TreeMap<>(request.headers());
        if (understood && "application/json".equals(more.get("Content-Type"))) {
            more.remove("Content-Type");
        }
        token(request.credentials(), user)
                .ifPresent(token ->
                        more.put(settings.auth().header(), settings.auth().prefix() + token));
        OutgoingRequest whole = plain.with(more);
        TreeMap<String, String> headers = new TreeMap<>();
        whole.headers()
                .forEach((name, value) -> headers.put(name, settings.secrets().named(value)));
        String body = whole.body();
        return new OutgoingRequest(
                whole.method(),
                settings.secrets().named(whole.target()),
                headers,
                body == null ? null : settings.secrets().named(body));
    }

    private Optional<String> token(Credentials credentials, int user) {
        boolean tokens = settings.accounts().haveTokens();
        return switch (credentials) {
            case VALID -> tokens ? Optional.of("{token:" + letter(user) + "}") : Optional.empty();
            case GARBAGE -> settings.auth().garbage();
            case EXPIRED, FORGED, UNSIGNED -> Optional.of("{token:" + credentials + "}");
            case NONE -> Optional.empty();
        };
    }

    private static char letter(int user) {
        return (char) ('A' + user);
    }

    private SortedMap<String, String> holes(int user) {
        TreeMap<String, String> holes = new TreeMap<>();
        user(user).keySet().forEach(key -> holes.put("user." + key, "{user:" + letter(user) + "." + key + "}"));
        holes.put("user.token", "{token:" + letter(user) + "}");
        holes.put("uuid", "{new:uuid}");
        holes.put("now", "{new:now}");
        return Collections.unmodifiableSortedMap(holes);
    }

    /** Holes for cursors become texts. */
    private static JsonNode tree(String body) {
        try {
            return JsonValues.parse(body.replaceAll("(?<=:)\\{(cursor:[^}]*)}", "\"{$1}\""));
        } catch (IllegalArgumentException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
