package org.openpractice.payroll.takeover;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.benefit.BenefitInputs;
import org.openpractice.payroll.filing.ReturnFigures;
import org.openpractice.payroll.filing.TakenOverReturns;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.upload.RowError;

/**
 * What a former provider paid, withheld and owed, a figure of a person in each row. What became of the rows is told when all are
 * known and proved against what was stated.
 *
 * <p>Refuses {@link TakeOverProblem#TAKE_OVER_NOT_PROVED}, {@link TakeOverProblem#PAY_RUNS_OF_THE_YEAR} and {@link TakeOverProblem#TAKE_OVER_NEEDS_A_CALENDAR}.
 */
@Singleton
class TakeOverFile extends OfficeFile {

    private static final Column PAID_ON = Column.needed(
            "paid_on",
            "pay date of the former provider, or the last one of a quarter that it filed, for the whole quarter",
            "Pay Date",
            "Check Date",
            "Payment Date");
    private static final Column CODE = Column.needed(
            "code", "code under which paychecks here are added up, such as REGULAR, US-SS or US-PA-SUTA", "Pay Code");
    private static final Column DESCRIPTION = Column.optional(
            "description", "what the line is called, for example in box 14 of Form W-2; the code where it is left out");
    private static final Column HOURS =
            Column.optional("hours", "hours of SALARY, REGULAR, PTO, SICK and HOLIDAY, shifts of PER-DIEM", "Quantity");
    private static final Column WAGES = Column.optional(
            "wages",
            "wages on which a tax, a match or a non-elective contribution was counted",
            "Taxable Wages",
            "Subject Wages");
    private static final Column AMOUNT = Column.needed("amount", "what was paid, withheld or owed", "Current Amount");

    /** A row that was read, at its line of the file. */
    private record ReadRow(long at, TakenOverLine line) {}

