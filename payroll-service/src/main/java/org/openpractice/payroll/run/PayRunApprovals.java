package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.sql.Sql;

/** Puts together what the approval of a run is about, from the run and the paychecks of its last calculation. */
@ApplicationScoped
class PayRunApprovals {

    /**
     * A paycheck with its lines is one text: a JSON array of the paycheck, then one of each line, in their order. The
     * disposition is the one of the approval; a rate stands in cents, as it did when it had no more than two decimal places. A
     * change of this statement is a change of {@link PayRunApproval#FORM}.
     */
    private static final String PAYCHECKS = """
            select cast(p.id as text) as id, p.employee_number, p.held, p.taxes_cents, p.deductions_cents, p.gross_cents,
                p.reimbursements_cents, p.net_cents, p.employer_taxes_cents,
                case when p.held then 'PAYABLE' else p.disposition end as disposition,
                coalesce(lines.contributions, 0)::bigint as contributions,
                encode(sha256(convert_to(json_build_array(p.id, p.employee_id, p.employee_number, p.employee_name,
                    case when p.held then 'PAYABLE' else p.disposition end, p.refusal, p.gross_cents, p.taxes_cents,
                    p.deductions_cents, p.net_cents, p.employer_taxes_cents, p.input_digest, p.negates_id)::text
                    || coalesce(lines.text, ''), 'UTF8')), 'hex') as digest
            from paycheck p left join lateral (
                select string_agg(json_build_array(l.ordinal, l.kind, l.code, l.description, l.hours,
                        trim_scale(l.rate * 100),
                        l.amount_cents, l.wages_cents, l.year_to_date_cents, l.wages_year_to_date_cents, l.department_id,
                        l.location_id, l.position)::text, '' order by l.ordinal) as text,
                    sum(l.amount_cents) filter (where l.kind = 'EMPLOYER_CONTRIBUTION') as contributions
                from paycheck_line l
                where l.practice_group_id = p.practice_group_id and l.paycheck_id = p.id) lines on true
            where p.pay_run_id = :run and p.calculation = :calculation
            """;

    /** A paycheck as it is signed. */
    private record Signed(
            String id,
            String employeeNumber,
            boolean held,
            String disposition,
            Money gross,
            Money taxes,
            Money deductions,
            Money reimbursements,
            Money net,
            Money employerTaxes,
            Money contributions,
            String digest) {}

    private final Sql sql;

    PayRunApprovals(Sql sql) {
        this.sql = sql;
    }

    PayRunApproval of(PayRun run) {
        var rows = sql.query(PAYCHECKS)
                .set("run", run.id())
                .set("calculation", run.calculation())
                .list(row -> new Signed(
                        row.string("id"),
                        row.string("employee_number"),
                        row.flag("held"),
                        row.string("disposition"),
                        row.money("gross_cents"),
                        row.money("taxes_cents"),
                        row.money("deductions_cents"),
                        row.money("reimbursements_cents"),
                        row.money("net_cents"),
                        row.money("employer_taxes_cents"),
                        row.money("contributions"),
                        row.string("digest")));
        // The run itself shows what it pays; whoever was held since is no longer in it.
        Predicate<Signed> held = Signed::held;
        Predicate<Signed> payable = row -> row.disposition().equals("PAYABLE");
        var reimbursements = sum(rows, payable, Signed::reimbursements);
        var totals = run.totals();
        var period = run.period();
        var paychecks = new TreeMap<String, String>();
        rows.forEach(row ->
                paychecks.put(row.id(), "%s %s %s".formatted(row.employeeNumber(), row.disposition(), row.digest())));
        return new PayRunApproval(
                PayRunApproval.FORM,
                run.id(),
                run.kind(),
                run.reason(),
                run.warnings(),
                run.voidsPaycheckId(),
                run.payCalendarId(),
                period.startsOn(),
                period.endsOn(),
                period.payDate(),
                run.since(),
                run.calculation(),
                totals.employees() + (int) rows.stream().filter(held).count(),
                totals.gross().plus(sum(rows, held, Signed::gross)),
                sum(rows, payable, Signed::taxes),
                sum(rows, payable, Signed::deductions),
                reimbursements.isZero() ? null : reimbursements,
                totals.net().plus(sum(rows, held, Signed::net)),
                totals.employerTaxes().plus(sum(rows, held, Signed::employerTaxes)),
                sum(rows, payable, Signed::contributions),
                (int) rows.stream().filter(payable.negate()).count(),
                paychecks);
    }

    private static Money sum(List<Signed> rows, Predicate<Signed> which, Function<Signed, Money> amount) {
        return Money.sum(rows.stream().filter(which).map(amount).toList());
    }
}
