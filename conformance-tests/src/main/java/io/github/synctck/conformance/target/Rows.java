package io.github.synctck.conformance.target;

import io.github.synctck.sim.scenario.Adopted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows that a scenario's users hold from the beginning, one per user and table, as they are asked for. */
final class Rows {
    private final Adaptation adaptation;
    private final Map<String, Adopted> byPlace = new LinkedHashMap<>();
    private final Set<String> named = new LinkedHashSet<>();

    Rows(Adaptation adaptation) {
        this.adaptation = adaptation;
    }

    /** Takes note that a record was named otherwise than by its creation. */
    void named(String table, String id) {
        named.add(table + "/" + id);
    }

    /** Whether a creation can be that of the user's row: it is the first of its user and the first word on its record. */
    boolean begin(int user, String table, String id) {
        String place = user + "/" + table;
        if (!adaptation.adopts(table) || byPlace.containsKey(place) || !named.add(table + "/" + id)) {
            return false;
        }
        byPlace.put(place, new Adopted(user, table, id, adaptation.before(table)));
        return true;
    }

    /** The symbol of the row of a user, taken under that symbol where it was not yet. */
    String symbol(int user, String table, String id) {
        begin(user, table, id);
        return Optional.ofNullable(byPlace.get(user + "/" + table))
                .map(Adopted::id)
                .orElse(id);
    }

    /** All of them, in the order in which they were asked for. */
    List<Adopted> all() {
        return new ArrayList<>(byPlace.values());
    }
}
