package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.time.BusinessDays;

/**
 * Marks a tax deposit as made and gives what its payment must say. Refuses
 * {@link FilingProblem#TAX_DEPOSIT_NOT_OWED} and {@link PayCalendarProblem#NOT_A_BANKING_DAY}.
 */
@ApplicationScoped
class MarkDeposit {

    /**
     * @param settlesOn banking day on which the money reaches the Treasury
     * @param amount the whole balance when not given
     */
    @Schema(name = "MarkTaxDeposit")
    public record Request(
            @NotNull LocalDate settlesOn, @Nullable Money amount) {

        public Request {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero");
            }
        }
    }

    private final DepositCalendar calendar;
    private final TaxDeposits deposits;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    MarkDeposit(DepositCalendar calendar, TaxDeposits deposits, Audit audit, Actor actor, Clock clock) {
        this.calendar = calendar;
        this.deposits = deposits;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public TaxDeposit mark(UUID obligationId, Request request) {
        deposits.serialize();
        var owed = calendar.find(obligationId).orElseThrow(PlatformProblem::notFound);
        var amount = request.amount() == null ? owed.balance() : request.amount();
        if (!owed.balance().isPositive() || amount.compareTo(owed.balance()) > 0) {
            throw FilingProblem.TAX_DEPOSIT_NOT_OWED.because("Of %s, %s is deposited; %s is left"
                    .formatted(
                            owed.liability().amount(),
                            owed.paid().amount(),
                            owed.balance().amount()));
        }
        if (!BusinessDays.BANKING.isBusinessDay(request.settlesOn())) {
            throw PayCalendarProblem.NOT_A_BANKING_DAY.because("No payment settles on %s; the next banking day is %s"
                    .formatted(request.settlesOn(), BusinessDays.BANKING.onOrAfter(request.settlesOn())));
        }
        var deposit = new TaxDeposit(owed, owed.split().scaledTo(amount), request.settlesOn(), Stamp.of(actor, clock));
        deposits.persist(deposit);
        audit.record(Verb.PAID, "tax-deposit", deposit.id());
        return deposit;
    }
}
