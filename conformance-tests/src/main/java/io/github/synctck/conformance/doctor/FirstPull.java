package io.github.synctck.conformance.doctor;

import io.github.synctck.conformance.target.HttpTarget;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.codec.WireCodec;
import io.github.synctck.spec.message.PullRequest;
import io.github.synctck.spec.message.PullResponse;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.Refused;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.message.TransportFailure;
import io.github.synctck.spec.schema.Column;
import io.github.synctck.spec.schema.ColumnType;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.schema.Table;
import io.github.synctck.spec.server.RawExchange;
import io.github.synctck.spec.server.RawExchange.Answer;
import io.github.synctck.spec.server.RawExchange.Credentials;
import io.github.synctck.spec.value.Value;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first exchanges with a target: whether it is there, who is let in, its clock, and what a first pull brings. */
final class FirstPull {
    private static final int ROWS_MANY = 10_000;
    private static final int NAMES_MAX = 5;
    private static final long OFFSET_MILLIS_MAX = 5_000;
    private static final double CURSOR_MAX = 9_007_199_254_740_991.0;

    private final HttpTarget target;
    private final DataSchema schema;
    private final Sheet sheet;
    private long pullMillis;

    FirstPull(HttpTarget target, DataSchema schema, Sheet sheet) {
        this.target = target;
        this.schema = schema;
        this.sheet = sheet;
    }

    /** Looks at all of it and returns the first user's answer; empty where something has to be mended. */
    Optional<PullResponse.Accepted> look(Network network) {
        PullRequest first = PullRequest.first(schema.version());
        RawExchange raw = network.raw(0);
        if (raw == null) {
            throw new IllegalArgumentException("a target over HTTP is needed");
        }
        long sent = System.currentTimeMillis();
        Answer answer = raw.send(new RawExchange.Request(
                false, "POST", Credentials.VALID, Collections.emptySortedMap(), WireCodec.write(first)));
        long heard = System.currentTimeMillis();
        // Nothing came back at all; an answer of something else than the server has headers.
        if (answer.status() <= 0 && answer.headers().isEmpty()) {
            sheet.fail(Doctor.REACHABLE, "cannot reach " + target.url() + ": " + answer.body());
            return Optional.empty();
        }
        sheet.ok(Doctor.REACHABLE, target.url() + " answers, the first time in " + (heard - sent) + " ms");
        encryption();
        Optional<PullResponse.Accepted> pulled = users(network, first);
        clock(answer, sent, heard);
        pulled.ifPresent(this::rows);
        pulled.ifPresent(this::shape);
        return pulled;
    }

