package org.openpractice.platform.us;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** An address in the United States; {@code street} holds house number, street and unit. */
@Embeddable
public record PostalAddress(
        @NotBlank @Size(max = 100) String street,
        @NotBlank @Size(max = 60) String city,
        @NotNull @Enumerated(EnumType.STRING) UsState state,
        @NotNull ZipCode zip) {}
