package org.openpractice.payroll.statetax;

import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.withholding.FormW4;

/**
 * One payment of wages to one employee, and what some states want to know besides. What a state needs and is not given
 * is refused, never taken as zero.
 *
 * @param wages wages that the state taxes, see {@link StateTables#taxed}
 * @param federalIncomeTax federal income tax withheld from the same wages; Alabama and Oregon deduct it
 * @param formW4 federal certificate in force; decides where a state has no form of its own
 * @param federalFormContinues the group decided that a federal form of before 2020 stands for the state's, where it may
 * @param retirementContributions Social Security, Medicare and other retirement contributions taken from the payment;
 *     Massachusetts deducts them
 * @param retirementEarlierInYear the same, taken earlier in the year
 * @param employees people whom the employer employs; Nebraska asks more of employers of more than 24
 * @param resident whether the employee lives in the state; null where that is not known
 * @param wagesOfYear wages that the state taxes, of the year and with this payment; null where that is not known
 */
public record StatePayment(
        TablePeriod frequency,
        PayPeriod period,
        Money wages,
        @Nullable Money federalIncomeTax,
        FormW4 formW4,
        boolean federalFormContinues,
        @Nullable Money retirementContributions,
        Money retirementEarlierInYear,
        @Nullable Integer employees,
        @Nullable Boolean resident,
        @Nullable Money wagesOfYear) {

    /** A payment of which only the wages are known. */
    public static StatePayment of(TablePeriod frequency, PayPeriod period, Money wages) {
        return new StatePayment(
                frequency, period, wages, null, FormW4.none(), false, null, Money.ZERO, null, null, null);
    }

    public StatePayment withFederalIncomeTax(Money tax) {
        return new StatePayment(
                frequency,
                period,
                wages,
                tax,
                formW4,
                federalFormContinues,
                retirementContributions,
                retirementEarlierInYear,
                employees,
                resident,
                wagesOfYear);
    }

    public StatePayment withFormW4(FormW4 form) {
        return new StatePayment(
                frequency,
                period,
                wages,
                federalIncomeTax,
                form,
                federalFormContinues,
                retirementContributions,
                retirementEarlierInYear,
                employees,
                resident,
                wagesOfYear);
    }

    public StatePayment withFederalFormContinuing() {
        return new StatePayment(
                frequency,
                period,
                wages,
                federalIncomeTax,
                formW4,
                true,
                retirementContributions,
                retirementEarlierInYear,
                employees,
                resident,
                wagesOfYear);
    }

    public StatePayment withRetirement(Money contributions, Money earlierInYear) {
        return new StatePayment(
                frequency,
                period,
                wages,
                federalIncomeTax,
                formW4,
                federalFormContinues,
                contributions,
                earlierInYear,
                employees,
                resident,
                wagesOfYear);
    }

    public StatePayment withEmployees(int number) {
        return new StatePayment(
                frequency,
                period,
                wages,
                federalIncomeTax,
                formW4,
                federalFormContinues,
                retirementContributions,
                retirementEarlierInYear,
                number,
                resident,
                wagesOfYear);
    }

    public StatePayment withWages(Money other) {
        return new StatePayment(
                frequency,
                period,
                other,
                federalIncomeTax,
                formW4,
                federalFormContinues,
                retirementContributions,
                retirementEarlierInYear,
                employees,
                resident,
                wagesOfYear);
    }

    /** @param ofYear wages that the state taxes, of the year and with this payment */
    public StatePayment with(boolean livesInTheState, Money ofYear) {
        return new StatePayment(
                frequency,
                period,
                wages,
                federalIncomeTax,
                formW4,
                federalFormContinues,
                retirementContributions,
                retirementEarlierInYear,
                employees,
                livesInTheState,
                ofYear);
    }
}
