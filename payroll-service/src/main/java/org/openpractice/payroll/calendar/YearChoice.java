package org.openpractice.payroll.calendar;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** What the group chose for a year in which a calendar has one payday more than usual. */
@Entity
class YearChoice extends Aggregate {

    /** By how many pay periods something of the year is divided. */
    enum Periods {
        /** 26 biweekly ones or 52 weekly ones: what a payday brings is as in any year, and the year has one more of it. */
        USUAL,
        /** As many as the year has: 27 or 53. */
        ACTUAL
    }

    /** On which paydays amounts of a period are deducted for benefits, and the employer's part is paid. */
    enum BenefitPaydays {
        /** On each. */
        EVERY,
        /** On the first 26 or 52: nothing on the one more. */
        USUAL,
        /** On the first two of a month, or the first four of weekly ones: 24 or 48. */
        WHOLE_MONTHS
    }

    private UUID payCalendarId;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private int taxYear;

    @Enumerated(EnumType.STRING)
    private Periods salary;

    @Enumerated(EnumType.STRING)
    private Periods withholding;

    @Enumerated(EnumType.STRING)
    private BenefitPaydays benefitPaydays;

    @Embedded
    @EmbeddedColumnNaming("chosen_%s")
    private Stamp chosen;

    @SuppressWarnings("NullAway.Init")
    protected YearChoice() {}

    YearChoice(UUID payCalendarId, int year, ChooseForYear.Request request, Stamp chosen) {
        super(Ids.next());
        this.payCalendarId = payCalendarId;
        this.taxYear = year;
        choose(request, chosen);
    }

    final void choose(ChooseForYear.Request request, Stamp by) {
        this.salary = request.salary();
        this.withholding = request.withholding();
        this.benefitPaydays = request.benefitPaydays();
        this.chosen = by;
    }

    UUID payCalendarId() {
        return payCalendarId;
    }

    Periods salary() {
        return salary;
    }

    Periods withholding() {
        return withholding;
    }

    BenefitPaydays benefitPaydays() {
        return benefitPaydays;
    }

    Stamp chosen() {
        return chosen;
    }
}
