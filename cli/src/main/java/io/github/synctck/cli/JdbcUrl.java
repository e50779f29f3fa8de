package io.github.synctck.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a database out of the command line and the environment. User and password may stand beside the URL, so that
 * nobody has to write a password into one, where some characters mean something else.
 *
 * @param option what {@code --jdbc-url} says; it wins over {@code SYNCTCK_JDBC_URL}
 * @param environment names to values; an empty value counts as none
 */
record JdbcUrl(@Nullable String option, Map<String, String> environment) {
    /** The URL with user and password; empty where no database is named. */
    Optional<String> complete() {
        Optional<String> base = option == null ? value("SYNCTCK_JDBC_URL") : Optional.of(option);
        return base.map(url -> {
            StringBuilder text = new StringBuilder(url);
            append(text, "user", value("SYNCTCK_JDBC_USER"));
            append(text, "password", value("SYNCTCK_JDBC_PASSWORD"));
            return text.toString();
        });
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static void append(StringBuilder url, String parameter, Optional<String> value) {
        if (value.isPresent()) {
            url.append(url.indexOf("?") < 0 ? '?' : '&').append(parameter).append('=');
            url.append(URLEncoder.encode(value.orElseThrow(), StandardCharsets.UTF_8));
        }
    }
}
