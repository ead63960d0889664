package org.openpractice.payroll.bank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * ABA routing number of a bank: nine digits whose weighted sum (3, 7, 1 in turn) is a multiple of ten.
 *
 * @param digits all nine
 */
@Schema(type = SchemaType.STRING, examples = "021000021")
public record RoutingNumber(@JsonValue String digits) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoutingNumber {
        if (digits == null || !digits.matches("[0-9]{9}") || checkSum(digits) % 10 != 0) {
            throw new IllegalArgumentException("expected a routing number of nine digits with a right check digit");
        }
    }

    /** The first eight digits, by which an ACH file names a bank. */
    public String withoutCheckDigit() {
        return digits.substring(0, 8);
    }

    public String checkDigit() {
        return digits.substring(8);
    }

    private static int checkSum(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
        }
        return sum;
    }
}
