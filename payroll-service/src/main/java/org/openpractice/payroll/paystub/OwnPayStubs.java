package org.openpractice.payroll.paystub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.login.OwnRecord;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The stubs of the person who asks. */
@ApplicationScoped
class OwnPayStubs {

    /** Which stubs are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Paid on this day or later")
        @QueryParam("payDateFrom")
        @Nullable
        LocalDate payDateFrom;

        @Parameter(description = "Paid on this day or earlier")
        @QueryParam("payDateTo")
        @Nullable
        LocalDate payDateTo;
    }

    private static final String PAY_DATE = "(select r.payDate from PayRun r where r.id = e.payRunId)";

    private final OwnRecord ownRecord;
    private final Paychecks paychecks;
    private final IssuePaystub issuePaystub;
    private final EntityManager entities;
    private final Audit audit;

    OwnPayStubs(
            OwnRecord ownRecord, Paychecks paychecks, IssuePaystub issuePaystub, EntityManager entities, Audit audit) {
        this.ownRecord = ownRecord;
        this.paychecks = paychecks;
        this.issuePaystub = issuePaystub;
        this.entities = entities;
        this.audit = audit;
    }

    /** Paychecks with a stub: those that were paid. */
    ListOf<Paycheck> list(Asked asked) {
        audit.record(Verb.READ, "paystub", null);
        return ListOf.entities(entities, Paycheck.class, asked)
                .where("e.employeeId = ?", ownRecord.employee())
                .where("e.disposition = ?", Paycheck.Disposition.PAYABLE)
                .where("""
                        exists (select 1 from PayRun r
                            where r.id = e.payRunId and r.calculation = e.calculation and r.kind <> TAKE_OVER
                                and r.state = ?)
                        """, PayRun.State.PAID)
                .where(PAY_DATE + " >= ?", asked.payDateFrom)
                .where(PAY_DATE + " <= ?", asked.payDateTo)
                .search("e.employeeName", "e.employeeNumber")
                .sort("payDate", LocalDate.class, PAY_DATE);
    }

    /**
     * One stub.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found} also for a paycheck of somebody else,
     *     {@code paycheck-not-paid}
     */
    @Transactional
    public Paystub read(UUID paycheckId) {
        var employee = ownRecord.employee();
        return paychecks
                .findByIdOptional(paycheckId)
                .filter(paycheck -> paycheck.employeeId().equals(employee))
                .map(paycheck -> issuePaystub.issue(paycheck.id()))
                .orElseThrow(PlatformProblem::notFound);
    }
}
