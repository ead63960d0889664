package org.openpractice.payroll.garnishment;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** What an order says from a pay date on. Of two from the same day the later written holds. */
@Entity
class GarnishmentOrderTerms {

    @Id
    private UUID id;

    private UUID orderId;

    private LocalDate effectiveFrom;

    @Convert(converter = OrderTermsColumn.class)
    private OrderTerms terms;

    @SuppressWarnings("NullAway.Init")
    protected GarnishmentOrderTerms() {}

    GarnishmentOrderTerms(UUID orderId, OrderTerms terms) {
        this.id = Ids.next();
        this.orderId = orderId;
        this.effectiveFrom = terms.effectiveFrom();
        this.terms = terms;
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    OrderTerms terms() {
        return terms;
    }
}
