package org.openpractice.payroll.expense;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of expenses that an accountable plan may not reimburse free of taxes. */
public enum ExpenseProblem implements ProblemType {
    /** The expense, or its proof, is of a day that is still to come. */
    EXPENSE_NOT_SUBSTANTIATED(
            409,
            "The expense is not substantiated yet",
            "Reimburse it once the employee has handed in amount, day, purpose and proof. An advance for it is not paid here."),
    /** The employee was not employed on a day of the expense, so it was none of the practice's business. */
    EXPENSE_OUTSIDE_EMPLOYMENT(
            409, "The expense is not one of the employment", "Correct the days, or leave the expense out."),
    /** The proof came later than 60 days after the expense, or 120 after the statement that asked for it. */
    EXPENSE_SUBSTANTIATED_LATE(
            409,
            "The expense was substantiated too late",
            "Pay it as wages: an item with code EXPENSE_ALLOWANCE in an off-cycle, bonus or final run."),
    /** From 75 dollars on an expense is proven by a receipt. */
    EXPENSE_WITHOUT_RECEIPT(
            409,
            "The expense has no receipt",
            "Have the receipt handed in, or pay it as wages: an item with code EXPENSE_ALLOWANCE."),
    /** What was advanced was advanced earlier than 30 days before the expense. */
    EXPENSE_ADVANCED_EARLY(
            409,
            "The advance was paid too early",
            "Have the advance returned and reimburse the whole expense without advance; what is not returned within 120 days is wages."),
    /** More was advanced than was spent, and the rest was not returned within 120 days. */
    EXPENSE_EXCESS_NOT_RETURNED(
            409,
            "What was left of the advance was not returned in time",
            "What is left over is wages and was paid outside of pay runs, which is not withheld on here: have it "
                    + "returned, or settle its taxes outside of this service."),
    /** What was advanced, less what was returned, covers the expense. */
    EXPENSE_COVERED_BY_ADVANCE(409, "The advance covers the expense", "Leave the expense out: nothing is to be paid."),
    /** The standard mileage rate of the day of a drive is not known, or the drives are of days with different rates. */
    MILEAGE_RATE_NOT_AVAILABLE(
            422,
            "No standard mileage rate",
            "Give one reimbursement for the drives of each year; of a year whose rate is not known reimburse the actual "
                    + "cost by receipt."),
    /** The same expense is in another run, or was reimbursed by one. */
    EXPENSE_REIMBURSED(
            409,
            "The expense is reimbursed already",
            "Leave it out; of two that are alike say in businessPurpose what tells them apart."),
    /** Nothing else is paid to the person in a run that pays a period. */
    NOTHING_TO_REIMBURSE_WITH(
            422,
            "No pay of the period to reimburse with",
            "Reimburse it in a run of kind BONUS, which needs no wages beside it.");

    private final Kind kind;

    ExpenseProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
