package org.openpractice.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * National provider identifier: ten digits, the first 1 or 2, the last a Luhn check digit over the number with the prefix
 * 80840 (45 CFR 162.406).
 */
public record Npi(@JsonValue String digits) {

    @JsonCreator
    public Npi {
        if (digits == null || !digits.matches("[12]\\d{9}")) {
            throw new IllegalArgumentException("expected an NPI: ten digits, the first 1 or 2");
        }
        // The prefix 80840 always adds 24 to the Luhn sum.
        int sum = 24;
        for (int at = 0; at < 10; at++) {
            int digit = digits.charAt(at) - '0';
            int weighted = at % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        if (sum % 10 != 0) {
            throw new IllegalArgumentException("expected an NPI: its check digit is wrong");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
