package org.openpractice.payroll.payline;

/**
 * Codes under which lines of paychecks are added up over the year; stable for ever. A code with a variable part begins
 * with one of the prefixes.
 */
public final class PayCode {

    public static final String SALARY = "SALARY";
    public static final String REGULAR = "REGULAR";
    /** The half of the regular rate that 29 USC 207 requires: Form W-2 box 12 code TT. */
    public static final String OVERTIME_PREMIUM = "OVERTIME-PREMIUM";
    /** Premium that only a state requires; no qualified overtime. */
    public static final String STATE_OVERTIME_PREMIUM = "STATE-OVERTIME-PREMIUM";
    /** Prefix; a shift differential. */
    public static final String DIFFERENTIAL = "DIFFERENTIAL-";

    /** Pay for each shift, whatever its length. */
    public static final String PER_DIEM = "PER-DIEM";
    /** Paid leave: hours that are paid and not worked. */
    public static final String PAID_TIME_OFF = "PTO";

    public static final String SICK = "SICK";
    public static final String HOLIDAY = "HOLIDAY";
    /** Pay for being on call; part of the regular rate (29 CFR 778.223). */
    public static final String ON_CALL = "ON-CALL";
    /** Non-discretionary bonus; part of the regular rate (29 CFR 778.208). */
    public static final String BONUS = "BONUS";
    /** Bonus in the employer's sole discretion; not in the regular rate (29 CFR 778.211). */
    public static final String DISCRETIONARY_BONUS = "DISCRETIONARY-BONUS";
    /**
     * Pay for the loss of the employment: wages (26 CFR 31.3401(a)-1(b)(4)) that are supplemental (Publication 15, section 7),
     * wages of Social Security and Medicare (United States v. Quality Stores, 572 U.S. 141), and no compensation of which
     * anything is deferred to a 401(k) (26 CFR 1.415(c)-2(e)(3), 26 CFR 1.401(k)-1(e)(8)).
     */
    public static final String SEVERANCE = "SEVERANCE";
    /**
     * Leave that is paid and neither taken nor left over at the end of the employment: supplemental wages (Publication 15,
     * section 7), in no regular rate (29 CFR 778.219).
     */
    public static final String PTO_CASH_OUT = "PTO-CASH-OUT";
    /**
     * Expenses paid under no accountable plan, and what exceeds one: supplemental wages (26 CFR 1.62-2(h)(2), Publication 15,
     * section 7), in no regular rate (29 CFR 778.217).
     */
    public static final String EXPENSE_ALLOWANCE = "EXPENSE-ALLOWANCE";
    /**
     * Moving expenses that the employer pays or gives back: wages since 2018 (IRC 132(g)(2) and 217(k), made permanent by
     * Pub. L. 119-21, section 70113), supplemental (Publication 15, section 7), in no regular rate (29 CFR 778.217).
     */
    public static final String RELOCATION = "RELOCATION";
    /** Difference for earlier periods after a change that reaches back. */
    public static final String RETROACTIVE = "RETROACTIVE";
    /** Prefix; pay under a provider contract. */
    public static final String PROVIDER = "PROVIDER-";
    /** Draw of a period under a provider contract. */
    public static final String PROVIDER_DRAW = PROVIDER + "DRAW";

    /** Expenses reimbursed under an accountable plan: no wages of any kind (26 CFR 1.62-2(c)(4)). */
    public static final String REIMBURSEMENT = "REIMBURSEMENT";
    /** The same for miles driven in one's own car. */
    public static final String MILEAGE = "REIMBURSEMENT-MILEAGE";

    /** Cost of group-term life insurance above 50,000 dollars: wages that are not paid out; Form W-2 box 12 code C. */
    public static final String GROUP_TERM_LIFE = "GROUP-TERM-LIFE";

    /** Prefix; a salary reduction under a cafeteria plan (IRC 125). */
    public static final String SECTION_125 = "125-";
    /** Prefix; salary reduction for health cover. With the employer's part it is Form W-2 box 12 code DD. */
    public static final String HEALTH = "125-HEALTH-";

