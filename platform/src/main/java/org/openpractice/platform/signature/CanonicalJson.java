package org.openpractice.platform.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form in which content is signed: JSON that is the same for the same content, and can be read without this program. */
final class CanonicalJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private CanonicalJson() {}

    static byte[] write(Object content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The content to sign cannot be written as JSON", e);
        }
    }

    /** What differs, by its place in the content; everything when one of the two is no JSON. */
    static List<SignatureView.Difference> differences(byte[] signed, byte[] now) {
        var differences = new ArrayList<SignatureView.Difference>();
        compare("", read(signed), read(now), differences);
        return differences;
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static void compare(
            String place, JsonNode signed, JsonNode now, List<SignatureView.Difference> differences) {
        if (signed.isObject() && now.isObject()) {
            var names = new LinkedHashSet<String>();
            signed.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(
                    place.isEmpty() ? name : place + "." + name, signed.path(name), now.path(name), differences));
        } else if (!signed.equals(now)) {
            differences.add(new SignatureView.Difference(place, text(signed), text(now)));
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isMissingNode() ? null : node.isValueNode() ? node.asText() : node.toString();
    }
}
