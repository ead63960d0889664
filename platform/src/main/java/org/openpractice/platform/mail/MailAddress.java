package org.openpractice.platform.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address as offices have them: no quoted local part, no comment, no line break. Kept in lower case. */
record MailAddress(@JsonValue String value) {

    private static final Pattern PLAIN =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");
    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("expected an e-mail address such as payroll@practice.example");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
