package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.ids.Ids;

/** The calculations of runs, numbered. */
@ApplicationScoped
class PayRunCalculations {

    private final EntityManager entities;

    PayRunCalculations(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the next number of a run, so that its paychecks are told from those of every other calculation. */
    int begin(PayRun run, String by, Instant at) {
        return ((Number) entities.createNativeQuery("""
                        insert into pay_run_calculation (id, pay_run_id, number, run_version, started_by, started_at)
                        select :id, :run, coalesce(max(number), :last) + 1, :version, :by, :at
                        from pay_run_calculation where pay_run_id = :run
                        returning number
                        """)
                        .setParameter("id", Ids.next())
                        .setParameter("run", run.id())
                        .setParameter("last", run.calculation())
                        .setParameter("version", run.version())
                        .setParameter("by", by)
                        .setParameter("at", at)
                        .getSingleResult())
                .intValue();
    }

    /** Version the run had when its calculation began. */
    long runVersionOf(UUID payRunId, int number) {
        return ((Number) entities.createNativeQuery(
                                "select run_version from pay_run_calculation where pay_run_id = :run and number = :number")
                        .setParameter("run", payRunId)
                        .setParameter("number", number)
                        .getSingleResult())
                .longValue();
    }
}
