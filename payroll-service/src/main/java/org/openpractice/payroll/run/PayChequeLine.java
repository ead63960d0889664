package org.openpractice.payroll.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.ids.Ids;

/** A {@link PayLine} of a cheque as it is kept. */
@Entity
@Table(name = "pay_cheque_line")
public class PayChequeLine {

    @Id
    private UUID id;

    @Column(name = "pay_cheque_id")
    private UUID payChequeId;

    @SuppressWarnings("UnusedVariable") // queries order by it
    private int ordinal;

    @Enumerated(EnumType.STRING)
    private PayLine.Kind kind;

    private String code;

    private String description;

    private @Nullable BigDecimal hours;

    @Column(name = "rate_cents")
    private @Nullable Money rate;

    @Column(name = "amount_cents")
    private Money amount;

    @Column(name = "wages_cents")
    private @Nullable Money wages;

    @Column(name = "year_to_date_cents")
    private Money yearToDate;

    @Column(name = "wages_year_to_date_cents")
    private Money wagesYearToDate;

    @SuppressWarnings("NullAway.Init")
    protected PayChequeLine() {}

    PayChequeLine(UUID payChequeId, int ordinal, PayLine line) {
        this.id = Ids.next();
        this.payChequeId = payChequeId;
        this.ordinal = ordinal;
        this.kind = line.kind();
        this.code = line.code();
        this.description = line.description();
        this.hours = line.hours();
        this.rate = line.rate();
        this.amount = line.amount();
        this.wages = line.wages();
        this.yearToDate = line.yearToDate();
        this.wagesYearToDate = line.wagesYearToDate();
    }

    PayLine line() {
        return new PayLine(kind, code, description, hours, rate, amount, wages, yearToDate, wagesYearToDate);
    }
}
