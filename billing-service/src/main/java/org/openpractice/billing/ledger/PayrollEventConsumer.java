package org.openpractice.billing.ledger;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** Books what paid runs mean for the ledger. Departments and codes stay in payroll; the ledger has their accounts. */
@ApplicationScoped
class PayrollEventConsumer implements EventConsumer<PayrollEvent> {

    private final EventIntake intake;
    private final Ledger ledger;

    PayrollEventConsumer(EventIntake intake, Ledger ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    @Incoming("payroll-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public String channel() {
        return "payroll-events";
    }

    @Override
    public Class<PayrollEvent> events() {
        return PayrollEvent.class;
    }

    @Override
    public void on(PayrollEvent event, EventMetadata metadata) {
        switch (event) {
            case PayrollEvent.PayrollJournalized told -> book(told);
            // Whatever else payroll tells moves no money.
            case PayrollEvent.AboutPayRun ignored -> {}
            case PayrollEvent.AboutEnrollment ignored -> {}
        }
    }

    private void book(PayrollEvent.PayrollJournalized told) {
        var draft = Journal.draft();
        for (var line : told.lines()) {
            draft.debit(account(line.account()), line.debit()).credit(account(line.account()), line.credit());
        }
        ledger.book(Ledger.Subject.payroll(told.journalId()), told.postedOn(), draft.balanced());
    }

    private static Account account(PayrollEvent.JournalAccount account) {
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
