package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck.Disposition;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.time.Work;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.reading.Reading;

/**
 * What the regular run of a period would come to if it were calculated now, from the same inputs and by the same rules;
 * nothing is written. Whoever is paid by time and has none is taken to work forty hours a week, so that the taxes of their
 * pay are looked at before any time is there.
 */
@ApplicationScoped
public class Rehearsal {

    private static final int AT_A_TIME = 1000;
    private static final BigDecimal HOURS_OF_A_YEAR = BigDecimal.valueOf(2080);
    private static final BigDecimal SHIFTS_OF_A_YEAR = BigDecimal.valueOf(260);

    /**
     * What would become of somebody.
     *
     * @param refusal why nothing could be calculated, or why nothing is due; null otherwise
     * @param withoutTime paid by time of which there is none
     * @param remarks what whoever approves the run would be told
     */
    public record Outcome(
            UUID employeeId,
            String employeeNumber,
            String employeeName,
            @Nullable ProblemException refusal,
            boolean nothingDue,
            boolean withoutTime,
            boolean flagged,
            List<Remark> remarks) {}

    private final Enrollments enrollments;
    private final PayInputs inputs;
    private final PayTables tables;
    private final PayDates payDates;
    private final PayRuns runs;
    private final EntityManager entities;

    Rehearsal(
            Enrollments enrollments,
            PayInputs inputs,
            PayTables tables,
            PayDates payDates,
            PayRuns runs,
            EntityManager entities) {
        this.enrollments = enrollments;
        this.inputs = inputs;
        this.tables = tables;
        this.payDates = payDates;
        this.runs = runs;
        this.entities = entities;
    }

    /** Whether the regular run of a period is approved or paid. */
    public boolean isOver(PayCalendar calendar, PayPeriod period) {
        return runs.count(
                        "payCalendarId = ?1 and periodStartsOn = ?2 and kind = REGULAR and state in (APPROVED, PAID)",
                        calendar.id(),
                        period.startsOn())
                > 0;
    }

    /** Why the run could not be drafted; empty when it could. */
    public Optional<ProblemException> refusalToDraft(PayPeriod period) {
        try {
            payDates.requireOfCalendar(period.payDate());
            return Optional.empty();
        } catch (ProblemException refusal) {
            return Optional.of(refusal);
        }
    }

    /**
     * Everybody whom the run would account for; within the current transaction.
     *
     * @param leftOut whom nothing can be calculated for at all
     */
    public List<Outcome> of(PayCalendar calendar, PayPeriod period, Set<UUID> leftOut) {
        var run = new PayRun(PayRun.Kind.REGULAR, calendar, period);
        var withoutTime = new HashSet<UUID>();
        var outcomes = new ArrayList<Outcome>();
        var people = enrollments.between(period.startsOn(), period.endsOn(), PayRunCalculation.FIRST, AT_A_TIME);
        while (!people.isEmpty()) {
            var some = people.stream()
                    .filter(person -> !leftOut.contains(person.id()))
                    .toList();
            for (var candidate : Reading.only(
                    entities,
                    () -> inputs.of(run, period, some, Map.of(), (person, work) -> {
                        withoutTime.add(person.id());
                        return assumed(work, calendar);
                    }))) {
                outcomes.add(outcome(candidate.calculate(tables), withoutTime));
            }
            people = enrollments.between(
                    period.startsOn(), period.endsOn(), people.getLast().id(), AT_A_TIME);
        }
        return outcomes;
    }

    private static Outcome outcome(CalculatedPaycheck calculated, Set<UUID> withoutTime) {
        return new Outcome(
                calculated.employeeId(),
                calculated.employeeNumber(),
                calculated.employeeName(),
                calculated.refusal(),
                calculated.nothingDue(),
                withoutTime.contains(calculated.employeeId()) && !calculated.nothingDue(),
                calculated.disposition() == Disposition.FLAGGED,
                calculated.remarks());
    }

    /** Nothing for whoever is not paid by time. */
    private static List<Earning> assumed(Work work, PayCalendar calendar) {
        var terms = work.terms().getLast();
        if (terms.basis() != PayTerms.Basis.HOURLY && terms.basis() != PayTerms.Basis.PER_DIEM) {
            return List.of();
        }
        boolean byHour = terms.basis() == PayTerms.Basis.HOURLY;
        var periods = BigDecimal.valueOf(calendar.schedule().frequency().periodsPerYear());
        var units = (byHour ? HOURS_OF_A_YEAR : SHIFTS_OF_A_YEAR).divide(periods, 2, RoundingMode.HALF_UP);
        return List.of(new Earning(
                byHour ? PayCode.REGULAR : PayCode.PER_DIEM,
                "Taken to be worked",
                units,
                terms.rate(),
                Money.rounded(terms.rate().decimal().multiply(units), RoundingMode.HALF_UP),
                false,
                CostCenter.UNNAMED));
    }
}
