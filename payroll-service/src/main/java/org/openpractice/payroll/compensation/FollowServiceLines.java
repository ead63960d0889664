package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.contracts.billing.ServiceLineEvent;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLinePosted;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLineTakenBack;

/** A posted line is credited to whoever performed it; the last payment taken back takes the credit back. */
@ApplicationScoped
public class FollowServiceLines {

    private final CreditWork creditWork;

    FollowServiceLines(CreditWork creditWork) {
        this.creditWork = creditWork;
    }

    public void follow(ServiceLineEvent event) {
        switch (event) {
            case ServiceLinePosted posted ->
                creditWork.answered(new CreditWork.Posting(
                        posted.renderingEmployeeId(),
                        posted.claimId(),
                        posted.lineNumber(),
                        LineStage.POSTED,
                        posted.remittanceId(),
                        posted.procedureCode(),
                        posted.modifiers(),
                        posted.units(),
                        posted.serviceDate(),
                        posted.postedOn(),
                        posted.personallyPerformed(),
                        null));
            case ServiceLineTakenBack takenBack ->
                creditWork.answerTakenBack(
                        new CreditWork.LineKey(takenBack.claimId(), takenBack.lineNumber(), LineStage.POSTED),
                        takenBack.takenBackOn());
        }
    }
}
