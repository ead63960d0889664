package org.openpractice.testing.probe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A value that refuses what it is not. */
public record Code(@JsonValue String value) {
    @JsonCreator
    public Code {
        if (!value.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("expected three capital letters");
        }
    }
}
