package org.openpractice.payroll.time;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** Approved work of one employee in one workweek; paid in the period in which the week ends. */
@Entity
@Table(name = "approved_hours")
public class ApprovedHours {

    @Id
    private UUID id;

    @Column(name = "enrolment_id")
    private UUID enrolmentId;

    @Column(name = "week_starts_on")
    private LocalDate weekStartsOn;

    @Column(name = "week_ends_on")
    private LocalDate weekEndsOn;

    private BigDecimal hours;

    @Column(name = "bonus_cents")
    private Money bonus;

    @Column(name = "approved_by")
    private String approvedBy;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ApprovedHours() {}

    ApprovedHours(UUID enrolmentId, Workweek week, String approvedBy, Instant approvedAt) {
        this.id = Ids.next();
        this.enrolmentId = enrolmentId;
        this.weekStartsOn = week.startsOn();
        this.weekEndsOn = week.endsOn();
        this.hours = week.hours();
        this.bonus = week.bonus();
        this.approvedBy = approvedBy;
        this.approvedAt = approvedAt;
    }

    /** Takes the same week again; says whether anything is different. */
    boolean approveAgain(Workweek again, String by, Instant at) {
        if (again.equals(week())) {
            return false;
        }
        this.hours = again.hours();
        this.bonus = again.bonus();
        this.approvedBy = by;
        this.approvedAt = at;
        return true;
    }

    public UUID id() {
        return id;
    }

    public UUID enrolmentId() {
        return enrolmentId;
    }

    public Workweek week() {
        return new Workweek(weekStartsOn, hours, bonus);
    }
}
