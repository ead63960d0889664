package org.openpractice.payroll.localtax;

import java.util.Map;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.statetax.StateTax;

/**
 * One payment of wages as local taxes look at it.
 *
 * @param wages wages that were paid; none where they are paid apart from these
 * @param states what each state of the decision came to, by its code; a state that is left out has no local taxes here
 */
public record LocalPayment(PayFrequency frequency, PayPeriod period, LocalWages wages, Map<String, OfState> states) {

    /**
     * One state's side. Where the state itself does not withhold and its local tax stays, it is calculated all the same.
     *
     * @param tax what the state's tables made of the payment
     * @param claims the state's certificate in force
     * @param wages wages that the state taxes
     */
    public record OfState(StateTax tax, StateClaims claims, Money wages) {}
}
