package io.github.synctck.server.http;

import io.github.synctck.spec.schema.DataSchema;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** {@code /openapi.json} and {@code /docs}, the same as a page that needs no network. Both without a token. */
final class DocumentRoutes {
    private static final String PACKED = "/META-INF/resources/webjars/swagger-ui/";
    private static final String VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private DocumentRoutes() {}

    static void add(JavalinConfig config, @Nullable DataSchema tables) {
        String document = OpenApi.document(tables);
        config.routes.get("/openapi.json", context -> SyncRoutes.answer(context, 200, document));
        config.routes.get("/docs", context -> send(context, "text/html", bytes("docs.html")));
        config.routes.get("/docs/page.js", context -> send(context, "text/javascript", bytes("page.js")));
        String folder = PACKED + version() + "/";
        config.routes.get(
                "/docs/swagger-ui.css", context -> send(context, "text/css", bytes(folder + "swagger-ui.css")));
        config.routes.get(
                "/docs/swagger-ui-bundle.js",
                context -> send(context, "text/javascript", bytes(folder + "swagger-ui-bundle.js")));
    }

    private static void send(Context context, String type, byte[] body) {
        context.contentType(type + "; charset=utf-8");
        context.status(200).result(body);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open(VERSION)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = DocumentRoutes.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not packed");
        }
        return in;
    }
}