    private void encryption() {
        URI url = URI.create(target.url());
        if ("https".equals(url.getScheme())) {
            sheet.ok(Doctor.ENCRYPTION, "TLS, with a certificate that is trusted");
        } else if (isLoopback(String.valueOf(url.getHost()))) {
            sheet.ok(Doctor.ENCRYPTION, "none, and none is needed on this machine");
        } else {
            sheet.warn(Doctor.ENCRYPTION, "none: tokens and rows cross the network readable; is there an https URL?");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Every user's first pull; the first user's answer if nobody is turned away. */
    private Optional<PullResponse.Accepted> users(Network network, PullRequest first) {
        int users = Math.min(2, target.usersMax());
        Optional<PullResponse.Accepted> own = Optional.empty();
        for (int user = 0; user < users; user++) {
            long started = System.currentTimeMillis();
            PullResponse answer = network.server(user).pull(first);
            pullMillis = System.currentTimeMillis() - started;
            if (!(answer instanceof PullResponse.Accepted accepted)) {
                refused(answer, user);
                return Optional.empty();
            }
            own = own.isPresent() ? own : Optional.of(accepted);
        }
        if (!target.isIsolated()) {
            sheet.warn(Doctor.USERS, "none by declaration: what keeps accounts apart is not judged");
        } else if (users < 2) {
            sheet.warn(Doctor.USERS, target.describe() + "; with a second one more cases could be played");
        } else {
            sheet.ok(Doctor.USERS, "two pull as they should; " + target.describe());
        }
        return own;
    }

    private void refused(PullResponse answer, int user) {
        boolean token = answer instanceof Refused refused && (refused.status() == 401 || refused.status() == 403);
        String who = user == 0 ? "" : "the second user: ";
        if (!token) {
            sheet.ok(Doctor.USERS, "no token was refused");
        }
        String reason;
        if (answer instanceof TransportFailure failure) {
            reason = target.url() + " gave no pull answer: " + failure.message();
        } else if (answer instanceof Refused refused && !token && refused.status() != 404) {
            reason = HttpTarget.refusedRequest(refused);
        } else {
            reason = target.problem(answer).orElse("the first pull was not answered");
        }
        sheet.fail(token ? Doctor.USERS : Doctor.FIRST_PULL, who + reason);
    }

    private void clock(Answer answer, long sent, long heard) {
        String date = answer.header("date");
        Instant told;
        try {
            told = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            sheet.skip(Doctor.CLOCK, "the answer has no Date header that could be compared");
            return;
        }
        // The header has no parts of a second.
        long offset = told.toEpochMilli() + 500 - (sent + heard) / 2;
        long seconds = Math.round(Math.abs(offset) / 1000.0);
        if (Math.abs(offset) <= OFFSET_MILLIS_MAX) {
            sheet.ok(Doctor.CLOCK, "the server's agrees with this machine's to " + Math.max(1, seconds) + " s");
        } else {
            sheet.warn(
                    Doctor.CLOCK,
                    "the server's is " + seconds + " s " + (offset > 0 ? "ahead of" : "behind")
                            + " this machine's; signed tokens may not be valid, and times in rows look odd");
        }
    }

    private void rows(PullResponse.Accepted answer) {
        long rows = answer.changes().size();
        String words = rows + (rows == 1 ? " row" : " rows") + " in " + pullMillis + " ms";
        if (rows >= ROWS_MANY) {
            sheet.warn(
                    Doctor.FIRST_PULL,
                    words + "; each case pulls them again: an account that is nearly empty is faster");
        } else {
            sheet.ok(Doctor.FIRST_PULL, words);
        }
    }

    private void shape(PullResponse.Accepted answer) {
        double cursor = answer.timestamp().number();
        if (!(cursor > 0 && cursor <= CURSOR_MAX)) {
            String where = target.form().pull().answer().cursor().toString();
            sheet.fail(
                    Doctor.SHAPE,
                    "the answer's cursor is expected at " + where + " as a number above 0, and there is "
                            + answer.timestamp().text() + "; a target file can say where it stands and what it counts");
            return;
        }
        TreeSet<String> unknown = new TreeSet<>(answer.changes().tables().keySet());
        unknown.removeAll(schema.tables().keySet());
        TreeSet<String> odd = new TreeSet<>();
        answer.changes().tables().forEach((name, changes) -> columns(schema.table(name), changes, odd));
        if (!unknown.isEmpty()) {
            sheet.warn(
                    Doctor.SHAPE,
                    "the answer has tables that the schema lacks: " + some(unknown)
                            + "; add them, or name them in otherTables");
        } else if (!odd.isEmpty()) {
            sheet.warn(Doctor.SHAPE, "rows differ from the schema: " + some(odd));
        } else {
            sheet.ok(
                    Doctor.SHAPE,
                    answer.changes().tables().size() + " of the "
                            + schema.tables().size() + " tables, and a cursor such as "
                            + answer.timestamp().text());
        }
    }

    private static void columns(@Nullable Table table, TableChanges changes, Set<String> odd) {
        if (table == null) {
            return;
        }
        for (var rows : List.of(changes.created(), changes.updated())) {
            for (RawRecord row : rows) {
                for (Column column : table.columns().values()) {
                    Value value = row.get(column.name());
                    String name = table.name() + "." + column.name();
                    if (value == null) {
                        odd.add(name + " is missing");
                    } else if (!(value instanceof Value.Null)
                            && !column.sanitize(value).equals(value)) {
                        boolean flag = column.type() == ColumnType.BOOLEAN;
                        if (!flag || !(value instanceof Value.Num)) {
                            odd.add(name + " is no " + column.type().name().toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
        }
    }

    private static String some(Set<String> names) {
        String shown = String.join(", ", names.stream().limit(NAMES_MAX).toList());
        return names.size() <= NAMES_MAX ? shown : shown + " and " + (names.size() - NAMES_MAX) + " more";
    }
}
