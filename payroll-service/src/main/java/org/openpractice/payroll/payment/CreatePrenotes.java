package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

/**
 * Makes a file of the prenotes that are due without waiting for a run. Refuses {@link PaymentProblem#NO_PRENOTES_DUE} and
 * {@link PaymentProblem#EMPLOYER_MISSING}.
 */
@ApplicationScoped
class CreatePrenotes {

    private final IssuePayments issuePayments;
    private final PaymentFileContent content;
    private final Audit audit;

    CreatePrenotes(IssuePayments issuePayments, PaymentFileContent content, Audit audit) {
        this.issuePayments = issuePayments;
        this.content = content;
        this.audit = audit;
    }

    @Transactional
    public PaymentFile create() {
        var lines = issuePayments.prenotes();
        if (lines.isEmpty()) {
            throw PaymentProblem.NO_PRENOTES_DUE.because("Every verified account had its prenote or needs none");
        }
        var file = content.create(
                new PaymentFile.Matter(
                        PaymentFile.Kind.PRENOTE, null, SettlementCalendar.prenotesSettleOn(content.achDay()), null),
                lines);
        audit.record(Verb.PREPARED, "prenote-file", file.id());
        return file;
    }
}
