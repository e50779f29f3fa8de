package io.github.synctck.conformance.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How connections are made.
 *
 * @param ca a file of certificates in PEM that are trusted besides the usual ones
 * @param proxy the proxy of requests that do not stay on this machine
 * @param answerTimeout how long an answer may take
 * @param bodyBytesMax the largest request body that the server takes; {@link #ANY_SIZE} unless one is declared
 */
public record HttpOptions(Optional<Path> ca, Optional<URI> proxy, Duration answerTimeout, int bodyBytesMax) {
    /** No limit of bodies is declared. */
    public static final int ANY_SIZE = Integer.MAX_VALUE;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int PROXY_PORT = 3128;

    /** The usual certificates, no proxy, 30 s, bodies of any size. */
    public static final HttpOptions STANDARD =
            new HttpOptions(Optional.empty(), Optional.empty(), Duration.ofSeconds(30), ANY_SIZE);

    /** A client; throws {@link IllegalArgumentException} with one sentence where the certificates cannot be used. */
    HttpClient client(URI target) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        ca.ifPresent(file -> builder.sslContext(trusting(file)));
        String host = String.valueOf(target.getHost());
        boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        if (proxy.isPresent() && !local) {
            int port = proxy.get().getPort() < 0 ? PROXY_PORT : proxy.get().getPort();
            builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.get().getHost(), port)));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("given-" + number++, each);
            }
            if (number == 0) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
            for (X509Certificate each : usual().getAcceptedIssuers()) {
                store.setCertificateEntry("usual-" + number++, each);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager(store)}, null);
            return context;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the certificates in " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no certificates in PEM that can be used", e);
        }
    }

    private static X509TrustManager usual() throws GeneralSecurityException {
        return manager(null);
    }

    private static X509TrustManager manager(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager manager) {
                return manager;
            }
        }
        throw new GeneralSecurityException("no trust manager");
    }
}
