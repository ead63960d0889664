package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The e-mail address a person has at work, in lower case: the identity provider's account of the same address is theirs. */
@Schema(type = SchemaType.STRING, format = "email", maxLength = 254, examples = "ada.example@practice.example")
public record WorkEmail(@JsonValue String address) {

    /** RFC 5321 mailbox of dot-atoms; quoted local parts and address literals are not used for people. */
    private static final Pattern SHAPE = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

    private static final int LONGEST = 254;

    /** @throws IllegalArgumentException when the text is no e-mail address */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkEmail {
        address = address.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST || !SHAPE.matcher(address).matches()) {
            throw new IllegalArgumentException("expected an e-mail address, for example ada.example@practice.example");
        }
    }

    @Override
    public String toString() {
        return address;
    }

    /** The column holds the address in lower case, so that its unique constraint ignores case. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<WorkEmail, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable WorkEmail email) {
            return email == null ? null : email.address;
        }

        @Override
        public @Nullable WorkEmail convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new WorkEmail(column);
        }
    }
}
