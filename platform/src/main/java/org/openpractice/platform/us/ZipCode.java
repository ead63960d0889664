package org.openpractice.platform.us;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ZIP code of five digits, or of five and four. */
@Schema(type = SchemaType.STRING, pattern = "\\d{5}(-\\d{4})?", examples = "15213-2582")
public record ZipCode(@JsonValue String code) {

    private static final Pattern SHAPE = Pattern.compile("\\d{5}(-\\d{4})?");

    /** @throws IllegalArgumentException when the text is no ZIP code */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ZipCode {
        code = code.strip();
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "expected a ZIP code of five digits, or five and four: 15213 or 15213-2582");
        }
    }

    @Override
    public String toString() {
        return code;
    }

    /** The column holds the code as it is written. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<ZipCode, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ZipCode zip) {
            return zip == null ? null : zip.code;
        }

        @Override
        public @Nullable ZipCode convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new ZipCode(column);
        }
    }
}
