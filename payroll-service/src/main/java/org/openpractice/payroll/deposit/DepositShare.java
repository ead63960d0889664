package org.openpractice.payroll.deposit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** One account's part in a version of where net pay goes. */
@Entity
class DepositShare {

    @Id
    private UUID id;

    private UUID changeId;

    private int ordinal;

    private UUID directDepositId;

    @Enumerated(EnumType.STRING)
    private DepositPlan.Split split;

    @Column(name = "amount_cents")
    private @Nullable Money amount;

    private @Nullable BigDecimal percent;

    @SuppressWarnings("NullAway.Init")
    protected DepositShare() {}

    DepositShare(UUID changeId, int ordinal, DepositPlan.Share share) {
        this.id = Ids.next();
        this.changeId = changeId;
        this.ordinal = ordinal;
        this.directDepositId = share.accountId();
        this.split = share.split();
        this.amount = share.amount();
        this.percent = share.percent();
    }

    UUID changeId() {
        return changeId;
    }

    int ordinal() {
        return ordinal;
    }

    DepositPlan.Share share() {
        return new DepositPlan.Share(directDepositId, split, amount, percent);
    }
}
