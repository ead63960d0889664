package org.openpractice.billing;

import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openpractice.billing.x12.X12Text;

/**
 * A postal address in the United States as a claim carries it: shorter, and in fewer characters, than a letter would.
 *
 * @param street street and number, at most 55 characters (N301)
 * @param city at most 30 characters (N401)
 * @param state two-letter USPS code (N402)
 * @param zip five or nine digits; a hyphen is dropped
 */
@Embeddable
public record Address(String street, String city, String state, String zip) {

    /** Also those of military mail (AA, AE, AP) and of the freely associated states, which no practice has its office in. */
    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

    private static final Pattern ZIP = Pattern.compile("\\d{5}(\\d{4})?");

    public Address {
        street = text("street", street, 55);
        city = text("city", city, 30);
        state = state == null ? "" : state.strip().toUpperCase(Locale.ROOT);
        zip = zip == null ? "" : zip.strip().replace("-", "");
        if (!STATE.matcher(state).matches()) {
            throw new IllegalArgumentException("state: expected a two-letter USPS code");
        }
        if (!ZIP.matcher(zip).matches()) {
            throw new IllegalArgumentException("zip: expected five or nine digits");
        }
    }

    /** The nine-digit form that 005010X222A1 requires of billing provider and service facility. */
    public boolean hasNineDigitZip() {
        return zip.length() == 9;
    }

    private static String text(String name, String value, int most) {
        if (value == null || value.isBlank() || value.strip().length() > most) {
            throw new IllegalArgumentException(name + ": expected 1 to " + most + " characters");
        }
        return X12Text.requireWritable(name, value.strip());
    }
}
