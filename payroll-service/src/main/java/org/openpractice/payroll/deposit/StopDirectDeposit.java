package org.openpractice.payroll.deposit;

import static org.openpractice.platform.audit.Verb.STOPPED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.outbox.Outbox;

/**
 * Stops every account of somebody at once, for example because one is in wrong hands; pay goes out by check until accounts
 * are proposed and verified anew. One person may do it: it moves no money anywhere. A deposit in a file that has not left is
 * left out at its release.
 */
@ApplicationScoped
class StopDirectDeposit {

    /** @param reason kept with the accounts */
    @Schema(name = "StopDirectDeposit")
    public record Request(@NotBlank @Size(max = 200) String reason) {}

    private final Enrollments enrollments;
    private final DirectDeposits deposits;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    StopDirectDeposit(Enrollments enrollments, DirectDeposits deposits, Outbox outbox, Audit audit, Clock clock) {
        this.enrollments = enrollments;
        this.deposits = deposits;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void stop(UUID employeeId, Request request) {
        var enrollment = enrollments.get(employeeId);
        for (var change : deposits.changesOf(employeeId)) {
            if (change.state() == DirectDepositChange.State.PROPOSED) {
                change.supersede();
            }
        }
        deposits.accountsOf(employeeId).forEach(account -> account.stop(request.reason()));
        audit.record(STOPPED, "direct-deposit", employeeId);
        enrollments.touch(enrollment);
        outbox.append(enrollment.changed(LocalDate.now(clock)));
    }
}
