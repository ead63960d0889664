package org.openpractice.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.contracts.payroll.JournalEvent;
import org.openpractice.contracts.payroll.JournalEvent.JournalAccount;
import org.openpractice.contracts.payroll.JournalEvent.PayrollJournalized;

/** Books what paid runs mean for the ledger. Departments and codes stay in payroll; the ledger has their accounts. */
@ApplicationScoped
public class BookPayroll {

    private final Ledger ledger;

    BookPayroll(Ledger ledger) {
        this.ledger = ledger;
    }

    public void book(JournalEvent event) {
        switch (event) {
            case PayrollJournalized journal -> {
                var draft = Journal.draft();
                for (var line : journal.lines()) {
                    draft.debit(role(line.account()), line.debit()).credit(role(line.account()), line.credit());
                }
                ledger.book(Ledger.Subject.payroll(journal.journalId()), journal.postedOn(), draft.balanced());
            }
        }
    }

    private static PostingRole role(JournalAccount account) {
        return switch (account) {
            case WAGES_EXPENSE -> PostingRole.WAGES_EXPENSE;
            case EMPLOYER_TAX_EXPENSE -> PostingRole.EMPLOYER_TAX_EXPENSE;
            case BENEFITS_EXPENSE -> PostingRole.BENEFITS_EXPENSE;
            case EMPLOYEE_ADVANCES_RECEIVABLE -> PostingRole.EMPLOYEE_ADVANCES_RECEIVABLE;
            case EXPENSES_REIMBURSED -> PostingRole.EXPENSES_REIMBURSED;
            case FEDERAL_TAXES_PAYABLE -> PostingRole.FEDERAL_TAXES_PAYABLE;
            case FEDERAL_UNEMPLOYMENT_PAYABLE -> PostingRole.FEDERAL_UNEMPLOYMENT_PAYABLE;
            case STATE_UNEMPLOYMENT_PAYABLE -> PostingRole.STATE_UNEMPLOYMENT_PAYABLE;
            case STATE_TAXES_PAYABLE -> PostingRole.STATE_TAXES_PAYABLE;
            case RETIREMENT_PAYABLE -> PostingRole.RETIREMENT_PAYABLE;
            case BENEFITS_PAYABLE -> PostingRole.BENEFITS_PAYABLE;
            case GARNISHMENTS_PAYABLE -> PostingRole.GARNISHMENTS_PAYABLE;
            case OTHER_DEDUCTIONS_PAYABLE -> PostingRole.OTHER_DEDUCTIONS_PAYABLE;
            case NET_PAY_PAYABLE -> PostingRole.NET_PAY_PAYABLE;
        };
    }
}
