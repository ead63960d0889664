package org.openpractice.payroll.localtax;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** A local tax of a place without a table, as the group entered it from a pay date on. */
@Entity
class EnteredLocalTax {

    @Id
    private UUID id;

    private String state;

    private String place;

    @Enumerated(EnumType.STRING)
    private LocalTaxInput.Method method;

    private LocalDate effectiveFrom;

    private String name;

    private @Nullable BigDecimal residentRate;

    private @Nullable BigDecimal nonresidentRate;

    @Column(name = "amount_cents")
    private @Nullable Money amount;

    private boolean ended;

    private String source;

    @SuppressWarnings("NullAway.Init")
    protected EnteredLocalTax() {}

    EnteredLocalTax(String state, String place, EnterLocalTax.Request request) {
        this.id = Ids.next();
        this.state = state;
        this.place = place;
        this.method = request.method();
        this.effectiveFrom = request.effectiveFrom();
        this.name = request.name();
        this.residentRate = request.residentRate();
        this.nonresidentRate = request.nonresidentRate();
        this.amount = request.amount();
        this.ended = Boolean.TRUE.equals(request.ended());
        this.source = request.source();
    }

    UUID id() {
        return id;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    boolean ended() {
        return ended;
    }

    String source() {
        return source;
    }

    LocalTaxInput.EnteredTax terms() {
        return new LocalTaxInput.EnteredTax(
                state, place, name, method, stripped(residentRate), stripped(nonresidentRate), amount);
    }

    private static @Nullable BigDecimal stripped(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.stripTrailingZeros();
    }
}
