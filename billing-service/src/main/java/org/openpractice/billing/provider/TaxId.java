package org.openpractice.billing.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Employer identification number: nine digits, a hyphen after the second is dropped. Shows its last four digits only. */
public record TaxId(String digits) {

    @JsonCreator
    public TaxId {
        digits = digits == null ? "" : digits.strip().replace("-", "");
        if (!digits.matches("\\d{9}")) {
            throw new IllegalArgumentException("expected an employer identification number: nine digits");
        }
    }

    @JsonValue
    public String masked() {
        return "*****" + digits.substring(5);
    }

    @Override
    public String toString() {
        return masked();
    }
}
