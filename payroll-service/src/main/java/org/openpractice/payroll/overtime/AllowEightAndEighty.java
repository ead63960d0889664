package org.openpractice.payroll.overtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.text.Counted;

/**
 * Records from which day an establishment calculates overtime by 8 and 80, or that it no longer does. The fixed period of 14
 * days is the pay period of a biweekly calendar.
 */
@ApplicationScoped
class AllowEightAndEighty {

    /**
     * @param effectiveFrom first day of a period of the calendar
     * @param agreedOn day of the agreement with the employees; before {@code effectiveFrom}
     * @param agreement where the agreement is kept, for example the title and date of the document
     * @param inForce false to end it
     */
    @Schema(name = "AllowEightAndEighty")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @NotNull EightAndEighty.Establishment establishment,
            @NotNull UUID payCalendarId,
            @Nullable LocalDate agreedOn,
            @Nullable @Size(min = 1, max = 200) String agreement,
            boolean inForce) {}

    private final EightAndEightyAgreements agreements;
    private final PayCalendars calendars;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    AllowEightAndEighty(
            EightAndEightyAgreements agreements, PayCalendars calendars, Actor actor, Audit audit, Clock clock) {
        this.agreements = agreements;
        this.calendars = calendars;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses {@link OvertimeProblem#EIGHT_AND_EIGHTY_NOT_ALLOWED} and {@link PayCalendarProblem#NOT_A_PERIOD_START}. */
    @Transactional
    public EightAndEighty record(UUID locationId, Request request) {
        if (request.establishment() == EightAndEighty.Establishment.PHYSICIAN_OFFICE) {
            throw OvertimeProblem.EIGHT_AND_EIGHTY_NOT_ALLOWED.because(
                    "29 USC 207(j) allows it to hospitals and residential care, not to a physician's office");
        }
        var calendar = calendars.get(request.payCalendarId());
        if (calendar.schedule().frequency() != PayFrequency.BIWEEKLY) {
            throw OvertimeProblem.EIGHT_AND_EIGHTY_NOT_ALLOWED.because(
                    "The fixed period is of 14 days: choose a biweekly calendar");
        }
        var period = calendar.periodContaining(request.effectiveFrom());
        if (!period.startsOn().equals(request.effectiveFrom())) {
            throw PayCalendarProblem.NOT_A_PERIOD_START.because(
                    "%s lies in the period that starts on %s".formatted(request.effectiveFrom(), period.startsOn()));
        }
        if (request.inForce()) {
            requireAgreement(request);
        } else {
            long people = agreements.inUse(locationId, request.effectiveFrom());
            if (people > 0) {
                throw OvertimeProblem.TWO_OVERTIME_SYSTEMS.because("%s terms by 8 and 80 there; give them others first"
                        .formatted(Counted.people(people, "still has", "still have")));
            }
        }
        if (agreements.of(locationId).stream()
                .anyMatch(version -> !version.effectiveFrom().isBefore(request.effectiveFrom()))) {
            throw OvertimeProblem.TWO_OVERTIME_SYSTEMS.because(
                    "A version from %s or later is on record; give a later day".formatted(request.effectiveFrom()));
        }
        var version = new EightAndEighty(locationId, request, Stamp.of(actor, clock));
        agreements.persist(version);
        audit.record(Verb.RECORDED, "eight-and-eighty", version.id());
        return version;
    }

    private static void requireAgreement(Request request) {
        var agreedOn = request.agreedOn();
        if (agreedOn == null || request.agreement() == null || !agreedOn.isBefore(request.effectiveFrom())) {
            throw OvertimeProblem.EIGHT_AND_EIGHTY_NOT_ALLOWED.because(
                    "The agreement must be reached before the work: give agreement and agreedOn before %s"
                            .formatted(request.effectiveFrom()));
        }
    }
}
