package io.github.synctck.spec.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.message.Changes;
import io.github.synctck.spec.message.RawRecord;
import io.github.synctck.spec.message.TableChanges;
import io.github.synctck.spec.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final RawRecord RECORD = RawRecord.of(
            "f1",
            Map.of(
                    "_status", Value.of("created"),
                    "a", Value.of(1.5),
                    "name", Value.of("q\"\n\uD83E\uDD8A"),
                    "opaque", new Value.Opaque("[1,2]"),
                    "z", Value.NULL));

    @Test
    void keysAreSortedAndNothingIsPadded() {
        assertThat(CanonicalJson.write(RECORD))
                .isEqualTo("{\"_status\":\"created\",\"a\":1.5,\"id\":\"f1\",\"name\":\"q\\\"\\n\uD83E\uDD8A\","
                        + "\"opaque\":[1,2],\"z\":null}");
        assertThat(CanonicalJson.write(RawRecord.of("f1", Map.of()))).isEqualTo("{\"id\":\"f1\"}");
    }

    @Test
    void textIsThatOfTheTree() {
        Map<String, TableChanges> tables = new LinkedHashMap<>();
        tables.put("z", new TableChanges(List.of(RECORD, RECORD), List.of(), List.of("d1", "d2")));
        tables.put("a", TableChanges.NONE);
        Changes changes = new Changes(tables);

        assertThat(CanonicalJson.write(changes)).isEqualTo(CanonicalJson.write(JsonValues.write(changes)));
        assertThat(CanonicalJson.write(RECORD)).isEqualTo(CanonicalJson.write(JsonValues.write(RECORD)));
        assertThat(CanonicalJson.write(Changes.NONE)).isEqualTo("{}");
    }
}
