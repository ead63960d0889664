package org.openpractice.payroll.filing;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A social security number in the clear; lives only in a request and while a wage record is written. Never logged: its
 * text form says nothing. Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned.
 */
@Schema(type = SchemaType.STRING, examples = "123-45-6789")
record SocialSecurityNumber(String digits) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SocialSecurityNumber {
        if (digits == null || !digits.matches("(?!000|666|9)[0-9]{3}-?(?!00)[0-9]{2}-?(?!0000)[0-9]{4}")) {
            throw new IllegalArgumentException("expected a social security number such as 123-45-6789");
        }
        digits = digits.replace("-", "");
    }

    String masked() {
        return "***-**-" + digits.substring(5);
    }

    @Override
    public String toString() {
        return "SocialSecurityNumber[…]";
    }
}
