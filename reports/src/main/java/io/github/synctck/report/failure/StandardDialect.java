package io.github.synctck.report.failure;

import io.github.synctck.spec.server.RawExchange;
import java.util.List;
import java.util.Optional;

/** The default binding: bodies go out as they are. */
final class StandardDialect implements Dialect {
    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public boolean tells(String fact) {
        return true;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public String begin(Reproduction reproduction) {
        return "";
    }

    @Override
    public String id(String symbol, int number) {
        return "\"t${run}" + Holes.word(symbol) + "\"";
    }

    @Override
    public String functions() {
        return Templates.read("repro-functions.sh").replace("@facts@", Templates.read("facts.awk"));
    }

    @Override
    public String ask(WireExcerpt.Request request) {
        StringBuilder out = new StringBuilder("ask ");
        RawExchange.Request exchange = request.exchange();
        out.append(exchange.push() ? "sync-push" : "sync-pull");
        out.append(' ').append(CurlScript.quoted(exchange.method())).append(' ');
        out.append(token(request))
                .append(" \\\n    \"")
                .append(CurlScript.filled(request.body()))
                .append('"');
        if (!exchange.headers().containsKey("Content-Type")) {
            out.append(" -H 'Content-Type:'");
        }
        exchange.headers().forEach((name, value) -> out.append(" -H ").append(CurlScript.quoted(name + ": " + value)));
        return out.append('\n').toString();
    }

    private static String token(WireExcerpt.Request request) {
        return switch (request.exchange().credentials()) {
            case VALID -> "\"${TOKEN_" + (char) ('A' + request.user()) + ":?set it to a bearer token}\"";
            case NONE -> "''";
            case GARBAGE -> "not.a.token";
            case EXPIRED -> "\"${TOKEN_EXPIRED:?set it to a token that was good once}\"";
            case FORGED -> "\"${TOKEN_" + (char) ('A' + request.user()) + "%.*}.Zm9yZ2Vk\"";
            case UNSIGNED ->
                "\"eyJhbGciOiJub25lIn0.$(printf %s \"$TOKEN_" + (char) ('A' + request.user()) + "\" | cut -d. -f2).\"";
        };
    }

    @Override
    public String fact(String fact) {
        return fact;
    }
}
