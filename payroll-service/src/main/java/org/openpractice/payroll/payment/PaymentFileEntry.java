package org.openpractice.payroll.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.platform.ids.Ids;

/** One entry of an ACH file of ours; the account stands sealed in its own row. */
@Entity
class PaymentFileEntry {

    @Id
    private UUID id;

    private UUID paymentFileId;

    private int ordinal;

    @Enumerated(EnumType.STRING)
    private AchFile.Purpose purpose;

    private UUID directDepositId;

    private @Nullable UUID paymentId;

    @Column(name = "amount_cents")
    private Money amount;

    private String individualId;

    private String individualName;

    private long trace;

    private String traceNumber;

    private boolean withdrawn;

    private @Nullable String returnCode;

    @SuppressWarnings("NullAway.Init")
    protected PaymentFileEntry() {}

    /** @param payment null in a prenote */
    PaymentFileEntry(
            PaymentFile file,
            int ordinal,
            AchFile.Purpose purpose,
            DirectDeposit account,
            @Nullable Payment payment,
            String individualId,
            String individualName,
            AchFile.Originator originator,
            long trace) {
        this.id = Ids.next();
        this.paymentFileId = file.id();
        this.ordinal = ordinal;
        this.purpose = purpose;
        this.directDepositId = account.id();
        this.paymentId = payment == null ? null : payment.id();
        this.amount = payment == null ? Money.ZERO : payment.amount();
        this.individualId = individualId;
        this.individualName = individualName;
        this.trace = trace;
        this.traceNumber = AchFile.trace(originator, trace);
    }

    /** Takes it out of a file that has not left. */
    void withdraw() {
        this.withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    void returned(String code) {
        this.returnCode = code;
    }

    UUID id() {
        return id;
    }

    UUID paymentFileId() {
        return paymentFileId;
    }

    int ordinal() {
        return ordinal;
    }

    AchFile.Purpose purpose() {
        return purpose;
    }

    UUID directDepositId() {
        return directDepositId;
    }

    @Nullable
    UUID paymentId() {
        return paymentId;
    }

    Money amount() {
        return amount;
    }

    String individualId() {
        return individualId;
    }

    String individualName() {
        return individualName;
    }

    long trace() {
        return trace;
    }

    String traceNumber() {
        return traceNumber;
    }

    @Nullable
    String returnCode() {
        return returnCode;
    }
}
