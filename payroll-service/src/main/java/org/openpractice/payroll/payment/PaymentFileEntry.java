package org.openpractice.payroll.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.platform.ids.Ids;

/** One entry of an ACH file of ours; the account stands sealed in its own row. */
@Entity
@Table(name = "payment_file_entry")
class PaymentFileEntry {

    @Id
    private UUID id;

    @Column(name = "payment_file_id")
    private UUID paymentFileId;

    private int ordinal;

    @Enumerated(EnumType.STRING)
    private AchFile.Purpose purpose;

    @Column(name = "direct_deposit_id")
    private UUID directDepositId;

    @Column(name = "payment_id")
    private @Nullable UUID paymentId;

    @Column(name = "amount_cents")
    private Money amount;

    @Column(name = "individual_id")
    private String individualId;

    @Column(name = "individual_name")
    private String individualName;

    private long trace;

    @Column(name = "trace_number")
    private String traceNumber;

    private boolean withdrawn;

    @Column(name = "return_code")
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
