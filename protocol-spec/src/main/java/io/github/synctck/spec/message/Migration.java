package io.github.synctck.spec.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client upgraded since its last pull. All three parts are always written. Requirement PULL-06a.
 *
 * @param from the schema version of the last completed pull
 * @param tables the tables created since
 * @param columns table name to the columns added since, without those of new tables
 */
public record Migration(int from, List<String> tables, Map<String, List<String>> columns) {
    public Migration {
        tables = List.copyOf(tables);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
