package io.github.synctck.report.failure;

import io.github.synctck.conformance.target.Target;
import io.github.synctck.sim.IdBinding;
import io.github.synctck.sim.IdFormat;
import io.github.synctck.sim.Network;
import io.github.synctck.spec.schema.DataSchema;
import io.github.synctck.spec.server.RawExchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Sends the requests of an excerpt as a script would send them: one after another, without devices. */
final class Rehearsal {
    private Rehearsal() {}

    /**
     * The facts of each answer; fewer than requests where a timestamp that is needed was not given or the target has
     * no raw wire or too few users.
     *
     * @param run makes the ids differ from those of other rehearsals; letters and digits
     */
    static List<SortedSet<String>> play(List<WireExcerpt.Request> requests, Target target, String run) {
        int users =
                1 + requests.stream().mapToInt(WireExcerpt.Request::user).max().orElse(0);
        List<SortedSet<String>> answers = new ArrayList<>();
        if (!target.speaksHttp() || users > target.usersMax()) {
            return answers;
        }
        Network network = target.open(users);
        Map<String, String> symbolById = new TreeMap<>();
        IdBinding ids = new IdBinding(new DataSchema(1, List.of()), run, network.ids());
        Map<Integer, String> cursors = new TreeMap<>();
        for (WireExcerpt.Request request : requests) {
            RawExchange raw = network.raw(request.user());
            boolean known = Holes.names(request.body(), "cursor").stream()
                    .allMatch(name ->
                            cursors.containsKey(Holes.CursorHole.of(name).operation()));
            if (raw == null || !known) {
                return answers;
            }
            String body = Holes.fill(
                    request.body(),
                    text -> text,
                    symbol -> {
                        String id = network.ids() == IdFormat.CLIENT ? run + Holes.word(symbol) : ids.bind(symbol);
                        symbolById.put(id, symbol);
                        return id;
                    },
                    name -> shifted(cursors, Holes.CursorHole.of(name)));
            SortedSet<String> facts = Facts.of(raw.send(request.with(body)), Collections.unmodifiableMap(symbolById));
            answers.add(facts);
            String cursor = Facts.cursor(facts);
            if (!request.exchange().push() && !cursor.isEmpty()) {
                cursors.put(request.operation(), cursor);
            }
        }
        return answers;
    }

    private static String shifted(Map<Integer, String> cursors, Holes.CursorHole hole) {
        String given = cursors.getOrDefault(hole.operation(), "null");
        try {
            return hole.offset() == 0
                    ? given
                    : new BigDecimal(given)
                            .add(BigDecimal.valueOf(hole.offset()))
                            .toPlainString();
        } catch (NumberFormatException e) {
            return given;
        }
    }
}
