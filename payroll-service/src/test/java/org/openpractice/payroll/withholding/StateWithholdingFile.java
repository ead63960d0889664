package org.openpractice.payroll.withholding;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The compilation of state tables that the product's tables are compared with, where it is present. */
public final class StateWithholdingFile {

    private StateWithholdingFile() {}

    /** Reads it; skips the test when it is not there. */
    public static JsonNode read() {
        var folder = Path.of(Optional.ofNullable(System.getProperty("OPENPRACTICE_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("OPENPRACTICE_SHARED_DATA")))
                .orElse("../../shared/data"));
        var file = folder.resolve("withholding/states-2026.json");
        assumeTrue(
                Files.isRegularFile(file),
                "skipped: no " + file + "; set OPENPRACTICE_SHARED_DATA to the folder that has it");
        try {
            return JsonMapper.builder().build().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records of one jurisdiction in the order of the file. */
    public static List<JsonNode> records(String jurisdiction) {
        var found = new ArrayList<JsonNode>();
        read().path("records").forEach(row -> {
            if (row.path("jurisdiction").asText().equals(jurisdiction)) {
                found.add(row);
            }
        });
        return found;
    }
}
