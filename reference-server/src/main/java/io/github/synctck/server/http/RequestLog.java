package io.github.synctck.server.http;

import io.github.synctck.spec.value.JsonText;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line per request: when, which, how it ended, how long it took, whose it was and how much it brought. No line holds a
 * token, a query, a record's id or a value. Written by hand rather than through a logging framework, because the lines
 * are scripted against and the libraries' own logs must not mix with them.
 */
public final class RequestLog {
    /** Writes nothing. */
    public static final RequestLog NONE = new RequestLog(Form.TEXT, Integer.MAX_VALUE, line -> {});

    /** From this status on the server is at fault. */
    public static final int FAULT_MIN = 500;

    private static final int USER_DIGITS = 12;
    private static final int PATH_MAX = 200;
    private static final List<String> PROBES = List.of("/health", "/ready", "/metrics");
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\"=\\\\]]+");

    private final Form form;
    private final int statusMin;
    private final Consumer<String> lines;

    /** How a line is written. */
    public enum Form {
        /** An object with the same keys in the same order. */
        JSON,
        /** The same as {@code key=value}, with quotes where a value needs them. */
        TEXT
    }

    /**
     * A log that gets a line per request.
     *
     * @param form how a line is written
     * @param statusMin which answers it tells: those with this status or a higher one
     * @param lines takes a line, without its end; may be called by many threads
     */
    public RequestLog(Form form, int statusMin, Consumer<String> lines) {
        this.form = form;
        this.statusMin = statusMin;
        this.lines = lines;
    }

    /** A request was answered. Probes are told only where they fail: they would bury the rest. */
    void answered(Context context, float millis) {
        Exchange exchange = Exchange.of(context);
        int status = exchange.isBroken() ? FAULT_MIN : context.status().getCode();
        boolean probe = PROBES.contains(context.path()) && status < FAULT_MIN;
        if (status < statusMin || probe) {
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", status >= FAULT_MIN ? "error" : "info");
        fields.put("request", exchange.requestId());
        fields.put("method", context.req().getMethod());
        fields.put("path", path(context));
        fields.put("status", status);
        fields.put("millis", Math.round(millis * 10) / 10.0);
        exchange.user().ifPresent(user -> fields.put("user", hashed(user)));
        exchange.pushed().ifPresent(pushed -> {
            fields.put("created", pushed.created());
            fields.put("updated", pushed.updated());
            fields.put("deleted", pushed.deleted());
        });
        exchange.code().ifPresent(code -> fields.put("code", code));
        exchange.fault().ifPresent(fault -> fields.put("fault", fault));
        if (exchange.isBroken()) {
            fields.put("broken", true);
        }
        lines.accept(form == Form.JSON ? json(fields) : text(fields));
    }

    /** The operator's paths hold a user's id. */
    private static String path(Context context) {
        String path = context.path();
        if (path.startsWith("/admin/users/")) {
            return "/admin/users/ID/actions";
        }
        return path.length() <= PATH_MAX ? path : path.substring(0, PATH_MAX);
    }

    /** The same user has the same word in every line, and who knows an id can look for it. */
    static String hashed(String user) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, USER_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":"
                        + (field.getValue() instanceof String text ? JsonText.quote(text) : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + plain(String.valueOf(field.getValue())))
                .collect(Collectors.joining(" "));
    }

    private static String plain(String value) {
        return PLAIN.matcher(value).matches() ? value : JsonText.quote(value);
    }
}
