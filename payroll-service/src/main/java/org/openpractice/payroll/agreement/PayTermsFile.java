package org.openpractice.payroll.agreement;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.records.EffectiveDated;

/**
 * Pay terms of many people. Differentials, other rates and the place in the books have no columns: those in force stay, as
 * long as the basis does.
 */
@Singleton
class PayTermsFile extends OfficeFile {

    private static final Column FROM = Column.needed(
            "effective_from", "first day of the terms, such as 2026-01-31 or 1/31/2026", "Effective Date", "From");
    private static final Column CALENDAR = Column.optional(
            "pay_calendar", "name of the pay calendar; not needed where the group has one", "Calendar", "Pay Group");
    private static final Column BASIS = Column.needed(
            "basis",
            "HOURLY, SALARIED (a year, exempt from overtime), SALARIED_NONEXEMPT (a year, with overtime), PER_DIEM (a shift)"
                    + " or PROVIDER_CONTRACT (a draw of a period)",
            "Pay Type",
            "Pay Basis",
            "Rate Type");
    private static final Column RATE = Column.needed(
            "rate",
            "dollars an hour, a year, a shift or a period, as the basis says, with up to four decimals",
            "Pay Rate",
            "Amount",
            "Base Rate",
            "Salary");
    private static final Column SALARY_HOURS = Column.optional(
            "salary_hours", "hours a week that a salary with overtime is for", "Standard Hours", "Hours per Week");
    private static final Column EXEMPTION = Column.optional(
            "exemption", "why a salary owes no overtime: SALARY_TEST or PRACTICE_OF_MEDICINE", "FLSA Exemption");

    private static final Function<String, PayTerms.Basis> BASES = Cells.oneOf(
            PayTerms.Basis.class,
            Map.of(
                    PayTerms.Basis.HOURLY, List.of("hour", "per hour", "H"),
                    PayTerms.Basis.SALARIED, List.of("salary", "exempt", "salary exempt", "salaried exempt"),
                    PayTerms.Basis.SALARIED_NONEXEMPT,
                            List.of("salary nonexempt", "salary non-exempt", "salaried non-exempt"),
                    PayTerms.Basis.PER_DIEM, List.of("shift", "per shift"),
                    PayTerms.Basis.PROVIDER_CONTRACT, List.of("contract", "draw")));

    private static final Function<String, PayAgreement.Exemption> EXEMPTIONS =
            Cells.oneOf(PayAgreement.Exemption.class, Map.of());

    private final PayCalendars calendars;
    private final EnrollmentHistory history;
    private final ChangeEnrollment changeEnrollment;

    PayTermsFile(
            OfficeReading reading,
            PayCalendars calendars,
            EnrollmentHistory history,
            ChangeEnrollment changeEnrollment) {
        super(
                "pay-terms",
                "agrees on what somebody is paid, and by which calendar, from a day on",
                List.of(FROM, CALENDAR, BASIS, RATE, SALARY_HOURS, EXEMPTION),
                reading);
        this.calendars = calendars;
        this.history = history;
        this.changeEnrollment = changeEnrollment;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    private final class Taker extends Rows {

        private final Map<String, UUID> calendarIds = calendars.listAll().stream()
                .collect(Collectors.toMap(calendar -> calendar.name().toLowerCase(Locale.ROOT), PayCalendar::id));

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var from = row.required(FROM, dates::read);
            var calendar = row.optional(CALENDAR, this::calendar);
            var basis = row.required(BASIS, BASES);
            var rate = row.required(RATE, Cells::rate);
            var hours = row.optional(SALARY_HOURS, Cells::decimal);
            var exemption = row.optional(EXEMPTION, EXEMPTIONS);
            if (calendar == null && row.errors().isEmpty()) {
                calendar = onlyCalendar(row);
            }
            if (employee == null
                    || from == null
                    || calendar == null
                    || basis == null
                    || rate == null
                    || !row.errors().isEmpty()
                    || !refusals.isFirst(row, List.of(employee, from), "terms from " + from)) {
                return new RowOutcome.Wrong(row.errors());
            }
            var before = EffectiveDated.on(from, history.of(PayTerms.class, employee))
                    .orElse(null);
            var calendarId = calendar;
            return RowRefusals.of(
                    row,
                    () -> agreed(employee, before, request(from, calendarId, basis, rate, hours, exemption, before)));
        }

        private RowOutcome agreed(UUID employee, @Nullable PayTerms before, ChangeEnrollment.PayTermsRequest request) {
            if (before != null && request.says(before)) {
                return new RowOutcome.Unchanged();
            }
            changeEnrollment.payTerms(employee, IfMatch.ANY, request);
            return new RowOutcome.Taken();
        }

        private UUID calendar(String name) {
            var id = calendarIds.get(name.toLowerCase(Locale.ROOT));
            if (id == null) {
                throw new IllegalArgumentException("expected the name of a pay calendar of the group");
            }
            return id;
        }

        private @Nullable UUID onlyCalendar(ImportRow row) {
            if (calendarIds.size() == 1) {
                return calendarIds.values().iterator().next();
            }
            row.refuse(
                    CALENDAR,
                    "is missing",
                    calendarIds.isEmpty()
                            ? "expected a pay calendar of the group, which has none: POST /pay-calendars"
                            : "expected the name of one of the group's pay calendars");
            return null;
        }
    }

    private static ChangeEnrollment.PayTermsRequest request(
            LocalDate from,
            UUID calendar,
            PayTerms.Basis basis,
            Rate rate,
            @Nullable BigDecimal hours,
            PayAgreement.@Nullable Exemption exemption,
            @Nullable PayTerms before) {
        var stays = before != null && before.basis() == basis ? before.agreement() : PayAgreement.PLAIN;
        return new ChangeEnrollment.PayTermsRequest(
                from,
                calendar,
                basis,
                rate,
                hours == null ? stays.salaryHours() : hours,
                exemption == null ? stays.exemption() : exemption,
                stays.overtime(),
                stays.differentials(),
                stays.workRates(),
                stays.departmentId(),
                stays.locationId(),
                stays.position(),
                null);
    }
}
