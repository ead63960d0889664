package org.openpractice.payroll.takeover;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.filing.TakenOverReturns;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.problem.FieldError;

/**
 * What the last register and the returns of a former payroll provider say; the file is proved against it to the cent.
 *
 * @param year tax year that is taken over
 * @param provider who paid, for example the name of the payroll service
 * @param through last pay date of the former provider, before today
 * @param quarters each quarter of the year in which it paid somebody
 * @param register totals of the year by code, as the last register has them: every code of the file and no other
 */
@Schema(name = "TakeOverStatement")
record TakeOverStatement(
        @Min(2000) @Max(2100) int year,
        @NotBlank @Size(max = 100) String provider,
        @NotNull LocalDate through,

        @NotNull @Size(min = 1, max = 4) @EachOnce(by = "quarter")
        List<@NotNull @Valid Quarter> quarters,

        @NotNull @Size(min = 1, max = 500) @EachOnce(by = "code")
        List<@NotNull @Valid Total> register) {

    /**
     * One quarter as its Form 941 has it, or, of the quarter that is to be filed here, as the register has it.
     *
     * @param filedOn day on which the former provider filed Form 941, or, of a quarter that is over, is to file it; absent of the
     *     quarter that is filed here
     * @param employees whom it paid for the period that includes the twelfth of the quarter's last month: line 1, or zero
     * @param deposited what it deposited for Form 941
     * @param unemploymentDeposited what it deposited for Form 940
     * @param nextDayOn day on which 100,000 of these taxes had come together, so that the deposit was due on the next business
     *     day (26 CFR 31.6302-1(c)(3)): deposits are semi-weekly from then on; absent where that never was. Only of a quarter that was
     *     filed, for of the other one it follows from its pay dates
     * @param line2 wages, tips and other compensation
     * @param line3 federal income tax withheld
     * @param line5aWages Social Security wages
     * @param line5aTax column 2 of line 5a; needed of a return that was filed by now, as are the other taxes and line 12
     * @param line5cWages Medicare wages
     * @param line5dWages wages above the threshold of Additional Medicare Tax
     * @param line7 fractions of cents, below zero where less was withheld than the employee share comes to. It may differ by two
     *     cents from what it comes to here, and line 12 by the same: employers round the employee share in more ways than one
     * @param line12 total taxes
     */
    @Schema(name = "TakeOverQuarter")
    record Quarter(
            @Min(1) @Max(4) int quarter,
            @Nullable LocalDate filedOn,
            @Min(0) @Max(1_000_000) int employees,
            @NotNull Money deposited,
            @NotNull Money unemploymentDeposited,
            @Nullable LocalDate nextDayOn,
            @NotNull Money line2,
            @NotNull Money line3,
            @NotNull Money line5aWages,
            @Nullable Money line5aTax,
            @NotNull Money line5cWages,
            @Nullable Money line5cTax,
            @NotNull Money line5dWages,
            @Nullable Money line5dTax,
            @Nullable Money line7,
            @Nullable Money line12) {

        /** What was stated, by the names of the figures; without what was not. */
        List<Map.Entry<String, Money>> figures() {
            var figures = new ArrayList<Map.Entry<String, Money>>();
            figures.add(Map.entry("2", line2));
            figures.add(Map.entry("3", line3));
            figures.add(Map.entry("5a, column 1", line5aWages));
            add(figures, "5a, column 2", line5aTax);
            figures.add(Map.entry("5c, column 1", line5cWages));
            add(figures, "5c, column 2", line5cTax);
            figures.add(Map.entry("5d, column 1", line5dWages));
            add(figures, "5d, column 2", line5dTax);
            add(figures, "7", line7);
            add(figures, "12", line12);
            return figures;
        }

        private static void add(List<Map.Entry<String, Money>> figures, String line, @Nullable Money figure) {
            if (figure != null) {
                figures.add(Map.entry(line, figure));
            }
        }

        TakenOverReturns.Stated stated() {
            return new TakenOverReturns.Stated(
                    quarter, filedOn, employees, deposited, unemploymentDeposited, nextDayOn);
        }

        LocalDate startsOn(int year) {
            return LocalDate.of(year, 3 * quarter - 2, 1);
        }

        LocalDate endsOn(int year) {
            return LocalDate.of(year, 3 * quarter, 1).plusMonths(1).minusDays(1);
        }
    }

    /**
     * A code of the register.
     *
     * @param code code of the lines, as in the file
     * @param wages wages that the tax or the contribution was counted on; zero where there are none
     * @param amount pay, tax, deduction or contribution
     */
    @Schema(name = "TakeOverRegisterTotal")
    record Total(
            @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,59}")
            String code,

            @NotNull Money wages,
            @NotNull Money amount) {}

    /** A return is due a month after its quarter, ten days later where all was deposited, and then on a business day. */
    private static LocalDate latest(LocalDate quarterEnd) {
        return quarterEnd.plusDays(1).plusMonths(1).plusDays(12);
    }

    /** What contradicts itself, by field. */
    List<FieldError> contradictions(LocalDate today) {
        var errors = new ArrayList<FieldError>();
        if (through.getYear() != year || !through.isBefore(today)) {
            errors.add(new FieldError(
                    "through",
                    "is %s: expected the former provider's last pay date, in %d and before today, %s"
                            .formatted(through, year, today)));
        }
        var last = (through.getMonthValue() + 2) / 3;
        for (int i = 0; i < quarters.size(); i++) {
            var quarter = quarters.get(i);
            var field = "quarters[%d].".formatted(i);
            var end = quarter.endsOn(year);
            if (quarter.quarter() > last) {
                errors.add(new FieldError(
                        field + "quarter",
                        "is %d: expected none after that of the last pay date, %d".formatted(quarter.quarter(), last)));
            }
            if (quarter.filedOn() != null) {
                boolean isToCome = quarter.filedOn().isAfter(today);
                if (!end.isBefore(today)
                        || !quarter.filedOn().isAfter(end)
                        || isToCome && quarter.filedOn().isAfter(latest(end))) {
                    errors.add(new FieldError(
                            field + "filedOn",
                            "is %s: expected a day after the quarter's end, %s, and none while the quarter lasts; of a return that is still to be filed %s at the latest"
                                    .formatted(quarter.filedOn(), end, latest(end))));
                }
                if (!isToCome
                        && Stream.of(
                                        quarter.line5aTax(),
                                        quarter.line5cTax(),
                                        quarter.line5dTax(),
                                        quarter.line7(),
                                        quarter.line12())
                                .anyMatch(Objects::isNull)) {
                    errors.add(new FieldError(
                            field + "line12",
                            "expected line5aTax, line5cTax, line5dTax, line7 and line12 of a return that was filed"));
                }
            } else if (quarter.quarter() < last) {
                errors.add(
                        new FieldError(
                                field + "filedOn",
                                "is missing: only the quarter of the last pay date is filed here; expected the day on which the former provider filed this one"));
            }
            var nextDay = quarter.nextDayOn();
            if (nextDay != null
                    && (quarter.filedOn() == null
                            || nextDay.isBefore(quarter.startsOn(year))
                            || nextDay.isAfter(end))) {
                errors.add(new FieldError(
                        field + "nextDayOn",
                        quarter.filedOn() == null
                                ? "expected none of a quarter that is filed here: it follows from the pay dates"
                                : "is %s: expected a day of quarter %d".formatted(nextDay, quarter.quarter())));
            }
            Stream.of(
                            Map.entry("deposited", quarter.deposited()),
                            Map.entry("unemploymentDeposited", quarter.unemploymentDeposited()))
                    .filter(entry -> entry.getValue().isNegative())
                    .forEach(entry ->
                            errors.add(new FieldError(field + entry.getKey(), "expected an amount not below zero")));
        }
        if (quarters.stream().noneMatch(quarter -> quarter.quarter() == last)) {
            errors.add(new FieldError(
                    "quarters", "expected that of the last pay date, quarter %d, among them".formatted(last)));
        }
        return errors;
    }
}
