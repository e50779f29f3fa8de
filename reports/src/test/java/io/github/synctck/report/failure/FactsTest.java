package io.github.synctck.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.spec.server.RawExchange;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    private static final Map<String, String> SYMBOLS = new TreeMap<>(Map.of("id1", "f1", "id2", "f2"));

    private static SortedSet<String> java(String body) {
        return Facts.of(new RawExchange.Answer(200, Collections.emptySortedMap(), body), SYMBOLS);
    }

    private static SortedSet<String> awk(String body) throws Exception {
        Process process = new ProcessBuilder("awk", Templates.read("facts.awk"))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write((body + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        TreeSet<String> facts = new TreeSet<>(List.of("status 200", "accepted"));
        out.lines().forEach(facts::add);
        return facts;
    }

    private static SortedSet<String> withIds(SortedSet<String> facts) {
        TreeSet<String> bound = new TreeSet<>();
        facts.forEach(fact -> bound.add(fact.replace("{id:f1}", "id1").replace("{id:f2}", "id2")));
        return bound;
    }

    /** The script knows whatever the kit looks for; of texts that servers may write in two ways nothing is looked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"changes\":{\"friends\":{\"created\":[{\"id\":\"id1\",\"name\":\"one\",\"n\":12,\"b\":true,\"z\":null}],"
                        + "\"updated\":[],\"deleted\":[\"id2\"]}},\"timestamp\":1795578980016}",
                "{\n  \"timestamp\" : 12.5 ,\n  \"changes\" : { \"a\" : { \"updated\" : [ { \"p\" : \"id2\", \"id\" : \"id1\" } ],\n"
                        + " \"created\" : [ {\"id\" : \"id1\"} ] , \"deleted\" : [ \"id1\" ] }, \"b\" : {} } }",
                "{\"changes\":{},\"timestamp\":0}",
                "{}",
                "{\"error\":\"a \\\"quoted\\\" } ] brace\",\"code\":\"conflict\"}",
            })
    void scriptSeesWhatTheKitSees(String body) throws Exception {
        assertThat(awk(body)).containsAll(withIds(java(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no</html>", "[1,2", "\"text\"", "{\"changes\":{\"friends\":", "null"})
    void whatIsNoAnswerSaysNothing(String body) throws Exception {
        assertThat(java(body)).containsExactly("accepted", "status 200");
        assertThat(awk(body)).noneMatch(fact -> fact.startsWith("live ") || fact.startsWith("deleted "));
    }
}
