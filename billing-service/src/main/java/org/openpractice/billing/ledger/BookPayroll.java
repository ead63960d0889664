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
                    draft.debit(account(line.account()), line.debit()).credit(account(line.account()), line.credit());
                }
                ledger.book(Ledger.Subject.payroll(journal.journalId()), journal.postedOn(), draft.balanced());
            }
        }
    }

    private static Account account(JournalAccount account) {
        return switch (account) {
            case WAGES_EXPENSE -> Account.WAGES_EXPENSE;
            case EMPLOYER_TAX_EXPENSE -> Account.EMPLOYER_TAX_EXPENSE;
            case BENEFITS_EXPENSE -> Account.BENEFITS_EXPENSE;
            case FEDERAL_TAXES_PAYABLE -> Account.FEDERAL_TAXES_PAYABLE;
            case FEDERAL_UNEMPLOYMENT_PAYABLE -> Account.FEDERAL_UNEMPLOYMENT_PAYABLE;
            case STATE_UNEMPLOYMENT_PAYABLE -> Account.STATE_UNEMPLOYMENT_PAYABLE;
            case STATE_TAXES_PAYABLE -> Account.STATE_TAXES_PAYABLE;
            case RETIREMENT_PAYABLE -> Account.RETIREMENT_PAYABLE;
            case BENEFITS_PAYABLE -> Account.BENEFITS_PAYABLE;
            case GARNISHMENTS_PAYABLE -> Account.GARNISHMENTS_PAYABLE;
            case OTHER_DEDUCTIONS_PAYABLE -> Account.OTHER_DEDUCTIONS_PAYABLE;
            case NET_PAY_PAYABLE -> Account.NET_PAY_PAYABLE;
        };
    }
}
