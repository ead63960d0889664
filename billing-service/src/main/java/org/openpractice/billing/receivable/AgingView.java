package org.openpractice.billing.receivable;

import java.time.LocalDate;
import org.openpractice.contracts.Money;

/**
 * What is owed to the practice, by age.
 *
 * @param fromServiceDate age counted from the date of service
 * @param fromResponsibilityDate age counted from the day the balance became the debtor's
 * @param unappliedPayments money received for claims that could not be matched; not deducted from anything
 */
record AgingView(LocalDate asOf, Debtors fromServiceDate, Debtors fromResponsibilityDate, Money unappliedPayments) {

    /** Payers and patients apart. */
    public record Debtors(Aging payer, Aging patient) {

        static final Debtors NONE = new Debtors(Aging.NONE, Aging.NONE);

        Debtors withPayer(Money balance, LocalDate since, LocalDate asOf) {
            return new Debtors(payer.with(balance, since, asOf), patient);
        }

        Debtors withPatient(Money balance, LocalDate since, LocalDate asOf) {
            return new Debtors(payer, patient.with(balance, since, asOf));
        }
    }
}
