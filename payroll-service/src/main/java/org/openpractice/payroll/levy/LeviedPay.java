package org.openpractice.payroll.levy;

import org.openpractice.contracts.Money;

/**
 * The pay of one paycheck as the levies look at it.
 *
 * @param gross all earnings of the paycheck
 * @param salaryReductions under a cafeteria plan, health savings accounts included
 * @param dependentCare of the salary reductions, those for dependent care
 * @param preTaxDeferrals to the 401(k) plan; Roth deferrals lower nothing
 */
public record LeviedPay(Money gross, Money salaryReductions, Money dependentCare, Money preTaxDeferrals) {}
