package org.openpractice.payroll;

import org.openpractice.platform.problem.ProblemType;

/** Every reason for which payroll refuses. Slugs are stable for ever. */
public enum PayrollProblem implements ProblemType {
    /** 422: no federal tax table is loaded for the year of the pay date; the detail names the years that are. */
    TAX_YEAR_NOT_AVAILABLE(422, "No tax table for the year"),
    /**
     * 422: no withholding table of the state is loaded for the date by which its agency goes; the detail names what is
     * missing and what is loaded.
     */
    STATE_TABLE_NOT_AVAILABLE(422, "No withholding table for the state"),
    /** 422: the amount to add for a nonresident alien is not in the table for that form and pay frequency. */
    NONRESIDENT_ADDITION_NOT_AVAILABLE(422, "No nonresident alien addition for the form and frequency"),
    /** 422: no pay terms are in force for somebody in the period. */
    PAY_TERMS_MISSING(422, "No pay terms in force"),
    /** 409: no elective deferral above the limit of IRC 402(g) for the year may be elected. */
    DEFERRAL_OVER_ANNUAL_LIMIT(409, "Deferral over the annual limit"),
    /** 409: the enrollment has ended; terms of somebody who is not on the payroll are not changed. */
    ENROLLMENT_ENDED(409, "Enrollment has ended"),
    /** 409: a change takes effect in a period whose run is approved or paid. */
    PERIOD_LOCKED(409, "The period is locked"),
    /** 409: pay terms change inside a workweek in a way in which its overtime cannot be calculated. */
    CHANGE_INSIDE_WORKWEEK(409, "The change falls inside a workweek"),
    /** 409: a pay calendar of that name exists. */
    CALENDAR_NAME_IN_USE(409, "Calendar name in use"),
    /** 409: the date is not the first day of a period of the calendar. */
    NOT_A_PERIOD_START(409, "Not the first day of a period"),
    /** 409: hours were approved for a workweek that does not end in the period, or does not start on the calendar's day. */
    WORKWEEK_OUTSIDE_PERIOD(409, "Workweek outside the period"),
    /** 409: hours were approved for somebody who is not paid by the hour on that calendar in that week. */
    NOT_PAID_BY_THE_HOUR(409, "Not paid by the hour"),
    /** 404: hours were approved for somebody who is not enrolled. */
    NOT_ENROLLED(404, "Not enrolled"),
    /** 409: the period already has a run that is not reversed. */
    PERIOD_HAS_A_RUN(409, "The period already has a run"),
    /** 409: the step is not possible in the run's present state. */
    PAY_RUN_STATE(409, "Not possible in this state of the pay run"),
    /** 409: hours, terms, flags or year-to-date changed after the calculation; it must be made again. */
    CALCULATION_OUTDATED(409, "The calculation is out of date"),
    /** 409: a later run of somebody in this run is approved or paid, or what it gave back is used; undo that first. */
    LATER_RUN_LOCKED(409, "A later run must be reversed first"),
    /** 409: somebody is paid by direct deposit, but the employer's name, EIN and bank are not known. */
    EMPLOYER_MISSING(409, "Employer is not set up"),
    /** 409: nobody in the run is paid by direct deposit. */
    NO_DIRECT_DEPOSITS(409, "No direct deposits in the run"),
    /** 409: the paycheck, or one that it rests on, is not part of a paid run. */
    PAYCHECK_NOT_PAID(409, "The paycheck is not paid"),
    /** 500: calculated again, a paycheck does not come to the lines it was paid with; its trace is not told. */
    TRACE_DIFFERS(500, "The trace differs from the paycheck"),

    // State income tax
    /** 422: the state prints no table for so many pay periods a year; the detail names those that it does. */
    STATE_FREQUENCY_NOT_AVAILABLE(422, "No withholding table of the state for the pay frequency"),
    /** 422: the state's method needs a figure that was not given; it is never taken as zero. */
    STATE_TAX_INPUT_MISSING(422, "A figure that the state's withholding needs is missing"),
    /** 409: the state does not tax wages; there is no certificate for it. */
    STATE_HAS_NO_CERTIFICATE(409, "The state has no withholding certificate"),

