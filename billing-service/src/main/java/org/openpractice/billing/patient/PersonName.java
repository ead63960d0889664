package org.openpractice.billing.patient;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.X12Text;

/**
 * A person's name as a claim carries it (NM103, NM104, NM105); text that an interchange cannot carry is refused.
 *
 * @param firstName null of somebody who has one name only (NM104 is left out then)
 */
@Embeddable
public record PersonName(
        String lastName,
        @Nullable String firstName,
        @Nullable String middleName) {

    public PersonName {
        lastName = required("lastName", lastName, 60);
        firstName = optional("firstName", firstName, 35);
        middleName = optional("middleName", middleName, 25);
    }

    private static @Nullable String optional(String name, @Nullable String value, int most) {
        return value == null || value.isBlank() ? null : required(name, value, most);
    }

    private static String required(String name, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.strip().length() > most) {
            throw new IllegalArgumentException(name + ": expected 1 to " + most + " characters");
        }
        X12Text.requireWritable(name, value.strip());
        int plain = X12Text.plain(value).length();
        if (plain == 0 || plain > most) {
            throw new IllegalArgumentException(name + ": expected 1 to " + most + " characters in plain letters");
        }
        return value.strip();
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "***";
    }
}
