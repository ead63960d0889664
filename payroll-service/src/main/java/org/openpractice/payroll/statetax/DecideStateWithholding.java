package org.openpractice.payroll.statetax;

import static org.openpractice.platform.audit.Verb.DECIDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;

/** Decides what a state leaves to the employer: whether a federal Form W-4 of before 2020 continues to stand for its form. */
@ApplicationScoped
class DecideStateWithholding {

    /**
     * @param effectiveFrom first pay date
     * @param federalFormContinues true: of somebody without the state's form, status and allowances of the federal Form W-4
     *     of before 2020 count; false: what the state says of employees without a form
     */
    @Schema(name = "DecideStateWithholding")
    public record Request(
            @NotNull LocalDate effectiveFrom, @NotNull Boolean federalFormContinues) {}

    private final StateWithholdingSettings settings;
    private final StateTables tables;
    private final Audit audit;

    DecideStateWithholding(StateWithholdingSettings settings, StateTables tables, Audit audit) {
        this.settings = settings;
        this.tables = tables;
        this.audit = audit;
    }

    /** Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE} and {@link StateTaxProblem#STATE_NOTHING_TO_DECIDE}. */
    @Transactional
    public StateWithholdingSetting decide(String state, Request request) {
        if (tables.form(state).continuing().isEmpty()) {
            throw StateTaxProblem.STATE_NOTHING_TO_DECIDE.because(
                    state + ": that a federal Form W-4 of before 2020 may continue is confirmed for California only");
        }
        var setting = new StateWithholdingSetting(state, request.effectiveFrom(), request.federalFormContinues());
        settings.persist(setting);
        audit.record(DECIDED, "state-withholding-setting", setting.id());
        return setting;
    }
}
