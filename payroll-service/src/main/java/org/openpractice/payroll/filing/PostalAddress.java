package org.openpractice.payroll.filing;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An address in the United States, in the widths of the EFW2 file.
 *
 * @param locationAddress attention, suite, room
 * @param deliveryAddress street or post office box
 * @param state two-letter USPS code
 */
@Embeddable
record PostalAddress(
        @Size(max = 22) @Nullable String locationAddress,

        @NotBlank @Size(max = 22) String deliveryAddress,

        @NotBlank @Size(max = 22) String city,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String state,
        @NotNull @Pattern(regexp = "[0-9]{5}") String zip,

        @Pattern(regexp = "[0-9]{4}") @Nullable String zipExtension) {

    Efw2.Address forFile() {
        return new Efw2.Address(locationAddress, deliveryAddress, city, state, zip, zipExtension);
    }
}
