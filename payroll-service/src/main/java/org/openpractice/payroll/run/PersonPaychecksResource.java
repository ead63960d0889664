package org.openpractice.payroll.run;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** The paychecks of one person, over all runs. */
@Path("/enrollments/{employeeId}/paychecks")
@RunOnVirtualThread
class PersonPaychecksResource {

    /**
     * A paycheck with what matters of its run.
     *
     * @param negatesId paycheck that it voids; null of a paycheck that pays something
     * @param voidedByRunId paid run that voided it; null when none did
     */
    @Schema(name = "PersonPaycheck")
    public record PersonPaycheck(
            UUID paycheckId,
            UUID payRunId,
            PayRun.Kind kind,
            PayRun.State state,
            LocalDate payDate,
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            Paycheck.Disposition disposition,
            @Nullable UUID negatesId,
            @Nullable UUID voidedByRunId,
            Money gross,
            Money taxes,
            Money deductions,
            Money reimbursements,
            Money net) {

        static PersonPaycheck of(Paycheck paycheck, PayRun run) {
            var period = run.period();
            return new PersonPaycheck(
                    paycheck.id(),
                    run.id(),
                    run.kind(),
                    run.state(),
                    run.payDate(),
                    period.startsOn(),
                    period.endsOn(),
                    paycheck.disposition(),
                    paycheck.negatesId(),
                    paycheck.voidedByRunId(),
                    paycheck.gross(),
                    paycheck.taxes(),
                    paycheck.deductions(),
                    paycheck.reimbursements(),
                    paycheck.net());
        }
    }

    private final Enrollments enrollments;
    private final Paychecks paychecks;
    private final PayRuns runs;
    private final Audit audit;

    PersonPaychecksResource(Enrollments enrollments, Paychecks paychecks, PayRuns runs, Audit audit) {
        this.enrollments = enrollments;
        this.paychecks = paychecks;
        this.runs = runs;
        this.audit = audit;
    }

    /** The last calculation of each run with this person in it, paid or not. */
    @GET
    @SortedBy("payDate")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Page<PersonPaycheck> list(UUID employeeId, @BeanParam @Valid Paychecks.AskedOfPerson asked) {
        enrollments.get(employeeId);
        audit.record(Verb.READ, "paychecks", employeeId);
        return paychecks.list(employeeId, asked).pageOf(shown -> {
            var of = runs.byId(shown.stream().map(Paycheck::payRunId).collect(Collectors.toSet()));
            return paycheck -> PersonPaycheck.of(paycheck, Objects.requireNonNull(of.get(paycheck.payRunId())));
        });
    }
}
