package org.openpractice.payroll.flag;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;
import org.openpractice.platform.outbox.Outbox;

/**
 * An excluded person's pay is flagged, for no federal program pays for what they do (42 CFR 1001.1901). The flag stands
 * on its own: it may come before the person is enrolled.
 */
@ApplicationScoped
public class FlagPay {

    private final PayFlags flags;
    private final Outbox outbox;

    FlagPay(PayFlags flags, Outbox outbox) {
        this.flags = flags;
        this.outbox = outbox;
    }

    public void follow(ExclusionEvent event, UUID eventId) {
        switch (event) {
            case ExclusionConfirmed confirmed -> {
                var flag = new PayFlag(confirmed.employeeId(), confirmed.matchId(), confirmed.excludedOn(), eventId);
                flags.persist(flag);
                outbox.append(flag.flagged());
            }
            // Sent when no confirmed match of the person remains, whichever of them it names.
            case ExclusionLifted lifted ->
                flags.standing(lifted.employeeId())
                        .forEach(flag -> outbox.append(flag.lift(lifted.reinstatedOn(), eventId)));
            // A confirmation that was overturned: the person was never excluded, so no pay stays held for it.
            case ExclusionDismissed dismissed ->
                flags.ofMatch(dismissed.matchId()).stream()
                        .filter(flag -> !flag.isAnnulled())
                        .forEach(flag -> outbox.append(flag.annul(eventId)));
            case ExclusionSuspected _, ScreeningCleared _ -> {}
        }
    }
}
