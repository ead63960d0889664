package org.openpractice.gateway.documentation;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that is packed into this program beside this package. */
final class Resource {
    private static final String FOLDER = Resource.class.getPackageName().replace('.', '/') + "/";

    private Resource() {}

    static Buffer bytes(String name) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + FOLDER + name);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(String name) {
        return bytes(name).toString(StandardCharsets.UTF_8);
    }
}
