package io.github.synctck.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks a URL and ends with 0 where the answer is 200, with 1 else: the health check of a container, whose image has no
 * other HTTP client. It is no command of {@link Main}, which takes ten times as long to start, every few seconds.
 */
final class HealthCheck {
    private static final int MILLIS_MAX = 3_000;

    private HealthCheck() {}

    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("say one URL");
            System.exit(1);
        }
        System.exit(isHealthy(URI.create(args[0])) ? 0 : 1);
    }

    /** Whether it answers with 200; what it answers, or why it does not, goes to the supervisor's record. */
    private static boolean isHealthy(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(MILLIS_MAX);
            connection.setReadTimeout(MILLIS_MAX);
            int status = connection.getResponseCode();
            System.out.println(url + " answers " + status);
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            System.out.println(url + " does not answer: " + e.getMessage());
            return false;
        }
    }
}
