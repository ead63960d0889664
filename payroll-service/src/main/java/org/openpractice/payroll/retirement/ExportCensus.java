package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.BirthDates;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.csv.CsvRow;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * The census of a year for the record keeper and the yearly tests: everybody who was paid, with birth and hire date, pay
 * and contributions. Highly compensated is whoever earned more than the limit of IRC 414(q)(1)(B) in the year before;
 * ownership is not known here. Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}.
 */
@ApplicationScoped
class ExportCensus {

    private final PlanMoney planMoney;
    private final BirthDates participants;
    private final Employments employments;
    private final ColumnCipher cipher;

    ExportCensus(PlanMoney planMoney, BirthDates participants, Employments employments, ColumnCipher cipher) {
        this.planMoney = planMoney;
        this.participants = participants;
        this.employments = employments;
        this.cipher = cipher;
    }

    String of(int year) {
        var unused = RetirementLimits.of(LocalDate.of(year, 1, 1));
        var rows = planMoney.membersOfYear(year);
        var ids = rows.stream().map(PlanMoney.MemberOfYear::employeeId).toList();
        var born = participants.of(ids);
        var employed = employments.of(ids);
        var highlyPaid = highlyPaid(year - 1, previousLimit(year));
        var csv = new StringBuilder(CsvRow.of(
                "employee number",
                "last name",
                "first name",
                "birth date",
                "hire date",
                "last day",
                "gross pay",
                "compensation counted",
                "hours",
                "pre-tax",
                "roth",
                "catch-up pre-tax",
                "catch-up roth",
                "loan repayments",
                "match",
                "non-elective",
                "true-up",
                "highly compensated by pay of the year before"));
        for (var row : rows) {
            var id = row.employeeId();
            var member = row.member();
            var participant = born.get(id);
            var span = employed.get(id);
            csv.append(CsvRow.of(
                    member.employeeNumber(),
                    row.lastName(),
                    row.firstName(),
                    participant == null ? null : participant.birthDate(cipher),
                    span == null ? null : span.hiredOn(),
                    span == null ? null : span.lastDay(),
                    member.gross(),
                    row.counted(),
                    row.hours(),
                    member.preTax(),
                    member.roth(),
                    member.catchUp(),
                    member.rothCatchUp(),
                    member.loans(),
                    member.match(),
                    member.nonElective(),
                    member.trueUp(),
                    highlyPaid == null ? "not known" : highlyPaid.contains(id) ? "yes" : "no"));
        }
        return csv.toString();
    }

    /** The limit of the look-back year; null when its table is not there. */
    private static @Nullable Money previousLimit(int year) {
        return RetirementLimits.isLoaded(year - 1)
                ? RetirementLimits.of(LocalDate.of(year - 1, 1, 1)).highlyCompensated()
                : null;
    }

    /** Whoever was paid more than the limit; null when nothing of the year is kept here. */
    private @Nullable Set<UUID> highlyPaid(int year, @Nullable Money limit) {
        var rows = planMoney.membersOfYear(year);
        if (limit == null || rows.isEmpty()) {
            return null;
        }
        var highlyPaid = new HashSet<UUID>();
        for (var row : rows) {
            if (row.member().gross().compareTo(limit) > 0) {
                highlyPaid.add(row.employeeId());
            }
        }
        return highlyPaid;
    }
}