    // Local taxes, levies, unemployment, where wages are taxed
    /** 422: the state taxes by county and the employee's is not known, or is none of the table's. */
    LOCALITY_MISSING(422, "The county is not known"),
    /** 422: the place taxes wages in a way, or on a date, for which no table was captured; the detail says what. */
    LOCAL_TAX_NOT_AVAILABLE(422, "No table of the local tax"),
    /** 409: a table of this release has the tax of that place; a group enters none of its own. */
    LOCAL_TAX_HAS_A_TABLE(409, "The local tax has a table"),
    /** 409: the locality is none that the state's table of the year has. */
    LOCALITY_UNKNOWN(409, "No such locality"),
    /** 409: the state of work has no agreement with that state of residence; a certificate would change nothing. */
    NO_RECIPROCITY(409, "No agreement between the states"),
    /** 409: the agreement of the two states asks for something that was not certified; the detail says what. */
    RECIPROCITY_CONDITION_NOT_MET(409, "The agreement's condition is not met"),
    /** 422: the state takes levies from employees and their rates are not loaded for the year of the pay date. */
    LEVY_TABLE_NOT_AVAILABLE(422, "No levy rates for the year"),
    /** 422: sources print two wage bases of a levy, and the wages of the year reach the lower one. */
    LEVY_WAGE_BASE_UNDECIDED(422, "Wage base of a levy is undecided"),
    /** 409: the law leaves the group nothing to decide about that levy, or less than was asked. */
    LEVY_NOT_TO_DECIDE(409, "Not for the group to decide"),
    /** 422: the wage base of the state's unemployment contribution was not confirmed for the year. */
    UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE(422, "No unemployment wage base of the state"),
    /** 422: the states that lose part of the federal unemployment credit are not known for the year. */
    CREDIT_REDUCTION_NOT_AVAILABLE(422, "Credit reductions of the year are not known"),

    // Time and overtime
    /** 422: time of the period was submitted and is not approved; only approved time can be paid. */
    TIME_NOT_APPROVED(422, "Time is not approved"),
    /** 422: overtime of the week is calculated by days, and only a weekly total was given. */
    DAYS_NEEDED(422, "Hours of each day are needed"),
    /** 422: no rate was agreed for the kind of work. */
    NO_RATE_FOR_WORK(422, "No rate for the work"),
    /** 422: no differential of that name was agreed. */
    DIFFERENTIAL_NOT_AGREED(422, "Differential is not agreed"),
    /** 422: the overtime law of the state is not kept for that case; the detail says which. */
    STATE_OVERTIME_NOT_AVAILABLE(422, "State overtime is not available"),
    /** 422: the salary is below what the exemption from overtime asks for (29 CFR 541.600). */
    EXEMPT_SALARY_TOO_LOW(422, "Salary too low for an exemption from overtime"),
    /** 409: the day lies outside of the employment. */
    NOT_EMPLOYED_ON_THAT_DAY(409, "Not employed on that day"),
    /** 409: the establishment may not calculate overtime by 8 and 80 (29 USC 207(j)). */
    EIGHT_AND_EIGHTY_NOT_ALLOWED(409, "8 and 80 is not allowed"),
    /** 409: one employee's overtime is calculated by the workweek or by 8 and 80, not by both. */
    TWO_OVERTIME_SYSTEMS(409, "Two ways to calculate overtime"),
    /** 409: nothing of the time sheet waits for approval any more. */
    TIME_SHEET_STATE(409, "Not possible in this state of the time sheet"),

