package org.openpractice.payroll.time;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;

/**
 * Pay of a week that is not for hours.
 *
 * @param amount above zero
 */
@Schema(name = "OtherPay")
public record OtherPay(Kind kind, Money amount) {

    /** What it is paid for. */
    @Schema(name = "OtherPayKind")
    public enum Kind {
        /** Being on call: in the regular rate, no hours worked (29 CFR 778.223). */
        ON_CALL,
        /** Non-discretionary: in the regular rate (29 CFR 778.208). */
        BONUS,
        /** In the employer's sole discretion: not in the regular rate (29 CFR 778.211). */
        DISCRETIONARY_BONUS
    }

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public OtherPay {
        if (kind == null) {
            throw new IllegalArgumentException("expected a kind: ON_CALL, BONUS or DISCRETIONARY_BONUS");
        }
        if (amount == null || !amount.isPositive()) {
            throw new IllegalArgumentException("expected an amount above zero");
        }
    }
}
