package io.github.synctck.server.http;

import io.github.synctck.spec.message.PushRequest;
import io.github.synctck.spec.message.TableChanges;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of one request while it is answered, for its line in the log. One thread at a time. */
final class Exchange {
    /** The header that carries the request's id, both ways. */
    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "synctck.exchange";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int CAUSES_MAX = 4;
    private static final String OURS = "io.github.synctck.";

    private final String requestId;
    private volatile @Nullable String user;
    private volatile @Nullable String code;
    private volatile @Nullable Pushed pushed;
    private volatile @Nullable String fault;
    private volatile boolean broken;

    /** How many records a push brought, in each bucket. */
    record Pushed(int created, int updated, int deleted) {
        static Pushed of(PushRequest request) {
            int created = 0;
            int updated = 0;
            int deleted = 0;
            for (TableChanges table : request.changes().tables().values()) {
                created += table.created().size();
                updated += table.updated().size();
                deleted += table.deleted().size();
            }
            return new Pushed(created, updated, deleted);
        }
    }

    private Exchange(String requestId) {
        this.requestId = requestId;
    }

    /** Begins: the caller's id where it is one of 1 to 64 safe characters, else a new one; the answer carries it. */
    static void begin(Context context) {
        String given = context.header(HEADER);
        boolean taken = given != null && WELL_FORMED.matcher(given).matches();
        String id = taken ? String.valueOf(given) : UUID.randomUUID().toString();
        context.attribute(ATTRIBUTE, new Exchange(id));
        context.header(HEADER, id);
    }

    /** The one of that request. */
    static Exchange of(Context context) {
        Exchange exchange = context.attribute(ATTRIBUTE);
        return exchange == null ? new Exchange("") : exchange;
    }

    String requestId() {
        return requestId;
    }

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    void user(String subject) {
        user = subject;
    }

    Optional<String> code() {
        return Optional.ofNullable(code);
    }

    void code(String word) {
        code = word;
    }

    Optional<Pushed> pushed() {
        return Optional.ofNullable(pushed);
    }

    void pushed(Pushed records) {
        pushed = records;
    }

    /** Where our own code failed; classes and places only, since messages may quote what was stored. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    void fault(Throwable thrown) {
        String causes = Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .map(Exchange::named)
                .collect(Collectors.joining(" < "));
        fault = causes + " at " + place(thrown);
    }

    private static String named(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown instanceof SQLException sql ? name + " " + sql.getSQLState() : name;
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getClassName().substring(OURS.length()) + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber())
                .orElse("unknown");
    }

    /** Whether the connection was broken in the middle of an answer whose status had left. */
    boolean isBroken() {
        return broken;
    }

    void breaks() {
        broken = true;
    }
}
