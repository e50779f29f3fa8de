package io.github.synctck.spec.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the client keeps of a raw value, by the column's type. */
class ColumnTest {
    private static Column column(ColumnType type, boolean optional) {
        return new Column("c", type, optional, 1, null);
    }

    @Test
    void nothingIsConvertedButZeroAndOneToBooleans() {
        Column text = column(ColumnType.STRING, false);
        Column number = column(ColumnType.NUMBER, false);
        Column flag = column(ColumnType.BOOLEAN, false);

        assertThat(text.sanitize(Value.of("1"))).isEqualTo(Value.of("1"));
        assertThat(text.sanitize(Value.of(1))).isEqualTo(Value.of(""));
        assertThat(number.sanitize(Value.of("1"))).isEqualTo(Value.of(0));
        assertThat(number.sanitize(Value.TRUE)).isEqualTo(Value.of(0));
        assertThat(number.sanitize(Value.of(Double.NaN))).isEqualTo(Value.of(0));
        assertThat(flag.sanitize(Value.of(1))).isEqualTo(Value.TRUE);
        assertThat(flag.sanitize(Value.of(0))).isEqualTo(Value.FALSE);
        assertThat(flag.sanitize(Value.of(2))).isEqualTo(Value.FALSE);
        assertThat(flag.sanitize(Value.of("true"))).isEqualTo(Value.FALSE);
    }

    @Test
    void onlyOptionalColumnsKeepNull() {
        for (ColumnType type : ColumnType.values()) {
            assertThat(column(type, true).sanitize(Value.NULL)).isEqualTo(Value.NULL);
            assertThat(column(type, false).sanitize(Value.NULL)).isNotEqualTo(Value.NULL);
            assertThat(column(type, true).sanitize(new Value.Opaque("[]"))).isEqualTo(Value.NULL);
        }
    }

    @Test
    void parentsStandBeforeTheirChildrenWhateverTheOrder() {
        Column key = new Column("parent_id", ColumnType.STRING, true, 1, new Column.Reference("parents", true));
        Table child = new Table("children", 1, List.of(key));
        Table parent = new Table("parents", 1, List.of(column(ColumnType.STRING, true)));
        DataSchema schema = new DataSchema(1, List.of(child, parent));

        assertThat(schema.parentsFirst()).containsExactly(parent, child);
        assertThat(schema.children("parents")).containsExactly(new DataSchema.Child(child, key));
        assertThat(schema.children("children")).isEmpty();
        assertThat(schema.tables()).isEqualTo(Map.of("children", child, "parents", parent));
    }
}