    // Benefits and retirement
    /** 409: another benefit plan of the group has that code, or is of a kind of which a group has one plan. */
    BENEFIT_PLAN_IN_USE(409, "Benefit plan in use"),
    /** 409: more was elected than the law allows for the kind of benefit in a year. */
    BENEFIT_OVER_ANNUAL_LIMIT(409, "Benefit over the annual limit"),
    /** 422: an election for a health savings account does not say who is covered by the health plan. */
    HSA_COVER_MISSING(422, "Cover for the health savings account is missing"),
    /** 409: the plan document in force does not offer that kind of contribution. */
    DEFERRAL_NOT_OFFERED(409, "Not offered by the retirement plan"),
    /** 409: the plan document in force does not offer loans. */
    PLAN_LOANS_NOT_OFFERED(409, "The retirement plan offers no loans"),
    /** 409: another loan of the group has that reference. */
    PLAN_LOAN_REFERENCE_IN_USE(409, "Loan reference in use"),
    /** 409: the loans of the person come to more than IRC 72(p)(2)(A) allows. */
    PLAN_LOAN_OVER_LIMIT(409, "Plan loan over the limit"),
    /** 409: the loan is repaid over more than the five years of IRC 72(p)(2)(B). */
    PLAN_LOAN_TOO_LONG(409, "Plan loan too long"),
    /** 409: the loan is closed. */
    PLAN_LOAN_CLOSED(409, "Plan loan is closed"),
    /** 409: no paid run with money for the retirement plan; there is nothing to deposit. */
    NOTHING_FOR_THE_PLAN(409, "Nothing for the retirement plan"),
    /** 409: the run's money for the retirement plan is recorded as deposited already. */
    RETIREMENT_DEPOSIT_RECORDED(409, "Deposit is recorded already"),

    // Garnishments and final pay
    /** 422: the state lets no ordinary creditor take wages; the detail names the statute. */
    GARNISHMENT_PROHIBITED(422, "The state allows no such garnishment"),
    /** 422: the state limits garnishments and what its rule needs is not confirmed or not kept here; the detail says what. */
    GARNISHMENT_LIMIT_NOT_AVAILABLE(422, "No garnishment limit for the state"),
    /** 422: the order does not say something that the law needs to take into account; the detail names it. */
    GARNISHMENT_TERMS_INCOMPLETE(422, "The garnishment order is incomplete"),
    /** 422: a support order does not say whether it is taken from lump sums. */
    LUMP_SUM_UNDECIDED(422, "Not known whether support is taken from a lump sum"),
    /** 422: the order's amounts are stated for another pay frequency than that of the paycheck. */
    GARNISHMENT_FREQUENCY_DIFFERS(422, "The order is for another pay frequency"),
    /** 422: no confirmed law of the state lets the employer charge the debtor that fee for an order. */
    GARNISHMENT_FEE_NOT_ALLOWED(422, "The fee is not allowed"),
    /** 409: an order stays of the kind as which it was recorded. */
    GARNISHMENT_KIND_FIXED(409, "The order is of another kind"),
    /** 409: the order is released; another order needs another record. */
    GARNISHMENT_RELEASED(409, "The order is released"),
    /** 422: no rule about final pay is known for the state. */
    FINAL_PAY_RULE_NOT_AVAILABLE(422, "No final pay rule for the state"),
    /** 422: the final pay rule of the state needs something that the request does not say; the detail names it. */
    FINAL_PAY_TERMS_INCOMPLETE(422, "The separation is not told fully"),
    /** 409: the employee has no last day of work, or another one than when the final run was drafted. */
    NOT_SEPARATED(409, "No last day of work"),

