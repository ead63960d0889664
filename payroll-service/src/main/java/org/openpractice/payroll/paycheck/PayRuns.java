package org.openpractice.payroll.paycheck;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
public class PayRuns implements Records<PayRun> {

    /** Which runs are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("kind")
        PayRun.@Nullable Kind kind;

        @QueryParam("state")
        PayRun.@Nullable State state;

        @QueryParam("payCalendarId")
        @Nullable
        UUID payCalendarId;

        @Parameter(description = "Whoever has a paycheck in the run")
        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @Parameter(description = "Pay date on this day or later")
        @QueryParam("paidFrom")
        @Nullable
        LocalDate paidFrom;

        @Parameter(description = "Pay date on this day or earlier")
        @QueryParam("paidTo")
        @Nullable
        LocalDate paidTo;
    }

    private final Sql sql;

    PayRuns(Sql sql) {
        this.sql = sql;
    }

    /** Whether a period has a regular run that is not reversed. */
    public boolean anyFor(UUID payCalendarId, LocalDate periodStartsOn) {
        return count(
                        "payCalendarId = ?1 and periodStartsOn = ?2 and kind = REGULAR and state <> REVERSED",
                        payCalendarId,
                        periodStartsOn)
                > 0;
    }

    /** The run that voids a paycheck and is not reversed. */
    public Optional<PayRun> voiding(UUID paycheckId) {
        return find("voidsPaycheckId = ?1 and state <> REVERSED", paycheckId).firstResultOptional();
    }

    /** A run of the year, in whichever state but reversed, that is no take-over. */
    public Optional<PayRun> firstOwn(int year) {
        return find(
                        "kind <> TAKE_OVER and state <> REVERSED and countsOn between ?1 and ?2 order by payDate",
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31))
                .firstResultOptional();
    }

    /** Whether something was paid here, or is approved to be, that counts in the year. */
    public boolean anyOwnApproved(int year) {
        return count(
                        "kind <> TAKE_OVER and state in (APPROVED, PAID) and countsOn between ?1 and ?2",
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31))
                > 0;
    }

    /** What a former provider paid in the year. */
    public List<PayRun> takenOver(int year) {
        return list(
                "kind = TAKE_OVER and payDate between ?1 and ?2", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The list of runs. */
    public ListOf<PayRun> list(Asked asked) {
        return list(PayRun.class, asked)
                .search("e.reason", "e.draftedBy", "e.approvedBy", "e.paidBy")
                .where("e.kind = ?", asked.kind)
                .where("e.state = ?", asked.state)
                .where("e.payCalendarId = ?", asked.payCalendarId)
                .where(
                        "exists (select 1 from Paycheck c where c.payRunId = e.id and c.calculation = e.calculation"
                                + " and c.employeeId = ?)",
                        asked.employeeId)
                .where("e.payDate >= ?", asked.paidFrom)
                .where("e.payDate <= ?", asked.paidTo)
                .sort("payDate", LocalDate.class, "e.payDate")
                .sort("periodStartsOn", LocalDate.class, "e.periodStartsOn");
    }

    /**
     * Approved and paid runs of the same tax year that were approved after this one and pay somebody in it: their
     * year-to-date counts on it.
     */
    public List<PayRun> lockedAfter(PayRun run) {
        var ids = sql.query("""
                        select distinct c.pay_run_id from counting_paycheck c join payable_paycheck mine
                            on mine.practice_group_id = c.practice_group_id and mine.employee_id = c.employee_id
                        where mine.pay_run_id = :run and c.pay_run_id <> :run and c.approved_at > :approvedAt
                            and c.counts_on between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                        """)
                .set("run", run.id())
                .set("approvedAt", run.approvedAt())
                .set("year", run.countsOn().getYear())
                .list(row -> row.uuid("pay_run_id"));
        return list("id in ?1 order by payDate", ids);
    }

    /** One approval, payment or reversal of the group at a time: each calculates with what the others made of the year. */
    public void serialize() {
        GroupLock.hold(getEntityManager(), "pay-run");
    }
}
