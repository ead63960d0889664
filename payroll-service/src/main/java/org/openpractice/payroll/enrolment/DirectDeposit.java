package org.openpractice.payroll.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.openpractice.payroll.payment.AccountKind;
import org.openpractice.payroll.payment.AccountNumber;
import org.openpractice.payroll.payment.RoutingNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;

/** The account that takes somebody's net pay. The number is sealed in its row and opened only for a file or a mask. */
@Entity
@Table(name = "direct_deposit")
public class DirectDeposit {

    private static final String TABLE = "direct_deposit";
    private static final String COLUMN = "account_sealed";

    @Id
    private UUID id;

    @Column(name = "enrolment_id")
    private UUID enrolmentId;

    @Column(name = "routing_number")
    private String routingNumber;

    @Column(name = COLUMN)
    private byte[] accountSealed;

    @Enumerated(EnumType.STRING)
    @Column(name = "account_kind")
    private AccountKind accountKind;

    @SuppressWarnings("NullAway.Init")
    protected DirectDeposit() {}

    DirectDeposit(
            UUID enrolmentId, RoutingNumber bank, AccountNumber account, AccountKind accountKind, ColumnCipher cipher) {
        this.id = Ids.next();
        this.enrolmentId = enrolmentId;
        this.routingNumber = bank.digits();
        this.accountSealed = cipher.seal(TABLE, COLUMN, id, account.digits());
        this.accountKind = accountKind;
    }

    public UUID id() {
        return id;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public RoutingNumber bank() {
        return new RoutingNumber(routingNumber);
    }

    /** Opens the number; keep it no longer than it takes to write it. */
    public AccountNumber account(ColumnCipher cipher) {
        return new AccountNumber(cipher.open(TABLE, COLUMN, id, accountSealed));
    }

    public AccountKind accountKind() {
        return accountKind;
    }
}