    // Bank accounts and payment files
    /** 409: somebody else has decided the change of accounts, or it was superseded. */
    DIRECT_DEPOSIT_CHANGE_DECIDED(409, "The change of accounts is decided"),
    /** 409: the accounts were changed after the bank's notification; what it corrects is no longer in force. */
    DIRECT_DEPOSIT_CHANGE_OUTDATED(409, "The change of accounts is outdated"),
    /** 422: the accounts do not share a net pay: one takes the remainder, each stands once, percentages are at most 100. */
    DEPOSIT_SPLIT_WRONG(422, "The net pay cannot be split so"),
    /** 409: the way in which the change was verified does not fit how it came. */
    VERIFICATION_NOT_ENOUGH(409, "The verification is not enough"),
    /** 409: the group's payment policy lets nobody waive a prenote. */
    PRENOTE_REQUIRED(409, "A prenote is required"),
    /** 409: no verified account waits for a prenote. */
    NO_PRENOTES_DUE(409, "No prenotes are due"),
    /** 409: the ACH file is given out only after a second person released it. */
    ACH_FILE_NOT_RELEASED(409, "The ACH file is not released"),
    /** 409: the ACH file was released before. */
    ACH_FILE_RELEASED(409, "The ACH file is released"),
    /** 409: 36 ACH files were made on that day, as many as their modifiers can tell apart. */
    TOO_MANY_ACH_FILES(409, "Too many ACH files on one day"),
    /** 409: every account of the file was stopped after it was made, or the paycheck voided. */
    ACCOUNT_STOPPED(409, "The accounts of the file are stopped"),
    /** 409: a reversal settles within five banking days of what it reverses. */
    REVERSAL_TOO_LATE(409, "Too late for a reversal"),
    /** 409: nothing of the run can be reversed, or not what was asked for. */
    NOTHING_TO_REVERSE(409, "Nothing to reverse"),
    /** 422: the file is not an ACH file; {@code line} and {@code position} say where, the detail what was expected. */
    ACH_FILE_UNREADABLE(422, "The ACH file is not readable"),
    /** 409: the step is not possible in the payment's present state. */
    PAYMENT_STATE(409, "Not possible in this state of the payment"),
    /** 409: a check was written instead of the payment before. */
    ALREADY_REISSUED(409, "The payment is reissued already"),

    // Filing, register and journal
    /** 409: the liability of the look-back period is neither stated nor covered by paid runs; no deposit schedule follows. */
    LOOK_BACK_NOT_KNOWN(409, "The look-back liability is not known"),
    /** 409: more would be deposited than is owed, or nothing is left to deposit. */
    TAX_DEPOSIT_NOT_OWED(409, "Not owed as a tax deposit"),
    /** 409: payments settle only on days on which the Reserve Banks are open, and on none that has passed. */
    NOT_A_BANKING_DAY(409, "Not a banking day"),
    /** 409: the payment of the tax deposit was released before. */
    TAX_DEPOSIT_RELEASED(409, "Tax deposit is released"),
    /** 409: the payment of the tax deposit was not released by a second person yet; it has no file. */
    TAX_DEPOSIT_NOT_RELEASED(409, "Tax deposit is not released"),
    /** 409: another employee of the group has that social security number. */
    SSN_IN_USE(409, "Social security number in use"),
    /** 409: who files wage statements with the Social Security Administration is not set up. */
    WAGE_FILER_MISSING(409, "Wage filer is not set up"),
    /** 409: somebody with a wage statement has no social security number and address here. */
    TAX_IDENTITY_MISSING(409, "Tax identity missing"),
    /** 409: nobody was paid in the year. */
    NO_WAGE_STATEMENTS(409, "No wage statements"),
    /** 409: boxes of a Form W-2 contradict each other or the law; it is not filed. */
    W2_CONTRADICTS_ITSELF(409, "Form W-2 contradicts itself"),
    /** 422: the layout of the EFW2 file that is kept has no field for an amount. */
    EFW2_FIELD_NOT_AVAILABLE(422, "No field in the EFW2 file"),
    /** 409: a filing of the year was submitted; what differs is corrected with Form W-2c. */
    W2_FILING_SUBMITTED(409, "Wage statements are submitted"),
    /** 409: no filing of the year was submitted; there is nothing to correct. */
    W2_FILING_NOT_SUBMITTED(409, "No wage statements were submitted"),
    /** 422: a measurement period consists of three to twelve whole months. */
    NOT_A_MEASUREMENT_PERIOD(422, "Not a measurement period"),

