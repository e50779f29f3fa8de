package io.github.synctck.spec.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts are what {@code JSON.stringify} prints in Node. */
class JsonTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.0, 1",
        "-1.5, -1.5",
        "0.1, 0.1",
        "1764000000000, 1764000000000",
        "9007199254740993, 9007199254740992",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.5e300, 1.5e+300",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "-1.25e-9, -1.25e-9",
        "5e-324, 5e-324",
        "2e-3, 0.002",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "0.30000000000000004, 0.30000000000000004",
        "NaN, null",
        "Infinity, null",
    })
    void numbersAreWrittenAsInJavaScript(double value, String text) {
        assertThat(JsonText.number(value)).isEqualTo(text);
    }

    @Test
    void textsAreQuotedAsInJavaScript() {
        assertThat(JsonText.quote("a\"b\\c\n\t\r\b\f")).isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\b\\f\"");
        assertThat(JsonText.quote("\u0000\u001f\u007f\u2028")).isEqualTo("\"\\u0000\\u001f\u007f\u2028\"");
        assertThat(JsonText.quote("\uD83E\uDD8A é")).isEqualTo("\"\uD83E\uDD8A é\"");
        assertThat(JsonText.quote("\uD83E x \uDD8A")).isEqualTo("\"\\ud83e x \\udd8a\"");
    }

    @Test
    void halfPairsInADocumentAreEscaped() {
        assertThat(JsonText.encodable("{\"a\":\"\uD83E\"}")).isEqualTo("{\"a\":\"\\ud83e\"}");
        assertThat(JsonText.encodable("\uDD8A\uDD8A \uD83E\uD83E")).isEqualTo("\\udd8a\\udd8a \\ud83e\\ud83e");
        String whole = "{\"a\":\"\uD83E\uDD8A é\"}";
        assertThat(JsonText.encodable(whole)).isSameAs(whole);
    }

    @Test
    void oneValueHasOneText() {
        assertThat(Value.of(1.0)).isEqualTo(Value.of(1)).hasToString("1");
        assertThat(Value.of(-0.0)).isEqualTo(Value.of(0.0));
        assertThat(Value.of("1")).isNotEqualTo(Value.of(1));
        assertThat(Value.of(true)).isSameAs(Value.TRUE).isNotEqualTo(Value.of(1));
        assertThat(Value.NULL).hasToString("null");
    }
}
