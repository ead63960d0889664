package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;

/** Puts together what the approval of a run is about, from the run and the paychecks of its last calculation. */
@ApplicationScoped
class PayRunApprovals {

    /**
     * A paycheck with its lines is one text: a JSON array of the paycheck, then one of each line, in their order. The
     * disposition is the one of the approval. A change of this statement is a change of {@link PayRunApproval#FORM}.
     */
    private static final String PAYCHECKS = """
            select cast(p.id as text) as id, p.employee_number, p.held, p.taxes_cents, p.deductions_cents, p.gross_cents,
                p.net_cents, p.employer_taxes_cents,
                case when p.held then 'PAYABLE' else p.disposition end as disposition,
                coalesce(lines.contributions, 0)::bigint as contributions,
                encode(sha256(convert_to(json_build_array(p.id, p.employee_id, p.employee_number, p.employee_name,
                    case when p.held then 'PAYABLE' else p.disposition end, p.refusal, p.gross_cents, p.taxes_cents,
                    p.deductions_cents, p.net_cents, p.employer_taxes_cents, p.input_digest, p.negates_id)::text
                    || coalesce(lines.text, ''), 'UTF8')), 'hex') as digest
            from paycheck p left join lateral (
                select string_agg(json_build_array(l.ordinal, l.kind, l.code, l.description, l.hours, l.rate_cents,
                        l.amount_cents, l.wages_cents, l.year_to_date_cents, l.wages_year_to_date_cents, l.department_id,
                        l.location_id, l.position)::text, '' order by l.ordinal) as text,
                    sum(l.amount_cents) filter (where l.kind = 'EMPLOYER_CONTRIBUTION') as contributions
                from paycheck_line l
                where l.practice_group_id = p.practice_group_id and l.paycheck_id = p.id) lines on true
            where p.pay_run_id = :run and p.calculation = :calculation
            """;

    private final EntityManager entities;

    PayRunApprovals(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    PayRunApproval of(PayRun run) {
        List<Tuple> rows = entities.createNativeQuery(PAYCHECKS, Tuple.class)
                .setParameter("run", run.id())
                .setParameter("calculation", run.calculation())
                .getResultList();
        // The run itself shows what it pays; whoever was held since is no longer in it.
        Predicate<Tuple> held = row -> row.get("held", Boolean.class);
        Predicate<Tuple> payable = row -> row.get("disposition", String.class).equals("PAYABLE");
        var totals = run.totals();
        var period = run.period();
        var paychecks = new TreeMap<String, String>();
        rows.forEach(row -> paychecks.put(
                row.get("id", String.class),
                "%s %s %s"
                        .formatted(
                                row.get("employee_number", String.class),
                                row.get("disposition", String.class),
                                row.get("digest", String.class))));
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
                totals.gross().plus(sum(rows, held, "gross_cents")),
                sum(rows, payable, "taxes_cents"),
                sum(rows, payable, "deductions_cents"),
                totals.net().plus(sum(rows, held, "net_cents")),
                totals.employerTaxes().plus(sum(rows, held, "employer_taxes_cents")),
                sum(rows, payable, "contributions"),
                (int) rows.stream().filter(payable.negate()).count(),
                paychecks);
    }

    private static Money sum(List<Tuple> rows, Predicate<Tuple> which, String column) {
        return Money.sum(rows.stream()
                .filter(which)
                .map(row -> Money.ofCents(row.get(column, Long.class)))
                .toList());
    }
}
