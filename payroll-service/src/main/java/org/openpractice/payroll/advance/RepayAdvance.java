package org.openpractice.payroll.advance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

/**
 * Records what somebody repaid of an advance directly. The bank account and the receivable are booked by whoever books the
 * deposit. Refuses {@code not-found}, {@link AdvanceProblem#ADVANCE_NOT_PAID} and {@link AdvanceProblem#ADVANCE_OVERPAID}.
 */
@ApplicationScoped
class RepayAdvance {

    /** @param reference for example the number of the check */
    @Schema(name = "RepayAdvance")
    public record Request(
            @NotNull Money amount,
            @NotNull @PastOrPresent LocalDate receivedOn,
            @Nullable @Size(max = 100) String reference) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public Request {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero");
            }
        }
    }

    private final PayAdvances advances;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    RepayAdvance(PayAdvances advances, Actor actor, Audit audit, Clock clock) {
        this.advances = advances;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PayAdvance repay(UUID id, Request request) {
        var advance = advances.lock(id);
        var balance = advances.balance(advance);
        if (!balance.isPaidOut()) {
            throw AdvanceProblem.ADVANCE_NOT_PAID.because("No paycheck that counts has paid it out");
        }
        if (request.amount().compareTo(balance.owed()) > 0) {
            throw AdvanceProblem.ADVANCE_OVERPAID.because("Owed is %s, repaid would be %s"
                    .formatted(balance.owed().amount(), request.amount().amount()));
        }
        advances.keep(new AdvanceRepayment(id, request, Stamp.of(actor, clock)));
        audit.record(Verb.RECORDED, "advance-repayment", id);
        return advance;
    }
}
