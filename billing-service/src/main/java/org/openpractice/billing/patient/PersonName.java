package org.openpractice.billing.patient;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.X12Text;

/** A person's name as a claim carries it (NM103, NM104, NM105); text that an interchange cannot carry is refused. */
@Embeddable
public record PersonName(
        String lastName, String firstName, @Nullable String middleName) {

    public PersonName {
        lastName = required("lastName", lastName, 60);
        firstName = required("firstName", firstName, 35);
        middleName = middleName == null || middleName.isBlank() ? null : required("middleName", middleName, 25);
    }

    private static String required(String name, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.strip().length() > most) {
            throw new IllegalArgumentException(name + ": expected 1 to " + most + " characters");
        }
        return X12Text.requireWritable(name, value.strip());
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "***";
    }
}
