package org.openpractice.platform.us;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An employer identification number (26 CFR 301.7701-12): two digits, seven digits.
 *
 * <p>A tax id: it is stored encrypted only, shown masked only, and its text form hides it.
 *
 * @param digits the nine digits without the hyphen
 */
@Schema(type = SchemaType.STRING, pattern = "\\d{2}-?\\d{7}", examples = "25-1234567")
public record Ein(String digits) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{2})-?(\\d{7})");

    /** @throws IllegalArgumentException when the text is no employer identification number */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Ein {
        var matcher = SHAPE.matcher(digits.strip());
        if (!matcher.matches() || matcher.group(1).equals("00")) {
            throw new IllegalArgumentException(
                    "expected an employer identification number: nine digits as NN-NNNNNNN, not beginning with 00");
        }
        digits = matcher.group(1) + matcher.group(2);
    }

    /** The form for screens: the last four digits alone. */
    public String masked() {
        return "**-***" + digits.substring(5);
    }

    @Override
    public String toString() {
        return "Ein[hidden]";
    }
}
