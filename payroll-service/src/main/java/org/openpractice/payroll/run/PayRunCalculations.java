package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Sql;

/** The calculations of runs, numbered. */
@ApplicationScoped
class PayRunCalculations {

    private final Sql sql;

    PayRunCalculations(Sql sql) {
        this.sql = sql;
    }

    /** Takes the next number of a run, so that its paychecks are told from those of every other calculation. */
    int begin(PayRun run, String by, Instant at) {
        return sql.query("""
                        insert into pay_run_calculation (id, pay_run_id, number, run_version, started_by, started_at)
                        select :id, :run, coalesce(max(number), :last) + 1, :version, :by, :at
                        from pay_run_calculation where pay_run_id = :run
                        returning number
                        """)
                .set("id", Ids.next())
                .set("run", run.id())
                .set("last", run.calculation())
                .set("version", run.version())
                .set("by", by)
                .set("at", at)
                .one(row -> row.integer("number"));
    }

    /** Version the run had when its calculation began. */
    long runVersionOf(UUID payRunId, int number) {
        return sql.query("select run_version from pay_run_calculation where pay_run_id = :run and number = :number")
                .set("run", payRunId)
                .set("number", number)
                .one(row -> row.number("run_version"));
    }
}
