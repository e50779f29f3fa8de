package io.github.synctck.conformance.target;

import java.net.URI;

/** URLs of servers, as people write them. */
public final class ServerUrl {
    private ServerUrl() {}

    /**
     * The URL in a text; throws {@link IllegalArgumentException} where it is none of HTTP. The message goes on after a
     * name for the text, and does not repeat the text, which may hold a secret.
     */
    public static URI parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException("should begin with http:// or https:// and name a host");
        }
        return uri;
    }

    /** The URL of a proxy, of which only host and port matter. */
    public static URI ofProxy(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("should be a URL with a host, such as http://proxy:3128");
        }
        return uri;
    }

    /** The URL of a server to be judged: the same, without a user or a password, which reports would show. */
    public static URI ofServer(String text) {
        URI uri = parse(text);
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("should not hold a user or a password; a header can carry them");
        }
        return uri;
    }
}
