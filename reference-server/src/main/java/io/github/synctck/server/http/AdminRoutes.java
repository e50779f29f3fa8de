package io.github.synctck.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.synctck.spec.codec.JsonValues;
import io.github.synctck.spec.server.Operator;
import io.github.synctck.spec.server.ServerAction;
import io.github.synctck.spec.server.ServerHooks;
import io.github.synctck.spec.server.SyncBackend;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the operator does to one user's data behind the endpoints of the protocol: edits, deletions, purged tombstones,
 * a clock that jumps. There is nothing here without a token of its own.
 */
final class AdminRoutes {
    private static final String SCHEME = "Bearer ";
    private static final long BODY_BYTES_MAX = 1 << 16;

    private final SyncBackend backend;
    private final byte[] token;

    AdminRoutes(SyncBackend backend, String token) {
        this.backend = backend;
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Which kinds of action this server offers for that user. */
    void offers(Context context) {
        answer(context, hooks -> {});
    }

    /** Does one action, and answers when it is done. */
    void perform(Context context) {
        answer(context, hooks -> {
            JsonNode body = JsonValues.parse(Bodies.read(context.bodyInputStream(), BODY_BYTES_MAX));
            if (operates(body, context.pathParam("user"))) {
                return;
            }
            ServerAction action = action(body);
            if (!hooks.offers().contains(action.kind())) {
                throw new HttpFailure(400, "not_offered", "this server offers no " + word(action.kind()));
            }
            hooks.perform(action);
        });
    }

    /** Does one action to everybody's data. */
    void performOnAll(Context context) {
        try {
            check(context.header("Authorization"));
            JsonNode body = JsonValues.parse(Bodies.read(context.bodyInputStream(), BODY_BYTES_MAX));
            if (!operates(body, null)) {
                throw new IllegalArgumentException("only reset, and purge with before, are for everybody");
            }
            SyncRoutes.answer(context, 200, "{\"success\":true}");
        } catch (HttpFailure e) {
            refuse(context, e.status(), e.code(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            refuse(context, 400, "malformed", "the body did not arrive");
        } catch (IllegalArgumentException e) {
            refuse(context, 400, "malformed", "the body is no action: " + e.getMessage());
        }
    }

    /** Resets, or purges up to an instant, one user's data or everybody's; whether the action is one of the two. */
    private boolean operates(JsonNode body, @Nullable String user) throws HttpFailure {
        String word = body.path("action").asText();
        boolean purges = word.equals("purge") && body.has("before");
        if (!word.equals("reset") && !purges) {
            return false;
        }
        Operator operator = backend.operator()
                .orElseThrow(() -> new HttpFailure(400, "not_offered", "this server offers no " + word));
        if (purges) {
            operator.purge(user, whole(body, "before"));
        } else {
            operator.reset(user);
        }
        return true;
    }

    private interface Work {
        void on(ServerHooks hooks) throws HttpFailure, IOException;
    }

    private void answer(Context context, Work work) {
        try {
            check(context.header("Authorization"));
            ServerHooks hooks = backend.hooks(context.pathParam("user"));
            work.on(hooks);
            String offers = hooks.offers().stream()
                    .map(kind -> "\"" + word(kind) + "\"")
                    .collect(Collectors.joining(","));
            SyncRoutes.answer(context, 200, "{\"success\":true,\"offers\":[" + offers + "]}");
        } catch (HttpFailure e) {
            refuse(context, e.status(), e.code(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            refuse(context, 400, "malformed", "the body did not arrive");
        } catch (IllegalArgumentException e) {
            refuse(context, 400, "malformed", "the body is no action: " + e.getMessage());
        }
    }

    private static void refuse(Context context, int status, String code, String error) {
        SyncRoutes.refuse(context, new HttpFailure(status, code, error));
    }

    private void check(@Nullable String authorization) throws HttpFailure {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw new HttpFailure(401, "unauthorized", "the operator's token is missing");
        }
        byte[] given = authorization.substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, token)) {
            throw new HttpFailure(403, "forbidden", "this is not the operator's token");
        }
    }

    private static String word(ServerAction.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static ServerAction action(JsonNode body) {
        String word = body.path("action").asText();
        return switch (word) {
            case "edit" -> new ServerAction.Edit(text(body, "table"), JsonValues.readRecord(body.path("record")));
            case "delete" -> new ServerAction.Delete(text(body, "table"), text(body, "id"));
            case "grant" -> new ServerAction.Grant(text(body, "table"), text(body, "id"));
            case "revoke" -> new ServerAction.Revoke(text(body, "table"), text(body, "id"));
            case "purge" -> new ServerAction.Purge();
            case "advance" -> new ServerAction.Advance(whole(body, "millis"));
            default -> throw new IllegalArgumentException("unknown action '" + word + "'");
        };
    }

    private static String text(JsonNode body, String key) {
        if (!body.path(key).isTextual()) {
            throw new IllegalArgumentException(key + " should be a text");
        }
        return body.path(key).textValue();
    }

    private static long whole(JsonNode body, String key) {
        if (!body.path(key).canConvertToExactIntegral() || !body.path(key).canConvertToLong()) {
            throw new IllegalArgumentException(key + " should be a whole number");
        }
        return body.path(key).longValue();
    }
}
