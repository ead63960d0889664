package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The number under which the group itself knows somebody; it never changes and is never given to another person. */
@Schema(type = SchemaType.STRING, pattern = EmployeeNumber.PATTERN, examples = "E-1001")
public record EmployeeNumber(@JsonValue String text) {

    /** Its shape as a regular expression. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9-]{0,19}";

    /** Its shape in words. */
    public static final String EXPECTED =
            "expected 1 to 20 letters, digits and hyphens, beginning with a letter or digit";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException when the text has another shape */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmployeeNumber {
        text = text.strip();
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** The column holds the number as it is written. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<EmployeeNumber, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable EmployeeNumber number) {
            return number == null ? null : number.text;
        }

        @Override
        public @Nullable EmployeeNumber convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new EmployeeNumber(column);
        }
    }
}
