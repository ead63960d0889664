package org.openpractice.payroll.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Number under which a state knows the group; often built on the EIN. Its text form says nothing. */
@Schema(type = SchemaType.STRING, examples = "12-345678-9")
public record StateAccountNumber(String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StateAccountNumber {
        text = text == null ? "" : text.strip();
        if (!text.matches("[0-9A-Za-z][0-9A-Za-z .-]{1,29}")) {
            throw new IllegalArgumentException(
                    "expected an account number of 2 to 30 letters, digits, spaces, dots and hyphens");
        }
    }

    /** All but the last three characters hidden. */
    public String masked() {
        return "…" + text.substring(Math.max(1, text.length() - 3));
    }

    @Override
    public String toString() {
        return "StateAccountNumber[…]";
    }
}