    // Provider compensation and benchmarks
    /** 409: the provider has a contract; what changes is another version of it. */
    PROVIDER_CONTRACT_EXISTS(409, "The provider has a contract"),
    /** 409: no approved provider contract covers the period. */
    PROVIDER_CONTRACT_MISSING(409, "No approved provider contract"),
    /** 422: the contract would pay for services that the provider only ordered (42 USC 1395nn). */
    CONTRACT_COUNTS_REFERRALS(422, "The contract would pay for referrals"),
    /** 409: the step is not possible in the present state of the contract version. */
    CONTRACT_VERSION_STATE(409, "Not possible in this state of the contract version"),
    /** 409: a contract version would take effect in a period that is settled. */
    CONTRACT_PERIOD_SETTLED(409, "The period is settled"),
    /** 409: the contract pins a fee schedule year of which no edition was imported. */
    WORK_RVU_SCHEDULE_MISSING(409, "No work RVUs of the year"),
    /** 422: the file of work RVUs is not readable or has wrong rows; {@code rows} names them. */
    WORK_RVU_FILE_WRONG(422, "The work RVU file is wrong"),
    /** 422: lines of the batch cannot be credited or taken back; {@code lines} names them, none was taken. */
    WORK_CREDITS_WRONG(422, "Lines of the batch are wrong"),
    /** 409: the day does not end a period that the contract settles, or the period has not ended. */
    NOT_A_SETTLEMENT_PERIOD(409, "Not the end of a settlement period"),
    /** 409: the step is not possible in the settlement's present state. */
    SETTLEMENT_STATE(409, "Not possible in this state of the settlement"),
    /** 409: work, draws, calls or the contract changed after the settlement was drafted. */
    SETTLEMENT_OUTDATED(409, "The settlement is out of date"),
    /** 409: the call duty is part of a settlement. */
    CALL_DUTY_SETTLED(409, "The call duty is settled"),
    /** 422: the survey file is not a table in the public layout; the detail names what is missing. */
    SURVEY_UNREADABLE(422, "The survey file cannot be read"),
    /** 422: rows of the survey file are wrong; the report of the import names them, nothing was kept. */
    SURVEY_HAS_WRONG_ROWS(422, "The survey has wrong rows"),
    /** 409: no survey of the year has the occupation in the area. */
    NOT_IN_SURVEY(409, "Not in the survey"),
    /** 409: nobody can be compared with a market: positions are not mapped, or the survey is silent. */
    NOBODY_TO_ADJUST(409, "Nobody to adjust"),
    /** 409: the step is not possible in the proposal's present state. */
    PROPOSAL_STATE(409, "Not possible in this state of the proposal"),

    // Kinds of runs
    /** 409: the pay date lies before today. */
    PAY_DATE_PAST(409, "Pay date is past"),
    /** 409: somebody on the list is never paid by that calendar, or is not among the people of the run. */
    NOT_ON_THE_CALENDAR(409, "Not paid by the calendar"),
    /** 409: somebody has a paycheck for the period that counts; another would pay the work twice. */
    PAID_FOR_THE_PERIOD(409, "Paid for the period already"),
    /** 409: more periods of somebody who left are unpaid than a final run pays. */
    PERIODS_UNPAID(409, "Earlier periods are not paid"),
    /** 422: nothing was earned in the period by somebody whom the run names. */
    NOTHING_TO_PAY(422, "Nothing to pay"),
    /** 409: a non-discretionary bonus of somebody who is owed overtime raises it, and the run does not know its weeks. */
    BONUS_IN_THE_REGULAR_RATE(409, "The bonus belongs to the regular rate"),
    /** 409: the paycheck is voided, or negates one that is. */
    PAYCHECK_VOIDED(409, "The paycheck is voided"),
    /** 409: a void counts by its pay date, which lies in another year than that of the paycheck. */
    VOID_IN_ANOTHER_YEAR(409, "Void in another year"),
    /** 422: less is due for an earlier period than was paid; what was overpaid is not taken back from other pay. */
    PERIOD_OVERPAID(422, "An earlier period is overpaid"),
    /** 409: a difference was paid for the same work; it is taken back first. */
    DIFFERENCE_PAID(409, "A difference is paid for the same work"),
    /** 409: terms that reach into paid periods stay on the calendar by which these were paid. */
    PAID_BY_ANOTHER_CALENDAR(409, "Paid by another calendar"),
    ;

    private final int status;
    private final String title;

    PayrollProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
