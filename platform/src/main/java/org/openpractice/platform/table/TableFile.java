package org.openpractice.platform.table;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A table of regulated numbers as a service ships it: a JSON file below {@code resources/tables}. */
public final class TableFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private TableFile() {}

    /**
     * Reads the file; a field that stands twice is refused.
     *
     * @param name for example {@code levies-2026} or {@code local/US-NY-NYC}
     * @throws TableRefused when there is no such file
     */
    public static JsonNode read(String name) {
        // The tables belong to the service, whose classes another loader may have than those of this library.
        var loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), TableFile.class.getClassLoader());
        try (var stream = loader.getResourceAsStream("tables/" + name + ".json")) {
            if (stream == null) {
                throw new TableRefused(name, "file", "the table is there", "the file is missing");
            }
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Table " + name + " cannot be read", e);
        }
    }
}
