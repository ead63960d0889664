package org.openpractice.payroll.statetax;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** What the group decided about the withholding of a state, from a pay date on. */
@Entity
class StateWithholdingSetting {

    @Id
    private UUID id;

    private String state;

    private LocalDate effectiveFrom;

    private boolean federalFormContinues;

    @SuppressWarnings("NullAway.Init")
    protected StateWithholdingSetting() {}

    StateWithholdingSetting(String state, LocalDate effectiveFrom, boolean federalFormContinues) {
        this.id = Ids.next();
        this.state = state;
        this.effectiveFrom = effectiveFrom;
        this.federalFormContinues = federalFormContinues;
    }

    UUID id() {
        return id;
    }

    String state() {
        return state;
    }

    LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    boolean federalFormContinues() {
        return federalFormContinues;
    }
}
