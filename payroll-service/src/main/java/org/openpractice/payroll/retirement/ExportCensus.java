package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * The census of a year for the record keeper and the yearly tests: everybody who was paid, with birth and hire date, pay
 * and contributions. Highly compensated is whoever earned more than the limit of IRC 414(q)(1)(B) in the year before;
 * ownership is not known here. Refuses {@link PayrollProblem#TAX_YEAR_NOT_AVAILABLE}.
 */
@ApplicationScoped
public class ExportCensus {

    private final PlanMoney planMoney;
    private final Participants participants;
    private final EntityManager entities;
    private final ColumnCipher cipher;

    ExportCensus(PlanMoney planMoney, Participants participants, EntityManager entities, ColumnCipher cipher) {
        this.planMoney = planMoney;
        this.participants = participants;
        this.entities = entities;
        this.cipher = cipher;
    }

    private record Employed(LocalDate hiredOn, @Nullable LocalDate lastDay) {}

    String of(int year) {
        var unused = RetirementLimits.of(LocalDate.of(year, 1, 1));
        var rows = planMoney.membersOfYear(year);
        var ids = rows.stream().map(row -> row.get("employee_id", UUID.class)).toList();
        var born = participants.of(ids);
        var employed = employed(ids);
        var highlyPaid = highlyPaid(year - 1, previousLimit(year));
        var csv = new Csv();
        csv.fields(
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
                        "highly compensated by pay of the year before")
                .end();
        for (var row : rows) {
            var id = row.get("employee_id", UUID.class);
            var member = PlanMoney.member(row);
            var participant = born.get(id);
            var span = employed.get(id);
            csv.fields(
                    member.employeeNumber(),
                    row.get("last_name", String.class),
                    row.get("first_name", String.class),
                    participant == null ? "" : participant.birthDate(cipher).toString(),
                    span == null ? "" : span.hiredOn().toString(),
                    span == null || span.lastDay() == null ? "" : span.lastDay().toString());
            csv.field(member.gross())
                    .field(PlanMoney.money(row, "counted"))
                    .field(row.get("hours", BigDecimal.class).toPlainString())
                    .field(member.preTax())
                    .field(member.roth())
                    .field(member.catchUp())
                    .field(member.rothCatchUp())
                    .field(member.loans())
                    .field(member.match())
                    .field(member.nonElective())
                    .field(member.trueUp())
                    .field(highlyPaid == null ? "not known" : highlyPaid.contains(id) ? "yes" : "no")
                    .end();
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
            if (PlanMoney.money(row, "gross").compareTo(limit) > 0) {
                highlyPaid.add(row.get("employee_id", UUID.class));
            }
        }
        return highlyPaid;
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    private Map<UUID, Employed> employed(List<UUID> ids) {
        var spans = new HashMap<UUID, Employed>();
        if (ids.isEmpty()) {
            return spans;
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select enrolment_id, min(starts_on)::text as hired_on,
                            (case when bool_or(last_day is null) then null else max(last_day) end)::text as last_day
                        from employment_span where enrolment_id in (:employees) group by enrolment_id
                        """, Tuple.class)
                .setParameter("employees", ids)
                .getResultList();
        for (var row : rows) {
            var lastDay = row.get("last_day", String.class);
            spans.put(
                    row.get("enrolment_id", UUID.class),
                    new Employed(
                            LocalDate.parse(row.get("hired_on", String.class)),
                            lastDay == null ? null : LocalDate.parse(lastDay)));
        }
        return spans;
    }
}