    /** Salary reduction to a health flexible spending arrangement (IRC 125(i)). */
    public static final String HEALTH_FSA = "125-FSA-HEALTH";
    /** Salary reduction for dependent care (IRC 129): Form W-2 box 10, with the employer's part. */
    public static final String DEPENDENT_CARE = "125-DEPENDENT-CARE";
    /** Salary reduction to a health savings account through the cafeteria plan. */
    public static final String HSA = "HSA";
    /** Employer's contribution to a health savings account. With the salary reduction it is Form W-2 box 12 code W. */
    public static final String HSA_EMPLOYER = "HSA-EMPLOYER";
    /** Prefix; the employer's part of a benefit, followed by the code of the employee's part. */
    public static final String EMPLOYER_PART = "EMPLOYER-";
    /** Prefix; a deduction from pay after tax. */
    public static final String AFTER_TAX = "AFTER-TAX-";
    /** Prefix; a deduction after tax for health cover. */
    public static final String AFTER_TAX_HEALTH = AFTER_TAX + "HEALTH-";

    public static final String DEFERRAL = "401K";
    public static final String ROTH_DEFERRAL = "401K-ROTH";
    public static final String CATCH_UP = "401K-CATCH-UP";
    public static final String ROTH_CATCH_UP = "401K-ROTH-CATCH-UP";
    /** Prefix; repayment of a loan from the plan. */
    public static final String PLAN_LOAN = "401K-LOAN-";

    public static final String MATCH = "401K-MATCH";
    public static final String NON_ELECTIVE = "401K-NON-ELECTIVE";
    public static final String TRUE_UP = "401K-TRUE-UP";

    /**
     * Prefix; an advance of pay, followed by its number: a deduction that is below zero where the advance is paid out, so that
     * its sum is what is not repaid yet.
     */
    public static final String ADVANCE = "ADVANCE-";

    /** Prefix; a garnishment, followed by its order's reference in the group. */
    public static final String GARNISHMENT = "GARNISHMENT-";

    public static final String FEDERAL_INCOME_TAX = "US-FIT";
    public static final String SOCIAL_SECURITY = "US-SS";
    public static final String MEDICARE = "US-MEDICARE";
    public static final String ADDITIONAL_MEDICARE = "US-MEDICARE-ADDITIONAL";
    public static final String SOCIAL_SECURITY_EMPLOYER = "US-SS-EMPLOYER";
    public static final String MEDICARE_EMPLOYER = "US-MEDICARE-EMPLOYER";
    /** Ending of the code of every state's unemployment contribution. */
    public static final String STATE_UNEMPLOYMENT = "-SUTA";

    public static final String FUTA = "US-FUTA";

    /** Income tax of a state, for example {@code US-PA-PIT}. */
    public static String stateIncomeTax(String state) {
        return "US-" + state + "-PIT";
    }

    /** Unemployment contribution of the employer to a state, for example {@code US-PA-SUTA}. */
    public static String stateUnemployment(String state) {
        return "US-" + state + STATE_UNEMPLOYMENT;
    }

    /** Whether an earning is supplemental wages (26 CFR 31.3402(g)-1): neither a salary nor pay for hours worked. */
    public static boolean isSupplemental(String code) {
        return code.equals(BONUS)
                || code.equals(DISCRETIONARY_BONUS)
                || code.equals(SEVERANCE)
                || code.equals(PTO_CASH_OUT)
                || code.equals(EXPENSE_ALLOWANCE)
                || code.equals(RELOCATION)
                || code.equals(RETROACTIVE)
                || (code.startsWith(PROVIDER) && !code.equals(PROVIDER_DRAW));
    }

    /** Whether it is supplemental wages that a state with a rate for bonuses taxes as a bonus (California). */
    public static boolean isBonus(String code) {
        return isSupplemental(code)
                && !code.equals(SEVERANCE)
                && !code.equals(PTO_CASH_OUT)
                && !code.equals(EXPENSE_ALLOWANCE)
                && !code.equals(RELOCATION);
    }

    /** Whether a deduction is the employee's premium for health cover, before tax or after. */
    public static boolean isHealthCover(String code) {
        return code.startsWith(HEALTH) || code.startsWith(AFTER_TAX_HEALTH);
    }

    private PayCode() {}
}
