package org.openpractice.payroll.deposit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.text.HasLines;

/**
 * A second person verifies many proposed changes of accounts in one step, each by the rules of {@link DecideDirectDeposit}
 * and in a transaction of its own: one that is refused, for example the person's own, stops no other.
 */
@ApplicationScoped
class VerifyDirectDeposits {

    private static final int MOST = 2000;

    /**
     * @param changeIds as {@code GET /direct-deposit-changes?state=PROPOSED} lists them
     * @param method how the person made sure of each of them; never by the way the changes came
     * @param note with whom, on which known number, which document
     * @param prenoteWaivedBecause why money may go without a prenote; absent when a prenote goes first
     */
    @Schema(name = "VerifyDirectDeposits")
    public record Request(
            @NotEmpty @Size(max = MOST) @EachOnce List<@NotNull UUID> changeIds,
            @NotNull DirectDepositChange.Method method,
            @HasLines @NotBlank @Size(max = 500) String note,
            @HasLines @Size(min = 1, max = 500) @Nullable String prenoteWaivedBecause) {}

    /**
     * What became of them.
     *
     * @param verified pay may follow these
     * @param left what stays as it was
     */
    @Schema(name = "VerifiedDirectDeposits")
    public record Outcome(List<UUID> verified, List<Left> left) {

        /**
         * @param type of the problem document that this one alone would have had
         * @param detail why it was left
         */
        @Schema(name = "DirectDepositLeft")
        public record Left(UUID changeId, String type, String detail) {}
    }

    private final DecideDirectDeposit decide;
    private final DirectDeposits deposits;

    VerifyDirectDeposits(DecideDirectDeposit decide, DirectDeposits deposits) {
        this.decide = decide;
        this.deposits = deposits;
    }

    /** Where none can be verified, refuses what was refused of the first. */
    Outcome verify(Request request) {
        var verification =
                new DecideDirectDeposit.Verification(request.method(), request.note(), request.prenoteWaivedBecause());
        var verified = new ArrayList<UUID>();
        var left = new ArrayList<Outcome.Left>();
        ProblemException first = null;
        for (var changeId : request.changeIds()) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    var change = deposits.change(changeId);
                    decide.verify(change.enrollmentId(), changeId, verification);
                });
                verified.add(changeId);
            } catch (ProblemException refused) {
                first = first == null ? refused : first;
                left.add(
                        new Outcome.Left(changeId, "/problems/" + refused.type().slug(), refused.detail()));
            }
        }
        if (first != null && verified.isEmpty()) {
            throw first;
        }
        return new Outcome(List.copyOf(verified), List.copyOf(left));
    }
}
