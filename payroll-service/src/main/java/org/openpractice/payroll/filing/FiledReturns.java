package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.platform.records.Records;

/**
 * Which quarters' Forms 941 are filed, and with which pay: what is voided or taken back afterward corrects that return and
 * changes neither another one nor a deposit. Where nobody stated the day, a return is taken as filed on its due date.
 */
@ApplicationScoped
public class FiledReturns implements Records<FiledReturn> {

    private final PaidLines lines;
    private final TakenOverReturns takenOver;
    private final Clock clock;

    FiledReturns(PaidLines lines, TakenOverReturns takenOver, Clock clock) {
        this.lines = lines;
        this.takenOver = takenOver;
        this.clock = clock;
    }

    Optional<FiledReturn> of(Quarter quarter) {
        return find("year = ?1 and quarter = ?2", quarter.year(), quarter.number())
                .firstResultOptional();
    }

    /** Day on which the return of a quarter was filed; empty while it is not. */
    Optional<LocalDate> filedOn(Quarter quarter) {
        return filedOn(quarter, LocalDate.now(clock));
    }

    private Optional<LocalDate> filedOn(Quarter quarter, LocalDate by) {
        var former = takenOver.filed(quarter);
        if (former.isPresent()) {
            return former.flatMap(one -> Optional.ofNullable(one.filedOn())).filter(day -> !day.isAfter(by));
        }
        return of(quarter)
                .map(FiledReturn::filedOn)
                .or(() -> Optional.of(quarter.returnDueOn(new ArrayList<>())).filter(by::isAfter));
    }

    /** Day on which the return with pay of that day was filed; empty where it will not be by the other day. */
    public Optional<LocalDate> filedWith(LocalDate countsOn, LocalDate by) {
        return filedOn(Quarter.of(countsOn), by).filter(day -> day.isBefore(by));
    }

    /** Lines of a quarter as they were filed; of a return that is not, as they stand. */
    List<RunSum> reported(Quarter quarter) {
        return filedOn(quarter)
                .map(day -> lines.byRun(quarter.startsOn(), quarter.endsOn(), day))
                .orElseGet(() -> lines.byRun(quarter.startsOn(), quarter.endsOn()));
    }

    /** Those of four quarters of a year, each as it was filed. */
    List<RunSum> reported(int year) {
        var all = new ArrayList<RunSum>();
        for (int number = 1; number <= 4; number++) {
            all.addAll(reported(new Quarter(year, number)));
        }
        return List.copyOf(all);
    }

    /** What the runs of a quarter have come to more or less since its return was filed, by run; without those that stayed. */
    static List<Reconciliation.RunShare> changes(List<RunSum> reported, List<RunSum> now) {
        var all = new ArrayList<>(now);
        reported.forEach(sum -> all.add(new RunSum(
                sum.payRunId(),
                sum.payDate(),
                sum.kind(),
                sum.code(),
                sum.amount().negated(),
                sum.wages().negated())));
        return Reconciliation.of(
                        "12",
                        Money.ZERO,
                        all,
                        sum -> FederalTaxes.FORM_941.contains(sum.code()) ? sum.amount() : Money.ZERO,
                        "")
                .runs();
    }
}
