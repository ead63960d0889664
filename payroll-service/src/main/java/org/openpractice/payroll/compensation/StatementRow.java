package org.openpractice.payroll.compensation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** A row of a settlement's statement. */
@Entity
@Table(name = "provider_statement_row")
class StatementRow {

    @Id
    private UUID id;

    private UUID settlementId;

    private int ordinal;

    @Enumerated(EnumType.STRING)
    private ProviderPay.RowKind kind;

    private @Nullable UUID entryId;

    private @Nullable UUID callDutyId;

    private @Nullable UUID contractVersionId;

    private @Nullable LocalDate contractYear;

    @Column(name = "work_rvus_before")
    private @Nullable BigDecimal before;

    @Column(name = "work_rvus_after")
    private @Nullable BigDecimal after;

    private String rate;

    private String description;

    @Column(name = "amount_cents")
    private Money amount;

    @SuppressWarnings("NullAway.Init")
    protected StatementRow() {}

    StatementRow(UUID settlementId, int ordinal, ProviderPay.Row row) {
        this.id = Ids.next();
        this.settlementId = settlementId;
        this.ordinal = ordinal;
        this.kind = row.kind();
        this.entryId = row.kind() == ProviderPay.RowKind.WORK ? row.subjectId() : null;
        this.callDutyId = row.kind() == ProviderPay.RowKind.CALL ? row.subjectId() : null;
        this.contractVersionId = row.versionId();
        var year = row.year();
        this.contractYear = year == null ? null : year.startsOn();
        this.before = row.before();
        this.after = row.after();
        this.rate = row.rate();
        this.description = row.description();
        this.amount = row.amount();
    }

    public UUID settlementId() {
        return settlementId;
    }

    public int ordinal() {
        return ordinal;
    }

    public ProviderPay.RowKind kind() {
        return kind;
    }

    public @Nullable UUID entryId() {
        return entryId;
    }

    public @Nullable UUID callDutyId() {
        return callDutyId;
    }

    public @Nullable UUID contractVersionId() {
        return contractVersionId;
    }

    public @Nullable LocalDate contractYear() {
        return contractYear;
    }

    public @Nullable BigDecimal before() {
        return before;
    }

    public @Nullable BigDecimal after() {
        return after;
    }

    public String rate() {
        return rate;
    }

    public String description() {
        return description;
    }

    public Money amount() {
        return amount;
    }
}