    private final TakeOvers takeOvers;
    private final TakenOverPay pay;
    private final TakeOverCodes codes;
    private final TakenOverReturns returns;
    private final ReturnFigures figures;
    private final BenefitInputs benefits;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    TakeOverFile(
            OfficeReading reading,
            TakeOvers takeOvers,
            TakenOverPay pay,
            TakeOverCodes codes,
            TakenOverReturns returns,
            ReturnFigures figures,
            BenefitInputs benefits,
            Audit audit,
            Actor actor,
            Clock clock) {
        super(
                "take-over",
                "takes over a figure of the year from a former payroll provider; the file is proved against the totals of POST /take-overs to the cent",
                List.of(PAID_ON, CODE, DESCRIPTION, HOURS, WAGES, AMOUNT),
                reading);
        this.takeOvers = takeOvers;
        this.pay = pay;
        this.codes = codes;
        this.returns = returns;
        this.figures = figures;
        this.benefits = benefits;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    private final class Taker extends Rows {

        private final Map<TakenOverLine.Key, ReadRow> rows = new LinkedHashMap<>();
        private final Map<Integer, Optional<TakeOver>> ofYears = new HashMap<>();
        private @Nullable TakeOver takeOver;
        private boolean isWrong;

        Taker() {
            super(0);
        }

        @Override
        public RowOutcome take(ImportRow row) {
            var person = employee(row);
            var paidOn = row.required(PAID_ON, this::paidOn);
            var code = row.required(CODE, Function.identity());
            var description = row.optional(DESCRIPTION, TakeOverFile::description);
            var hours = row.optional(HOURS, TakeOverFile::hours);
            var wages = row.optional(WAGES, TakeOverFile::money);
            var amount = row.required(AMOUNT, TakeOverFile::money);
            var figure = person == null || paidOn == null || code == null
                    ? null
                    : row.required(CODE, text -> codes.of(text, person, paidOn));
            if (figure != null) {
                requireWhatItSays(row, figure, hours, wages);
            }
            if (person == null
                    || paidOn == null
                    || code == null
                    || figure == null
                    || amount == null
                    || !row.errors().isEmpty()) {
                return wrong(row.errors());
            }
            var line = new TakenOverLine(
                    person,
                    paidOn,
                    figure.kind(),
                    code,
                    description == null ? code : description,
                    hours,
                    wages,
                    amount);
            if (!refusals.isFirst(row, line.key(), "%s of this employee on %s".formatted(code, paidOn))) {
                return wrong(row.errors());
            }
            rows.put(line.key(), new ReadRow(row.line(), line));
            return new RowOutcome.Later();
        }

        private RowOutcome wrong(List<RowError> errors) {
            isWrong = true;
            return new RowOutcome.Wrong(errors);
        }

        private LocalDate paidOn(String text) {
            var day = dates.read(text);
            var of = ofYears.computeIfAbsent(day.getYear(), takeOvers::of)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected a day of a year whose take-over is stated (POST /take-overs)"));
            if (takeOver != null && !takeOver.id().equals(of.id())) {
                throw new IllegalArgumentException(
                        "expected a day of %d, as in the rows before".formatted(takeOver.year()));
            }
            takeOver = of;
            if (day.isAfter(of.through())) {
                throw new IllegalArgumentException(
                        "expected %s, the former provider's last pay date, at the latest".formatted(of.through()));
            }
            return day;
        }

        @Override
        public List<RowOutcome> finish() {
            if (isWrong) {
                // The file is refused; these rows would have been taken.
                return rows.values().stream()
                        .<RowOutcome>map(row -> new RowOutcome.Taken())
                        .toList();
            }
            // Read anew: rows of a large file are taken with the session cleared between them.
            var current = takeOvers.lock(Objects.requireNonNull(takeOver).id());
            var known = pay.of(current.year());
            var outcomes = new LinkedHashMap<TakenOverLine.Key, RowOutcome>();
            rows.forEach((key, row) -> {
                var before = known.get(key);
                outcomes.put(
                        key,
                        before != null && before.says(row.line())
                                ? new RowOutcome.Unchanged()
                                : new RowOutcome.Taken());
            });
            boolean isSame = current.taken().isPresent()
                    && known.size() == rows.size()
                    && outcomes.values().stream().allMatch(RowOutcome.Unchanged.class::isInstance);
            if (isSame) {
                return List.copyOf(outcomes.values());
            }
            takeOvers.requireNoPayRuns(current.year());
            var impossible = impossible();
            if (!impossible.isEmpty()) {
                outcomes.putAll(impossible);
                return List.copyOf(outcomes.values());
            }
            var statement = takeOvers.statement(current);
            pay.replace(current, lines());
            returns.keep(
                    current.year(),
                    current.provider(),
                    statement.quarters().stream()
                            .map(TakeOverStatement.Quarter::stated)
                            .toList());
            TakeOverProof.of(statement, lines(), figures).require();
            var contradicting = contradicting(current.year());
            if (!contradicting.isEmpty()) {
                outcomes.putAll(contradicting);
                return List.copyOf(outcomes.values());
            }
            current.take(Stamp.of(actor, clock));
            audit.record(Verb.LOADED, "take-over", current.id());
            return List.copyOf(outcomes.values());
        }

        private List<TakenOverLine> lines() {
            return rows.values().stream().map(ReadRow::line).toList();
        }

        /** People of whom more was withheld than paid on a day, or whose states cannot be told apart. */
        private Map<TakenOverLine.Key, RowOutcome> impossible() {
            var wrong = new LinkedHashMap<TakenOverLine.Key, RowOutcome>();
            for (var day : TakenOverPay.sheets(lines())) {
                for (var sheet : day.getValue()) {
                    var first = sheet.lines().getFirst().key();
                    if (sheet.net().isNegative()) {
                        wrong.put(
                                first,
                                wrong(
                                        first,
                                        "taxes and deductions of the person on %s are above the pay by %s"
                                                .formatted(
                                                        day.getKey(),
                                                        sheet.net().negated().amount()),
                                        "expected what was paid on that day to cover them"));
                    }
                    var states = sheet.statesOfUnemployment();
                    if (sheet.hasFederalUnemployment() && states.size() > 1) {
                        wrong.put(
                                first,
                                wrong(
                                        first,
                                        "wages for federal unemployment tax stand beside %s on %s"
                                                .formatted(String.join(" and ", states), day.getKey()),
                                        "expected a day of its own for the pay of each state, because Schedule A of Form 940 tells them apart"));
                    }
                }
            }
            wrong.putAll(insuredByNothing());
            return wrong;
        }

        /** People whose life insurance costs less by their elections: their next paycheck would take the difference back. */
        private Map<TakenOverLine.Key, RowOutcome> insuredByNothing() {
            var ofPeople = lines().stream()
                    .filter(line -> line.code().equals(PayCode.GROUP_TERM_LIFE))
                    .collect(Collectors.groupingBy(TakenOverLine::employeeId));
            var wrong = new LinkedHashMap<TakenOverLine.Key, RowOutcome>();
            ofPeople.forEach((employee, its) -> {
                var last = its.stream()
                        .max(Comparator.comparing(TakenOverLine::paidOn))
                        .orElseThrow();
                var taken = Money.sum(its.stream().map(TakenOverLine::amount).toList());
                var cost = benefits.costOfLifeInsurance(employee, last.paidOn());
                if (taken.compareTo(cost) > 0) {
                    wrong.put(
                            last.key(),
                            wrong(
                                    last.key(),
                                    "life insurance of %s up to %s is more than the %s that the elections of the person come to"
                                            .formatted(taken.amount(), last.paidOn(), cost.amount()),
                                    "expected the elections as they were from the first month of the year on: enter them first (PUT /enrollments/{employeeId}/benefit-elections/{planId})"));
                }
            });
            return wrong;
        }

        /** People whose year contradicts itself; told in the first row of each. */
        private Map<TakenOverLine.Key, RowOutcome> contradicting(int year) {
            var firstOf = new LinkedHashMap<UUID, TakenOverLine.Key>();
            rows.keySet().forEach(key -> firstOf.putIfAbsent(key.employeeId(), key));
            var wrong = new LinkedHashMap<TakenOverLine.Key, RowOutcome>();
            figures.contradictions(year, firstOf.keySet()).forEach((employee, broken) -> {
                var first = firstOf.get(employee);
                if (first != null) {
                    wrong.put(
                            first,
                            wrong(
                                    first,
                                    "the year of the person contradicts itself: " + String.join("; ", broken),
                                    "expected pay, wages and taxes of the year that go together"));
                }
            });
            return wrong;
        }

        private RowOutcome wrong(TakenOverLine.Key key, String problem, String expected) {
            var row = rows.get(key);
            return new RowOutcome.Wrong(List.of(new RowError(row == null ? 0 : row.at(), "", problem, expected)));
        }
    }

    private static void requireWhatItSays(
            ImportRow row, TakeOverCodes.Figure figure, @Nullable BigDecimal hours, @Nullable Money wages) {
        if (figure.hasWages() && wages == null) {
            row.refuse(
                    WAGES,
                    "is missing",
                    figure.kind() == Kind.EMPLOYER_CONTRIBUTION
                            ? "expected the compensation that the contribution was counted on"
                            : "expected the wages that the tax was counted on");
        } else if (!figure.hasWages() && wages != null) {
            row.refuse(WAGES, "stands beside what is counted on no wages", "expected an empty cell");
        }
        if (figure.hasHours() && hours == null) {
            row.refuse(
                    HOURS,
                    "is missing",
                    "expected the hours that were paid (of %s the shifts)".formatted(PayCode.PER_DIEM));
        } else if (!figure.hasHours() && hours != null) {
            row.refuse(HOURS, "stands beside what has no hours of its own", "expected an empty cell");
        }
    }

    private static String description(String text) {
        if (text.length() > 100) {
            throw new IllegalArgumentException("expected at most 100 characters");
        }
        return text;
    }

    private static BigDecimal hours(String text) {
        var hours = Cells.decimal(text);
        if (hours.signum() < 0 || hours.scale() > 2 || hours.precision() - hours.scale() > 5) {
            throw new IllegalArgumentException("expected hours such as 480 or 37.25");
        }
        return hours;
    }

    private static Money money(String text) {
        var money = Cells.money(text);
        if (money.isNegative()) {
            throw new IllegalArgumentException(
                    "expected an amount not below zero: what was taken back lowers the figure of the quarter in which it was paid");
        }
        return money;
    }
}
