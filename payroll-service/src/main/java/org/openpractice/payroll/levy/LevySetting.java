package org.openpractice.payroll.levy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** What the group decided about a levy, from a pay date on. */
@Entity
class LevySetting {

    @Id
    private UUID id;

    private String code;

    private LocalDate effectiveFrom;

    private @Nullable BigDecimal employeeRate;

    @Column(name = "wage_base_cents")
    private @Nullable Money wageBase;

    private @Nullable String source;

    @SuppressWarnings("NullAway.Init")
    protected LevySetting() {}

    LevySetting(String code, DecideLevy.Request request) {
        this.id = Ids.next();
        this.code = code;
        this.effectiveFrom = request.effectiveFrom();
        this.employeeRate = request.employeeRate();
        this.wageBase = request.wageBase();
        this.source = request.source();
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    @Nullable
    BigDecimal employeeRate() {
        return employeeRate;
    }

    @Nullable
    Money wageBase() {
        return wageBase;
    }

    @Nullable
    String source() {
        return source;
    }
}
