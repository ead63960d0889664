package org.openpractice.payroll.deposit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/**
 * An account of somebody on the payroll. The number is sealed in its row and opened only for a file or a mask. Bank,
 * number and kind never change; a correction is another account.
 */
@Entity
public class DirectDeposit extends Aggregate {

    /** How far an account is trusted with money. */
    public enum Standing {
        /** No prenote has left yet; whoever is paid to it gets a paycheck. */
        AWAITING_PRENOTE,
        /** A prenote has left; money may follow from {@link #liveFrom()} on. */
        PRENOTED,
        /** The prenote was waived when the account was verified, or the bank itself named the account. */
        LIVE,
        /** The bank sent an entry back, or somebody stopped it; nothing is paid to it any more. */
        STOPPED
    }

    private static final String TABLE = "direct_deposit";
    private static final String COLUMN = "account_sealed";

    private UUID enrollmentId;

    private String routingNumber;

    @Column(name = COLUMN)
    private byte[] accountSealed;

    @Enumerated(EnumType.STRING)
    private AccountKind accountKind;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private byte @Nullable [] accountIndex;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    private @Nullable LocalDate liveFrom;

    private @Nullable String stoppedBecause;

    @SuppressWarnings("NullAway.Init")
    protected DirectDeposit() {}

    DirectDeposit(
            UUID enrollmentId,
            RoutingNumber bank,
            AccountNumber account,
            AccountKind accountKind,
            ColumnCipher cipher) {
        super(Ids.next());
        this.enrollmentId = enrollmentId;
        this.routingNumber = bank.digits();
        this.accountSealed = cipher.seal(TABLE, COLUMN, id(), account.digits());
        this.accountKind = accountKind;
        this.accountIndex = index(bank, account, accountKind, cipher);
        this.standing = Standing.AWAITING_PRENOTE;
    }

    /** By which the same account is found again without opening any. */
    static byte[] index(RoutingNumber bank, AccountNumber account, AccountKind kind, ColumnCipher cipher) {
        return cipher.blindIndex(TABLE, "account_index", bank.digits() + ":" + account.digits() + ":" + kind);
    }

    /** Money may be sent without a prenote. */
    void trust() {
        this.standing = Standing.LIVE;
        this.liveFrom = null;
        this.stoppedBecause = null;
    }

    /** An account that was stopped and is verified again starts anew. */
    void verifiedAgain() {
        if (standing == Standing.STOPPED) {
            this.standing = Standing.AWAITING_PRENOTE;
            this.liveFrom = null;
            this.stoppedBecause = null;
        }
    }

    /** @param liveFrom first day on which a file with money may be made for it */
    public void prenoted(LocalDate liveFrom) {
        if (standing == Standing.AWAITING_PRENOTE) {
            this.standing = Standing.PRENOTED;
            this.liveFrom = liveFrom;
        }
    }

    /** @param because return reason, R01 to R85, or what somebody gave as reason */
    public void stop(String because) {
        this.standing = Standing.STOPPED;
        this.liveFrom = null;
        this.stoppedBecause = because;
    }

    /** Whether a file made on that day may carry money to it. */
    public boolean takesMoneyOn(LocalDate day) {
        return switch (standing) {
            case LIVE -> true;
            case PRENOTED -> liveFrom != null && !day.isBefore(liveFrom);
            case AWAITING_PRENOTE, STOPPED -> false;
        };
    }

    public UUID enrollmentId() {
        return enrollmentId;
    }

    public RoutingNumber bank() {
        return new RoutingNumber(routingNumber);
    }

    /** Opens the number; keep it no longer than it takes to write it. */
    public AccountNumber account(ColumnCipher cipher) {
        return new AccountNumber(cipher.open(TABLE, COLUMN, id(), accountSealed));
    }

    public AccountKind accountKind() {
        return accountKind;
    }

    public Standing standing() {
        return standing;
    }

    public @Nullable LocalDate liveFrom() {
        return liveFrom;
    }

    public @Nullable String stoppedBecause() {
        return stoppedBecause;
    }
}
