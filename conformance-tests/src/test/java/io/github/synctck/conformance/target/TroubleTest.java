package io.github.synctck.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.server.RawExchange.Answer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are not the server's own word are told from those that are. */
class TroubleTest {
    private static final String WHOLE = "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"f\\u0031\",\"name\":null,"
            + "\"is_best\":true,\"age\":-12.5e3}],\"updated\":[],\"deleted\":[\"f2\"]}},\"timestamp\":1700000000000}";

    private static Answer answer(int status, String type, String body) {
        return new Answer(status, new TreeMap<>(Map.of("content-type", type)), body);
    }

    @Test
    void pullThatIsCutOffAnywhereIsTrouble() {
        assertThat(Trouble.of(answer(200, "application/json", WHOLE), false)).isEmpty();
        for (int length = 1; length < WHOLE.length(); length++) {
            String part = WHOLE.substring(0, length);

            assertThat(Trouble.of(answer(200, "application/json", part), false))
                    .as(part)
                    .hasValueSatisfying(trouble -> assertThat(trouble.body()).contains("cut off after"));
        }
    }

    @Test
    void onlyAnAnswerOfItsOwnLengthThatHoldsLongCharactersSeemsMiscounted() {
        Answer whole = counted("{\"name\":\"Zo\u00eb\"}");
        Answer cut = counted("{\"name\":\"Zo\u00eb\"");

        assertThat(Trouble.seemsMiscounted(cut)).isTrue();
        assertThat(Trouble.seemsMiscounted(whole)).isFalse();
        assertThat(Trouble.seemsMiscounted(counted("{\"name\":\"Zoe\""))).isFalse();
        assertThat(Trouble.seemsMiscounted(answer(200, "application/json", cut.body())))
                .isFalse();
        assertThat(Trouble.seemsMiscounted(new Answer(500, cut.headers(), cut.body())))
                .isFalse();
    }

    private static Answer counted(String body) {
        return new Answer(200, new TreeMap<>(Map.of("content-length", "" + body.length())), body);
    }

    /** The half word at the end was once searched from the beginning, and a long text took minutes. */
    @Test
    void longTextIsReadOnce() {
        String body = "{\"changes\":{},\"timestamp\":1,\"note\":\"" + "a".repeat(4_000_000) + "\"}";

        assertThat(Trouble.of(answer(200, "application/json", body), false)).isEmpty();
    }

    /** What a server says for itself is judged, however odd it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/plain | {}",
                "200 | text/html | [1]",
                "200 | '' | {}",
                "200 | application/json | {\"a\":1}x",
                "200 | application/json | {\"a\":01}",
                "200 | application/json | null",
                "204 | '' | ''",
                "400 | text/html | <p>bad</p>",
                "404 | text/plain | nothing here",
                "409 | application/json | {}",
                "500 | text/html | <p>oops</p>",
            })
    void wordsOfTheServerAreNoTrouble(int status, String type, String body) {
        assertThat(Trouble.of(answer(status, type, body), false)).isEmpty();
    }

    /** Some frameworks call a bare word a page. */
    @Test
    void pushMayBeAnsweredWithAnyWord() {
        Answer word = answer(200, "text/html; charset=utf-8", "OK");

        assertThat(Trouble.of(word, true)).isEmpty();
        assertThat(Trouble.of(word, false)).isPresent();
    }
}
