package org.openpractice.payroll.compensation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * An earning that a provider contract gives to a paycheck.
 *
 * @param code begins with {@link org.openpractice.payroll.payline.PayCode#PROVIDER}
 * @param amount below zero only for {@code PROVIDER-TRUE-UP}; the earnings of one settlement never add up to less than zero
 * @param supplemental whether it is paid beside regular wages (26 CFR 31.3402(g)-1)
 * @param settlementId the settlement it pays; null for a draw
 */
public record ProviderEarning(
        String code,
        String description,
        Money amount,
        boolean supplemental,
        @Nullable UUID settlementId) {}
