package org.openpractice.billing.remittance;

import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.contracts.Money;

/**
 * What one payment adds up to.
 *
 * @param claims number of claim payments
 * @param charged sum of CLP03
 * @param claimsPaid sum of CLP04
 * @param contractual sum of the adjustments that are written off
 * @param patientResponsibility sum of the adjustments that the patient owes
 * @param providerAdjustments sum of the PLB amounts; negative ones raised the payment
 */
record RemittanceTotals(
        int claims,
        Money charged,
        Money claimsPaid,
        Money contractual,
        Money patientResponsibility,
        Money providerAdjustments) {

    static final RemittanceTotals NONE =
            new RemittanceTotals(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    RemittanceTotals with(ClaimPayment payment) {
        return new RemittanceTotals(
                claims + 1,
                charged.plus(payment.charge()),
                claimsPaid.plus(payment.paid()),
                contractual.plus(payment.adjusted(Adjustment.Disposition.CONTRACTUAL)),
                patientResponsibility.plus(payment.adjusted(Adjustment.Disposition.PATIENT)),
                providerAdjustments);
    }

    RemittanceTotals with(ProviderAdjustment adjustment) {
        return new RemittanceTotals(
                claims,
                charged,
                claimsPaid,
                contractual,
                patientResponsibility,
                providerAdjustments.plus(adjustment.amount()));
    }

    /** What BPR02 must state: the claims' payments without what the payer kept back. */
    Money payment() {
        return claimsPaid.minus(providerAdjustments);
    }
}
