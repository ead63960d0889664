package org.openpractice.platform.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Examples of the operations, one file for each resource class: {@code examples/LocationResource.json}, in it an object for each
 * method. Its members, all optional:
 *
 * <ul>
 *   <li>{@code body}: the body, JSON or, for another media type, its text
 *   <li>{@code path}, {@code query}: values of the parameters
 *   <li>{@code after}: operations whose examples must have run before, beside those that a value refers to
 *   <li>{@code as}: the role of who asks, where the first of the operation (its administrator where that is one) will not do
 *   <li>{@code alone}: why the example cannot be run by itself; it is shown and not run
 * </ul>
 *
 * <p>A text {@code {LocationResource_open.id}} stands for a value of the answer to another example, a number in it for an element
 * of an array, {@code location} for the last part of that header. In the document it is a made-up id, or the text after a bar where
 * there is one, as in {@code {MailRecipientResource_list.0.occasion|pay-run-calculated}}; as it was written it stands in
 * {@value #EXTENSION} of the operation, by which a test of each service runs all of them.
 */
final class Examples {

    static final String EXTENSION = "x-example";

    private static final Pattern REFERENCE = Pattern.compile("\\{(\\w+_\\w+)\\.([\\w.-]+)(?:\\|([^}]*))?}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ClassLoader resources;
    private final Map<String, Map<String, Map<String, Object>>> files = new HashMap<>();

    Examples(ClassLoader resources) {
        this.resources = resources;
    }

    /** That of an operation, as it was written. */
    Optional<Map<String, Object>> of(String operationId) {
        int method = operationId.lastIndexOf('_');
        return Optional.ofNullable(files.computeIfAbsent(operationId.substring(0, method), this::read)
                .get(operationId.substring(method + 1)));
    }

    private Map<String, Map<String, Object>> read(String resource) {
        String file = "examples/" + resource + ".json";
        try (var stream = resources.getResourceAsStream(file)) {
            return stream == null ? Map.of() : JSON.readValue(stream, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** A value with made-up ids in the place of what earlier answers say. */
    static @Nullable Object shown(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                members.forEach((name, member) -> copy.put(String.valueOf(name), shown(member)));
                yield copy;
            }
            case List<?> elements -> {
                var copy = new ArrayList<@Nullable Object>();
                elements.forEach(element -> copy.add(shown(element)));
                yield copy;
            }
            case String text ->
                REFERENCE
                        .matcher(text)
                        .replaceAll(reference -> Matcher.quoteReplacement(
                                reference.group(3) == null
                                        ? madeUp(reference.group(1)).toString()
                                        : reference.group(3)));
            case null, default -> value;
        };
    }

    private static UUID madeUp(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
