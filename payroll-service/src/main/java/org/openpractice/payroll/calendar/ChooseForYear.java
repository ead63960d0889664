package org.openpractice.payroll.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.calendar.YearChoice.BenefitPaydays;
import org.openpractice.payroll.calendar.YearChoice.Periods;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.tenancy.GroupLock;

/**
 * Chooses how a year is paid in which a calendar has a 27th biweekly or a 53rd weekly payday. A change needs the current
 * {@code ETag}. Refuses {@code not-found}, {@link PayCalendarProblem#NO_EXTRA_PAYDAY} and
 * {@link PayCalendarProblem#YEAR_HAS_APPROVED_PAY}.
 */
@ApplicationScoped
class ChooseForYear {

    /**
     * What is chosen; limits of a year, such as those of a 401(k), stay those of the year.
     *
     * @param salary by how many periods a salary of a year is divided: the usual ones, so that the year pays more than the
     *     salary, or those that the year has
     * @param withholding pay periods a year for federal income tax (Publication 15-T, Worksheet 1A, line 1b): the usual ones
     *     of its Table 3, or those that the year has; methods of states keep the usual ones
     * @param benefitPaydays on which paydays amounts of a period are deducted for benefits
     */
    @Schema(name = "ChooseForYear")
    public record Request(
            @NotNull Periods salary,
            @NotNull Periods withholding,
            @NotNull BenefitPaydays benefitPaydays) {}

    private final PayCalendars calendars;
    private final YearChoices choices;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    ChooseForYear(PayCalendars calendars, YearChoices choices, Actor actor, Audit audit, Clock clock) {
        this.calendars = calendars;
        this.choices = choices;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public YearChoice choose(UUID calendarId, int year, IfMatch ifMatch, Request request) {
        // As an approval does: no run of the year is approved beside it.
        GroupLock.hold(choices.getEntityManager(), "pay-run");
        var calendar = calendars.lock(calendarId);
        int paydays = YearChoices.paydays(calendar, year).size();
        if (!YearChoices.hasOneMore(calendar, year)) {
            throw PayCalendarProblem.NO_EXTRA_PAYDAY.because(
                    "%s has %d paydays in %d, as usual".formatted(calendar.name(), paydays, year));
        }
        var known = choices.of(calendarId, year);
        known.ifPresent(choice -> ifMatch.require(choice.version()));
        if (choices.isUsed(calendar, year)) {
            throw PayCalendarProblem.YEAR_HAS_APPROVED_PAY.because(
                    "A run of %s with a pay date in %d, or of one of its periods, is approved or paid"
                            .formatted(calendar.name(), year));
        }
        var stamp = Stamp.of(actor, clock);
        var choice = known.orElseGet(() -> new YearChoice(calendarId, year, request, stamp));
        choice.choose(request, stamp);
        choices.persist(choice);
        audit.record(Verb.RECORDED, "year-of-paydays", choice.id());
        return choice;
    }
}
