package org.openpractice.payroll.bank;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A bank account number in the clear; lives only in a request and while an ACH file is written. Never logged: its text
 * form says nothing.
 */
@Schema(type = SchemaType.STRING, examples = "000123456789")
public record AccountNumber(String digits) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountNumber {
        if (digits == null || !digits.matches("[0-9]{4,17}")) {
            throw new IllegalArgumentException("expected an account number of 4 to 17 digits");
        }
    }

    /** The last four digits behind dots. */
    public String masked() {
        return "••••" + digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return "AccountNumber[…]";
    }
}
