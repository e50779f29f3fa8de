package io.github.synctck.sim.scenario;

import io.github.synctck.spec.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record that the server holds before anything happens, for tables in which no client may create one. Its symbol is
 * bound to the id of a row that the user's first pull delivers, and the row is written anew, so that what it holds is
 * known.
 *
 * @param user whose row it is
 * @param table the record's table
 * @param id the record's symbol
 * @param set what is written into it before the first step, in the order of the columns
 */
public record Adopted(int user, String table, String id, Map<String, Value> set) {
    public Adopted {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}
