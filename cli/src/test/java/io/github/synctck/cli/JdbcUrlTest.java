package io.github.synctck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** Where the database is, and who its owner is. */
class JdbcUrlTest {
    private static final String URL = "jdbc:postgresql://db:5432/sync";

    @Test
    void isAbsentWhereNobodyNamesADatabase() {
        assertThat(new JdbcUrl(null, Map.of()).complete()).isEmpty();
        assertThat(new JdbcUrl(null, Map.of("SYNCTCK_JDBC_URL", "")).complete()).isEmpty();
        assertThat(new JdbcUrl(null, Map.of("SYNCTCK_JDBC_USER", "me")).complete())
                .isEmpty();
    }

    @Test
    void theOptionWinsOverTheEnvironment() {
        assertThat(new JdbcUrl(URL, Map.of("SYNCTCK_JDBC_URL", "jdbc:postgresql://other/x")).complete())
                .hasValue(URL);
        assertThat(new JdbcUrl(null, Map.of("SYNCTCK_JDBC_URL", URL)).complete())
                .hasValue(URL);
    }

    @Test
    void everyPasswordReachesTheDriverAsItIs() {
        String password = "p w&%=?+#\"x/ü";
        Map<String, String> environment = Map.of("SYNCTCK_JDBC_USER", "the owner", "SYNCTCK_JDBC_PASSWORD", password);
        for (String base : new String[] {URL, URL + "?sslmode=require"}) {
            String complete = new JdbcUrl(base, environment).complete().orElseThrow();

            Properties parsed = Driver.parseURL(complete, new Properties());

            assertThat(parsed).isNotNull();
            assertThat(parsed.getProperty("user")).isEqualTo("the owner");
            assertThat(parsed.getProperty("password")).isEqualTo(password);
            assertThat(parsed.getProperty("PGDBNAME")).isEqualTo("sync");
        }
    }
}
