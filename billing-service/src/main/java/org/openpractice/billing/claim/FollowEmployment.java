package org.openpractice.billing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.billing.provider.BillingBlock.Reason;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.billing.provider.RenderingProviders;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;

/** Who may render services: providers come, and what they render after they left, or before they ever came, is held. */
@ApplicationScoped
public class FollowEmployment {

    private final RenderingProviders providers;
    private final BillingBlocks blocks;
    private final HoldClaims holdClaims;

    FollowEmployment(RenderingProviders providers, BillingBlocks blocks, HoldClaims holdClaims) {
        this.providers = providers;
        this.blocks = blocks;
        this.holdClaims = holdClaims;
    }

    public void follow(EmploymentEvent event, UUID eventId) {
        switch (event) {
            case EmployeeHired hired -> providers.follow(hired.employeeId(), hired.person(), hired.assignment());
            case EmployeeChanged changed ->
                providers.follow(changed.employeeId(), changed.person(), changed.assignment());
            case EmployeeTerminated left -> {
                blocks.begin(
                        left.employeeId(),
                        Reason.LEFT,
                        left.employeeId(),
                        left.lastDay().plusDays(1),
                        eventId);
                holdClaims.reconsider(left.employeeId(), eventId);
            }
            case EmployeeEndCorrected corrected -> {
                blocks.begin(
                        corrected.employeeId(),
                        Reason.LEFT,
                        corrected.employeeId(),
                        corrected.lastDay().plusDays(1),
                        eventId);
                holdClaims.reconsider(corrected.employeeId(), eventId);
            }
            case EmployeeEndWithdrawn withdrawn -> {
                blocks.annul(withdrawn.employeeId(), Reason.LEFT, withdrawn.employeeId());
                holdClaims.reconsider(withdrawn.employeeId(), eventId);
            }
            case EmployeeHireCanceled canceled -> {
                blocks.begin(canceled.employeeId(), Reason.LEFT, canceled.employeeId(), canceled.startsOn(), eventId);
                holdClaims.reconsider(canceled.employeeId(), eventId);
            }
            case EmployeeRehired rehired -> {
                providers.follow(rehired.employeeId(), rehired.person(), rehired.assignment());
                blocks.end(rehired.employeeId(), Reason.LEFT, rehired.startsOn());
                holdClaims.reconsider(rehired.employeeId(), eventId);
            }
        }
    }
}
