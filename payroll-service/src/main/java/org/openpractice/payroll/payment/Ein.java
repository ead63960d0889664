package org.openpractice.payroll.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Employer identification number, nine digits; written with or without its hyphen. Its text form says nothing. */
@Schema(type = SchemaType.STRING, examples = "12-3456789")
public record Ein(String digits) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Ein {
        if (digits == null || !digits.matches("[0-9]{2}-?[0-9]{7}")) {
            throw new IllegalArgumentException("expected an EIN such as 12-3456789");
        }
        digits = digits.replace("-", "");
    }

    String masked() {
        return "**-***" + digits.substring(5);
    }

    @Override
    public String toString() {
        return "Ein[…]";
    }
}
