package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A social security number: area, group, serial. The Social Security Administration never assigns area 000, 666 or 900
 * to 999, group 00 or serial 0000 (POMS RM 10201.035). Numbers beginning with 9 are taxpayer identification numbers of
 * people who may not work with them.
 *
 * <p>It exists in the clear only while a request is handled: stored as {@link SealedSsn}, shown masked, hidden in text.
 *
 * @param digits the nine digits without hyphens
 */
@Schema(type = SchemaType.STRING, pattern = "\\d{3}-?\\d{2}-?\\d{4}", examples = "123-45-6789")
public record Ssn(String digits) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{3})-?(\\d{2})-?(\\d{4})");

    /** @throws IllegalArgumentException when the text is no social security number that can have been assigned */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Ssn {
        var matcher = SHAPE.matcher(digits.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a social security number of nine digits as AAA-GG-SSSS");
        }
        String area = matcher.group(1);
        if (area.equals("000") || area.equals("666") || area.startsWith("9")) {
            throw new IllegalArgumentException(
                    "expected a social security number whose first three digits are not 000, 666 or 900 to 999");
        }
        if (matcher.group(2).equals("00")) {
            throw new IllegalArgumentException("expected a social security number whose middle two digits are not 00");
        }
        if (matcher.group(3).equals("0000")) {
            throw new IllegalArgumentException("expected a social security number whose last four digits are not 0000");
        }
        digits = area + matcher.group(2) + matcher.group(3);
    }

    /** The form for screens: the last four digits alone. */
    public String masked() {
        return "***-**-" + digits.substring(5);
    }

    @Override
    public String toString() {
        return "Ssn[hidden]";
    }
}
