package org.openpractice.payroll.unemployment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;

/** The rate that a state assigned to the group, from a pay date on. */
@Entity
class UnemploymentRate {

    @Id
    private UUID id;

    @Column(name = "unemployment_account_id")
    private UUID accountId;

    private LocalDate effectiveFrom;

    private BigDecimal rate;

    private boolean highestRate;

    private @Nullable Boolean wagesElsewhereCount;

    @SuppressWarnings("NullAway.Init")
    protected UnemploymentRate() {}

    UnemploymentRate(
            UUID accountId,
            LocalDate effectiveFrom,
            BigDecimal rate,
            boolean highestRate,
            @Nullable Boolean wagesElsewhereCount) {
        this.id = Ids.next();
        this.accountId = accountId;
        this.effectiveFrom = effectiveFrom;
        this.rate = rate;
        this.highestRate = highestRate;
        this.wagesElsewhereCount = wagesElsewhereCount;
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    BigDecimal rate() {
        return rate.stripTrailingZeros();
    }

    boolean highestRate() {
        return highestRate;
    }

    /** As the group stated it; null where it did not. */
    @Nullable
    Boolean wagesElsewhereCount() {
        return wagesElsewhereCount;
    }
}
