package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.text.HasLines;

/** Makes a paper check worth nothing; its number stays in the register. Refuses {@link PaymentProblem#PAYMENT_STATE}. */
@ApplicationScoped
class VoidCheck {

    /** Why a check is void. */
    public enum Reason {
        /** Lost or stolen; the bank was told to stop it. */
        STOPPED,
        /** The paper is here again. */
        RETURNED_TO_US,
        /** Misprinted or damaged. */
        SPOILED
    }

    @Schema(name = "VoidCheck")
    public record Request(
            @NotNull Reason reason,
            @HasLines @Size(min = 1, max = 500) @Nullable String note) {}

    private final Payments payments;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    VoidCheck(Payments payments, Audit audit, Actor actor, Clock clock) {
        this.payments = payments;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public Payment voidCheck(long number, Request request) {
        var payment = payments.check(number).orElseThrow(PlatformProblem::notFound);
        payment.voidCheck(
                request.note() == null ? request.reason().name() : request.reason() + ": " + request.note(),
                actor.name(),
                clock.instant());
        audit.record(Verb.VOIDED, "check", payment.id());
        return payment;
    }
}
