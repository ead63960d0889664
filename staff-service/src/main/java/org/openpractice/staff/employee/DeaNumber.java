package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A registration number of the Drug Enforcement Administration: registrant type, a letter (or 9), six digits and a
 * check digit.
 *
 * <p>First letter: A, B, F, G practitioner, M mid-level practitioner, P and R researcher and distributor. X stood for
 * the buprenorphine waiver, which ended with the Consolidated Appropriations Act, 2023, section 1262. Second: the first
 * letter of the last name when the number was issued, 9 for a business. Check: (d1+d3+d5) + 2(d2+d4+d6) ends in d7.
 */
@Schema(type = SchemaType.STRING, pattern = "[ABFGMPR][A-Z9]\\d{7}", examples = "AB1234563")
public record DeaNumber(@JsonValue String text) {

    private static final Pattern SHAPE = Pattern.compile("[ABFGMPRX][A-Z9]\\d{7}");

    /** @throws IllegalArgumentException when the text is no DEA number, its check digit is wrong or its type is retired */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeaNumber {
        text = text.strip().toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a DEA number: one of A B F G M P R, a letter or 9, and seven digits");
        }
        if (text.charAt(0) == 'X') {
            throw new IllegalArgumentException(
                    "expected the practitioner's own DEA number; numbers beginning with X were retired in 2023");
        }
        if (checkDigit(text) != digit(text, 7)) {
            throw new IllegalArgumentException(
                    "expected a DEA number whose seventh digit is the check digit over the six before; a digit is wrong");
        }
    }

    /**
     * Whether the second letter fits a person of that last name. A mismatch is a reason to look, not an error: the name
     * may have changed after the number was issued.
     */
    public boolean fits(String lastName) {
        char letter = text.charAt(1);
        return letter == '9' || lastName.toUpperCase(Locale.ROOT).startsWith(String.valueOf(letter));
    }

    private static int checkDigit(String text) {
        int odd = digit(text, 1) + digit(text, 3) + digit(text, 5);
        int even = digit(text, 2) + digit(text, 4) + digit(text, 6);
        return (odd + 2 * even) % 10;
    }

    /** The digit at a place from 1 to 7. */
    private static int digit(String text, int place) {
        return text.charAt(place + 1) - '0';
    }

    @Override
    public String toString() {
        return text;
    }

    /** The column holds the number in upper case. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<DeaNumber, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable DeaNumber number) {
            return number == null ? null : number.text;
        }

        @Override
        public @Nullable DeaNumber convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new DeaNumber(column);
        }
    }
}
