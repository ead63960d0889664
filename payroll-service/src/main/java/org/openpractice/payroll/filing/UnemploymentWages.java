package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.sql.Sql;

/** What Form 940 asks of everybody's year, added up in the database. */
@ApplicationScoped
class UnemploymentWages {

    private static final String PAID_PAYCHECKS = """
            from paid_line l
            where l.run_state = 'PAID' and l.counts_on between :from and :to
            """;

    private final Sql sql;

    UnemploymentWages(Sql sql) {
        this.sql = sql;
    }

    Form940.Payments payments(LocalDate from, LocalDate to, Money wageBase) {
        return sql.query("""
                        select coalesce(sum(total), 0)::bigint as total, coalesce(sum(fringe), 0)::bigint as fringe,
                            coalesce(sum(life), 0)::bigint as life,
                            coalesce(sum(retirement), 0)::bigint as retirement,
                            coalesce(sum(greatest(total - fringe - life - retirement - :wageBase, 0)), 0)::bigint as excess
                        from (
                            select l.employee_id,
                                coalesce(sum(l.amount_cents)
                                    filter (where l.kind in ('EARNING', 'NONCASH', 'EMPLOYER_CONTRIBUTION')), 0) as total,
                                coalesce(sum(l.amount_cents) filter (where l.kind = 'NONCASH'), 0) as life,
                                coalesce(sum(l.amount_cents)
                                    filter (where l.kind = 'DEDUCTION'
                                            and (l.code like :cafeteria or l.code = :hsa)
                                        or l.kind = 'EMPLOYER_CONTRIBUTION' and l.code not like :plan), 0) as fringe,
                                coalesce(sum(l.amount_cents)
                                    filter (where l.kind = 'EMPLOYER_CONTRIBUTION' and l.code like :plan), 0)
                                    as retirement
                        """ + PAID_PAYCHECKS + " group by l.employee_id) each_employee")
                .set("from", from)
                .set("to", to)
                .set("wageBase", wageBase.cents())
                .set("cafeteria", PayCode.SECTION_125 + "%")
                .set("hsa", PayCode.HSA)
                .set("plan", PayCode.DEFERRAL + "%")
                .one(row -> new Form940.Payments(
                        row.money("total"),
                        row.money("fringe"),
                        row.money("life"),
                        row.money("retirement"),
                        row.money("excess")));
    }

    /**
     * FUTA wages by the state whose unemployment contribution stands on the same paycheck; empty for none or several. A line
     * that only tells the year of a state where somebody worked before has no wages.
     */
    Map<String, Money> byState(LocalDate from, LocalDate to) {
        var byState = new TreeMap<String, Money>();
        sql.query("""
                        select state, sum(wages)::bigint as wages from (
                            select l.paycheck_id,
                                coalesce(sum(l.wages_cents) filter (where l.code = :futa), 0) as wages,
                                case when count(distinct l.code)
                                        filter (where l.code like :suta and l.wages_cents is not null) = 1
                                    then substring(max(l.code)
                                        filter (where l.code like :suta and l.wages_cents is not null) from 4 for 2)
                                    else '' end as state
                        """ + PAID_PAYCHECKS + """
                             and l.kind = 'EMPLOYER_TAX' group by l.paycheck_id) each_paycheck
                        where wages <> 0 group by state
                        """)
                .set("from", from)
                .set("to", to)
                .set("futa", PayCode.FUTA)
                .set("suta", PayCode.stateUnemployment("__"))
                .each(row -> byState.put(row.string("state"), row.money("wages")));
        return byState;
    }
}
