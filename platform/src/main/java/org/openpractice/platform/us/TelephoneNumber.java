package org.openpractice.platform.us;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number of the North American Numbering Plan: neither the area code nor the exchange begins with 0 or 1. It may be
 * entered with or without punctuation and the leading 1; it is kept and shown as {@code (412) 555-0100}.
 */
@Schema(type = SchemaType.STRING, examples = "(412) 555-0100")
public record TelephoneNumber(@JsonValue String shown) {

    private static final Pattern SHAPE =
            Pattern.compile("(?:\\+?1[ .-]?)?\\(?([2-9]\\d{2})\\)?[ .-]?([2-9]\\d{2})[ .-]?(\\d{4})");

    /** @throws IllegalArgumentException when the text is no telephone number */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TelephoneNumber {
        var matcher = SHAPE.matcher(shown.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a telephone number of ten digits, neither area code nor exchange beginning with 0 or 1: (412) 555-0100");
        }
        shown = "(%s) %s-%s".formatted(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    @Override
    public String toString() {
        return shown;
    }

    /** The column holds the number as it is shown. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<TelephoneNumber, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable TelephoneNumber number) {
            return number == null ? null : number.shown;
        }

        @Override
        public @Nullable TelephoneNumber convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new TelephoneNumber(column);
        }
    }
}
