package org.openpractice.gateway.documentation;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The files of the documentation page: those of Swagger UI out of its jar, and the gateway's own few. Held in memory. */
final class SwaggerUi {
    private static final String COORDINATES = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final Map<String, File> files;
    private final String page;

    /**
     * A file to serve.
     *
     * @param mediaType its media type
     * @param content its bytes
     */
    record File(String mediaType, Buffer content) {}

    private SwaggerUi(Map<String, File> files, String page) {
        this.files = files;
        this.page = page;
    }

    static SwaggerUi load() {
        var webjar = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
        var own = SwaggerUi.class.getPackageName().replace('.', '/') + "/";
        return new SwaggerUi(
                Map.of(
                        "swagger-ui.css", new File("text/css; charset=utf-8", read(webjar + "swagger-ui.css")),
                        "swagger-ui-bundle.js",
                                new File("text/javascript; charset=utf-8", read(webjar + "swagger-ui-bundle.js")),
                        "favicon-32x32.png", new File("image/png", read(webjar + "favicon-32x32.png")),
                        "page.css", new File("text/css; charset=utf-8", read(own + "page.css")),
                        "page.js", new File("text/javascript; charset=utf-8", read(own + "page.js"))),
                read(own + "page.html").toString());
    }

    @Nullable
    File file(String name) {
        return files.get(name);
    }

    String page() {
        return page;
    }

    private static String version() {
        var coordinates = new Properties();
        try (var in = open(COORDINATES)) {
            coordinates.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return coordinates.getProperty("version");
    }

    private static Buffer read(String resource) {
        try (var in = open(resource)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String resource) {
        var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + resource);
        }
        return in;
    }
}
