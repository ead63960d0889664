package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * Opens a pay run of any kind. Refuses {@link PayCalendarProblem#NOT_A_PERIOD_START},
 * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE} and what {@link DraftRegularRun}, {@link DraftOffCycleRun},
 * {@link DraftBonusRun}, {@link DraftFinalRun}, {@link DraftRetroactiveRun}, {@link AdvancesToPay} and
 * {@link ReimbursedExpenses} do, and {@link RunProblem#RELOCATION_ON_ORDERS}.
 */
@ApplicationScoped
class DraftPayRun {

    private final PayCalendars calendars;
    private final DraftRegularRun regularRun;
    private final DraftOffCycleRun offCycleRun;
    private final DraftBonusRun bonusRun;
    private final DraftFinalRun finalRun;
    private final DraftRetroactiveRun retroactiveRun;
    private final PayRuns runs;
    private final PayRunPeople people;
    private final AdvancesToPay advances;
    private final ReimbursedExpenses expenses;
    private final Outbox outbox;
    private final Actor actor;

    DraftPayRun(
            PayCalendars calendars,
            DraftRegularRun regularRun,
            DraftOffCycleRun offCycleRun,
            DraftBonusRun bonusRun,
            DraftFinalRun finalRun,
            DraftRetroactiveRun retroactiveRun,
            PayRuns runs,
            PayRunPeople people,
            AdvancesToPay advances,
            ReimbursedExpenses expenses,
            Outbox outbox,
            Actor actor) {
        this.calendars = calendars;
        this.regularRun = regularRun;
        this.offCycleRun = offCycleRun;
        this.bonusRun = bonusRun;
        this.finalRun = finalRun;
        this.retroactiveRun = retroactiveRun;
        this.runs = runs;
        this.people = people;
        this.advances = advances;
        this.expenses = expenses;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    public PayRun draft(PayRunRequest request) {
        var calendar = calendars.get(request.payCalendarId());
        var run = switch (request) {
            case PayRunRequest.Regular regular -> regularRun.of(calendar, regular);
            case PayRunRequest.OffCycle offCycle -> offCycleRun.of(calendar, offCycle);
            case PayRunRequest.Bonus bonus -> bonusRun.of(calendar, bonus);
            case PayRunRequest.Final last -> finalRun.of(calendar, last);
            case PayRunRequest.Retroactive retroactive -> retroactiveRun.of(calendar, retroactive);
        };
        advances.requireAgreed(request.extras());
        requireTaxedRelocation(request);
        expenses.requirePayable(request.expenses());
        runs.persist(run);
        outbox.append(run.drafted(actor.name()));
        people.keep(run.id(), request.people(), request.extras());
        expenses.keep(run.id(), request.expenses());
        return run;
    }

    private static void requireTaxedRelocation(PayRunRequest request) {
        for (var item : request.extras()) {
            if (Boolean.TRUE.equals(item.movedOnOrders())) {
                throw RunProblem.RELOCATION_ON_ORDERS.because(
                        "%s, %s".formatted(item.description(), item.amount().amount()));
            }
        }
    }
}
