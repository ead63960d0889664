package org.openpractice.gateway.documentation;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the documentation page, all of them the gateway's own. Held in memory. */
final class PageFiles {
    private final Map<String, File> files = Stream.of(
                    "page.css", "page.js", "api.js", "call.js", "people.js", "operation.js", "icon.svg")
            .collect(Collectors.toUnmodifiableMap(
                    name -> name, name -> new File(mediaType(name), Resource.bytes(name))));
    private final String page = Resource.text("page.html");

    /**
     * A file to serve.
     *
     * @param mediaType its media type
     * @param content its bytes
     */
    record File(String mediaType, Buffer content) {}

    @Nullable
    File file(String name) {
        return files.get(name);
    }

    String page() {
        return page;
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }
}
