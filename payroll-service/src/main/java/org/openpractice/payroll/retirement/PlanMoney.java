package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidHours;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Lines of paid runs that go to the plan. */
@ApplicationScoped
class PlanMoney {

    /**
     * What one person's paycheck of a run brings the plan.
     *
     * @param gross all earnings of the paycheck
     */
    record Member(
            String employeeNumber,
            String employeeName,
            Money gross,
            Money preTax,
            Money roth,
            Money catchUp,
            Money rothCatchUp,
            Money loans,
            Money match,
            Money nonElective,
            Money trueUp) {

        Money total() {
            return preTax.plus(roth)
                    .plus(catchUp)
                    .plus(rothCatchUp)
                    .plus(loans)
                    .plus(match)
                    .plus(nonElective)
                    .plus(trueUp);
        }

        /** What was withheld from pay. */
        Money withheld() {
            return preTax.plus(roth).plus(catchUp).plus(rothCatchUp).plus(loans);
        }
    }

    /**
     * What a paid run brings the plan; a VOID run takes it off again.
     *
     * @param withheld deferrals and loan repayments: plan assets as soon as they can be segregated
     * @param employer contributions of the employer
     */
    record OfRun(UUID payRunId, LocalDate payDate, Money withheld, Money employer) {}

    /**
     * What the paid runs of a year bring the plan for one person.
     *
     * @param counted wages that its contributions are counted on
     */
    record MemberOfYear(
            UUID employeeId, String firstName, String lastName, Member member, BigDecimal hours, Money counted) {}

    private static final String WITHHELD = "(l.kind = 'DEDUCTION' and l.code like '401K%')";
    private static final String EMPLOYER = "(l.kind = 'EMPLOYER_CONTRIBUTION' and l.code like '401K%')";

    private final Sql sql;

    PlanMoney(Sql sql) {
        this.sql = sql;
    }

    /** Everybody of a run with money for the plan, in the order of employee numbers. */
    List<Member> membersOf(UUID payRunId) {
        return sql.query("""
                        select c.id, c.employee_number, c.employee_name, c.gross_cents as gross,
                        """ + columns() + """
                        from payable_paycheck c
                            join paycheck_line l on l.practice_group_id = c.practice_group_id
                                and l.paycheck_id = c.id
                        where c.pay_run_id = :run and l.code like '401K%'
                        group by c.id, c.employee_number, c.employee_name, c.gross_cents
                        order by c.employee_number, c.id
                        """).set("run", payRunId).list(PlanMoney::member).stream()
                .filter(member -> !member.total().isZero())
                .toList();
    }

    /** Sums of a year by employee, of everybody who was paid; paid runs only. */
    List<MemberOfYear> membersOfYear(int year) {
        return sql.query("""
                        select l.employee_id, e.employee_number,
                            e.last_name || ', ' || e.first_name as employee_name, e.first_name, e.last_name,
                            coalesce(sum(l.amount_cents) filter (where l.kind = 'EARNING'), 0)::bigint as gross,
                            coalesce(sum(l.hours) filter (where COUNTED), 0) as hours,
                            greatest(coalesce(sum(l.wages_cents) filter (where l.code = '401K-MATCH'), 0),
                                coalesce(sum(l.wages_cents) filter (where l.code = '401K-NON-ELECTIVE'), 0))::bigint
                                as counted,
                        """.replace("COUNTED", PaidHours.COUNTED) + columns() + """
                        from paid_line l
                            join enrollment e on e.practice_group_id = l.practice_group_id and e.id = l.employee_id
                        where l.run_state = 'PAID'
                            and l.counts_on between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                        group by l.employee_id, e.employee_number, e.first_name, e.last_name
                        order by e.employee_number, l.employee_id
                        """)
                .set("year", year)
                .list(row -> new MemberOfYear(
                        row.uuid("employee_id"),
                        row.string("first_name"),
                        row.string("last_name"),
                        member(row),
                        row.decimal("hours"),
                        row.money("counted")));
    }

    /** Paid runs with money for the plan; what a former provider withheld is with the plan already. */
    List<UUID> runs() {
        return sql.query(ofRun("true")).list(row -> row.uuid("pay_run_id"));
    }

    List<OfRun> of(Collection<UUID> payRunIds) {
        return sql.query(ofRun("l.pay_run_id = any(:runs)"))
                .set("runs", payRunIds)
                .list(row -> new OfRun(
                        row.uuid("pay_run_id"), row.date("pay_date"), row.money("withheld"), row.money("employer")));
    }

    private static String ofRun(String which) {
        return """
                select l.pay_run_id, l.pay_date,
                    coalesce(sum(l.amount_cents) filter (where %s), 0)::bigint as withheld,
                    coalesce(sum(l.amount_cents) filter (where %s), 0)::bigint as employer
                from paid_line l
                where l.run_state = 'PAID' and l.run_kind <> 'TAKE_OVER' and l.code like '401K%%' and %s
                group by l.pay_run_id, l.pay_date having sum(l.amount_cents) <> 0
                """.formatted(WITHHELD, EMPLOYER, which);
    }

    private static String columns() {
        return sum("l.code = '" + PayCode.DEFERRAL + "'", "pre_tax")
                + ", " + sum("l.code = '" + PayCode.ROTH_DEFERRAL + "'", "roth")
                + ", " + sum("l.code = '" + PayCode.CATCH_UP + "'", "catch_up")
                + ", " + sum("l.code = '" + PayCode.ROTH_CATCH_UP + "'", "roth_catch_up")
                + ", " + sum("l.code like '" + PayCode.PLAN_LOAN + "%'", "loans")
                + ", " + sum("l.code = '" + PayCode.MATCH + "'", "match")
                + ", " + sum("l.code = '" + PayCode.NON_ELECTIVE + "'", "non_elective")
                + ", " + sum("l.code = '" + PayCode.TRUE_UP + "'", "true_up") + "\n";
    }

    private static String sum(String which, String name) {
        return "coalesce(sum(l.amount_cents) filter (where " + which + "), 0)::bigint as " + name;
    }

    private static Member member(Row row) {
        return new Member(
                row.string("employee_number"),
                row.string("employee_name"),
                row.money("gross"),
                row.money("pre_tax"),
                row.money("roth"),
                row.money("catch_up"),
                row.money("roth_catch_up"),
                row.money("loans"),
                row.money("match"),
                row.money("non_elective"),
                row.money("true_up"));
    }
}
